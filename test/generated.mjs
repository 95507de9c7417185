// A network as large as they come, made up: 200 communes on a map, fifteen
// themes, needs and practices, sheets and adoptions that learn from each other.
// No chance is in it: every run writes the same files.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, temporary } from './networks.mjs';

const communes = 200;
const themes = 15;
const sheets = 240;

// generated builds that network, for the address base.
export function generated({ lang = 'fr', base } = {}) {
  const source = temporary();
  for (const folder of ['sheets', 'communes', 'adoptions', 'meetings']) mkdirSync(join(source, 'content', folder), { recursive: true });
  const write = (file, ...lines) => writeFileSync(join(source, 'content', file), `${lines.flat().join('\n')}\n`);
  write('network.yaml', networkFile(lang));
  for (let i = 0; i < sheets; i++) write(`sheets/fiche-${i}.md`, sheetFile(i));
  for (let i = 0; i < communes; i += 2) write(`communes/c${i}.md`, diagnosticFile(i));
  for (let i = 0; i < sheets; i += 3) adoptionFiles(i).forEach((lines, n) => write(`adoptions/a${i}-${n}.md`, lines));
  write('meetings/2023-10-12.md', '---', 'title: Rencontre', 'date: 2023-10-12', 'status: held', 'attendance:', `  communes: [${list(60, (i) => `c${i * 3}`)}]`, '---');
  return build(`200 communes (${lang})`, source, base);
}

const list = (n, make) => Array.from({ length: n }, (_, i) => make(i)).join(', ');
const year = (i) => 2021 + (i % 3);

function networkFile(lang) {
  return [
    `name: ${lang === 'fr' ? 'Grand réseau' : 'Large network'}`,
    'description: Deux cents communes inventées, pour voir si tout se lit encore.',
    `lang: ${lang}`,
    'programme: {from: 2021, to: 2025}',
    'as_of: 2024-06-30',
    'repository: {url: "https://forge.example.org/reseau", branch: main, forge: gitlab}',
    'communes:',
    ...Array.from({ length: communes }, (_, i) => {
      const [lat, lon] = [44 + ((i * 0.7549) % 1), 2 + ((i * 0.5698) % 1) * 1.4].map((degrees) => degrees.toFixed(4)); // spread evenly
      return `  - {id: c${i}, name: Commune numéro ${i}, code: "${10000 + i}", population: ${300 + ((i * 7919) % 40000)}, lat: ${lat}, lon: ${lon}}`;
    }),
    'themes:',
    ...Array.from({ length: themes }, (_, i) => `  - {id: t${i}, name: Thème ${i}, summary: Un sujet parmi quinze.}`),
    'indicators:',
    '  - {id: dechets, name: Déchets évités, unit: t, total: sum}',
    '  - {id: bacs, name: Bacs en service, total: last}',
    'objectives:',
    '  - {id: chacune, name: Une action par commune et par an, measure: actions-done, target: 1, per: year, for_each: commune, from: 2023}',
    '  - {id: tonnes, name: Mille tonnes, indicator: dechets, target: 1000}',
    '  - {id: rencontres, name: Une rencontre par an, measure: meetings-held, target: 1, per: year}',
  ];
}

function sheetFile(i) {
  return [
    '---',
    `title: Fiche numéro ${i}`,
    `commune: c${(i * 3) % communes}`,
    `theme: t${i % themes}`,
    `status: ${['in-place', 'done', 'ongoing', 'planned', 'abandoned'][i % 5]}`,
    `date: ${year(i)}-03-01`,
    `period: {from: ${year(i)}, to: ${year(i)}}`,
    'means:',
    `  people: [{who: Agents, hours: ${10 + (i % 40)}, year: ${year(i)}}]`,
    `  cost: {amount: ${100 + 10 * i}, kind: operating, year: ${year(i)}}`,
    `  funding: [{by: Département, amount: ${i}}]`,
    '  technical: none',
    'results:',
    `  - {indicator: dechets, year: ${year(i)}, value: ${1 + (i % 9)}}`,
    'objectives:',
    '  targets:',
    `    - {indicator: dechets, target: 5, by: ${year(i)}}`,
    '---',
  ];
}

function diagnosticFile(i) {
  return [
    '---',
    'interview: {date: 2021-06, status: done}',
    'practices:',
    `  - {theme: t${i % themes}, text: Une pratique, since: 2020, offers: [visit]}`,
    'needs:',
    `  - {theme: t${(i + 4) % themes}, text: Un besoin bien précis, since: 2022}`,
    `  - {theme: t${(i + 9) % themes}, text: Un besoin discret, public: false}`,
    '---',
  ];
}

// adoptionFiles are three communes that took up sheet i, each from the one
// before.
function adoptionFiles(i) {
  const chain = [1, 2, 3].map((step) => `c${((i * 3) + step) % communes}`);
  return chain.map((commune, n) => [
    '---',
    `sheet: fiche-${i}`,
    `commune: ${commune}`,
    `from: ${n === 0 ? `c${(i * 3) % communes}` : chain[n - 1]}`,
    `started: 2023-0${n + 1}`,
    ...(n === 2 ? ['abandoned: 2024-02'] : ['in-place: 2023-09']),
    ...(n === 1 ? [] : [`means: {people: {who: Agents, hours: ${6 * n + 3}, year: 2023}, cost: {amount: ${100 * n + 70}, kind: operating, year: 2023}, funding: none}`]),
    'results:',
    `  - {indicator: dechets, year: 2023, value: ${n + 1}}`,
    '---',
    '',
    'Ce que nous en avons appris tient en une phrase.',
  ]);
}
