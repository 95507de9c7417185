// A county's network as they are after eleven years: 100 communes from 180 to 62,000
// inhabitants, 1,500 sheets, 17 objectives of every kind, a meeting a year, adoptions,
// needs, photos. No chance is in it: every run writes the same files.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { build, temporary } from './networks.mjs';

export const communes = 100;
export const sheets = 1500;
const [first, last] = [2014, 2024];
const photos = 12;

// county builds that network, with more flags if need be.
export function county(...flags) {
  const source = temporary();
  writeCounty(source);
  return build('county', source, undefined, ...flags);
}

// writeCounty writes its files into the folder.
export function writeCounty(folder) {
  for (const name of ['sheets', 'communes', 'adoptions', 'meetings', 'pages']) mkdirSync(join(folder, 'content', name), { recursive: true });
  const write = (file, ...lines) => writeFileSync(join(folder, 'content', file), `${lines.flat(9).join('\n')}\n`);
  write('network.yaml', networkFile());
  const stocks = new Set(); // of whom somebody has already said how many there are
  const taken = Array.from({ length: photos }, (_, n) => picture(n));
  for (let i = 0; i < sheets; i++) writeSheet(folder, write, taken, stocks, i);
  for (let i = 0; i < communes; i += 1) if (i % 5 < 4) write(`communes/${town(i).id}.md`, diagnostic(i));
  for (let i = 0; i < sheets; i += 4) adoptionsOf(i).forEach((lines, n) => write(`adoptions/${i}-${n + 1}.md`, lines));
  for (let y = first; y <= last; y++) write(`meetings/${y}-10-1${y % 10}.md`, meeting(y));
}

// scatter is a number from 0 to 1 that looks like chance, the same for the same two.
function scatter(n, salt) {
  let mixed = Math.imul(n + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  for (const factor of [0x7feb352d, 0x846ca68b]) mixed = Math.imul(mixed ^ (mixed >>> 15), factor);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}
const at = (list, n, salt) => list[Math.floor(scatter(n, salt) * list.length)];
const between = (from, to, n, salt) => from + Math.floor(scatter(n, salt) * (to - from + 1));

const starts = ['Saint-', 'Mont', 'Val', 'Roche', 'Ville', 'Bel', 'Clair', 'Haute', 'Pont-', 'Les '];
const middles = ['Aubin', 'Germer', 'fleury', 'serein', 'lieu', 'vilar', 'brune', 'marais', 'orge', 'Essarts'];
const ends = ['', '-sur-Vène', '-la-Forêt', '-le-Vieux', '-en-Plaine', '', '-les-Deux-Moulins', '', '-Basse', '-d’Orne'];
const slug = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '-');

// town is the i-th commune. Sizes fall as they do in a county: a town, some small ones,
// many villages.
function town(i) {
  const name = `${starts[i % 10]}${middles[Math.floor(i / 10)]}${ends[(i + Math.floor(i / 10)) % 10]}`;
  return { id: slug(name), name, population: Math.max(180 + i, Math.round(62000 / (i + 1) ** 1.15)), lat: 44 + ((i * 0.7549) % 1), lon: 2 + ((i * 0.5698) % 1) * 1.4 };
}

const themes = [
  ['compostage', 'Compostage et biodéchets'], ['restauration', 'Restauration collective'], ['eau', 'Eau et espaces verts'], ['energie', 'Énergie et éclairage'],
  ['entretien', "Produits d'entretien"], ['mobilites', 'Mobilités et chemin de l’école'], ['reemploi', 'Réemploi et réparation'], ['partage', 'Partage de matériel'],
  ['papier', 'Papier et archives'], ['exemplaires', 'Services exemplaires'], ['fetes', 'Fêtes et manifestations'], ['biodiversite', 'Biodiversité'],
];
const verbs = ['Composter', 'Peser', 'Éteindre', 'Réparer', 'Partager', 'Planter', 'Isoler', 'Trier', 'Mutualiser', 'Apprendre à mesurer'];
const things = ['les restes de la cantine', 'l’éclairage après minuit', 'les outils du service technique', 'la cour de l’école, sans bitume', 'les archives de la mairie', 'le chemin de l’école à pied', 'les gobelets des fêtes', 'les haies du bourg', 'le gymnase, un degré de moins', 'les achats de produits d’entretien', 'le broyage des branches'];
const ways = ['', ', avec les habitants', ' : deux hivers de relevés', ' avec trois communes voisines', ', sans budget', ' et le dire au conseil'];

const indicators = [
  ['dechets', 'Déchets évités', 'unit: t, total: sum', 't', 1, 9],
  ['energie-economisee', 'Énergie économisée', 'unit: MWh, total: sum', 'MWh', 2, 60],
  ['eau-economisee', 'Eau économisée', 'unit: m³, total: sum', 'm³', 40, 900],
  ['aires', 'Aires de compostage en service', 'unit: aires, total: last', 'aires', 1, 6],
  ['gaspillage', 'Nourriture jetée par repas', 'unit: g, total: mean, direction: down', 'g', 38, 140],
  ['heures-eteintes', "Heures d'extinction par nuit", 'unit: h, total: max', 'h', 2, 7],
  ['enfants', 'Enfants inscrits à un pédibus', 'unit: enfants, total: last', 'enfants', 6, 40],
  ['desherbants', 'Désherbants de synthèse achetés', 'unit: L, total: sum, direction: down', 'L', 0, 12],
];

const objectives = [
  'id: une-rencontre-par-an, name: Une rencontre du réseau par an, measure: meetings-held, target: 1, per: year',
  'id: communes-engagees, name: Quatre-vingts communes engagées, measure: communes-involved, target: 80, out_of: communes',
  'id: entretiens, name: Un entretien dans chaque commune, measure: communes-surveyed, target: 100, out_of: communes, to: 2022',
  'id: communes-presentes, name: Trente communes à chaque rencontre, measure: communes-present, target: 30, out_of: communes, per: year',
  'id: actions-par-an, name: Soixante actions mises en place chaque année, measure: actions-done, target: 60, per: year',
  'id: une-action-par-commune, name: Une action par commune et par an, measure: actions-done, target: 1, per: year, for_each: commune, from: 2019',
  'id: mille-fiches, name: Mille deux cents fiches partagées, measure: sheets-published, target: 1200',
  'id: besoins, name: Cent besoins qui trouvent une réponse, measure: needs-met, target: 100',
  'id: dechets, name: 6 000 tonnes de déchets évitées, indicator: dechets, target: 6000',
  'id: dechets-par-an, name: 500 tonnes de déchets évitées chaque année, indicator: dechets, target: 500, per: year',
  'id: energie, name: "50 000 MWh d\'énergie économisés", indicator: energie-economisee, target: 50000',
  'id: aires, name: Deux cents aires de compostage en service, indicator: aires, target: 200',
  'id: cantines, name: "80 grammes jetés par repas, au plus", indicator: gaspillage, target: 80 g, per: year, from: 2018',
  'id: gaspillage, name: Un quart de nourriture jetée en moins, indicator: gaspillage, target: -25 %, baseline: {year: 2014, value: 128}',
  'id: nuit, name: Six heures de nuit noire, indicator: heures-eteintes, target: 6',
  'id: desherbants, name: Trente litres de désherbants par an au plus, indicator: desherbants, target: 30, per: year, from: 2019',
  'id: eau-2027, name: 100 000 mètres cubes d’eau épargnés de 2025 à 2027, indicator: eau-economisee, target: 100000, from: 2025, to: 2027',
];

const networkFile = () => [
  'name: Réseau des communes du département de la Vène',
  'description: Cent communes inventées, du bourg de 180 habitants à la ville de 62 000, partagent ce qu’elles essaient.',
  'lang: fr',
  `programme: {from: ${first}, to: 2027}`,
  `as_of: ${last}-06-30`,
  'organisation: {name: Syndicat de la Vène}',
  'contact: {role: Animation du réseau, email: reseau@example.org}',
  'licence: etalab-2.0',
  'repository: {url: "https://forge.example.org/reseau", branch: main, forge: gitlab}',
  'communes:',
  Array.from({ length: communes }, (_, i) => {
    const t = town(i);
    return `  - {id: ${t.id}, name: ${t.name}, code: "${99700 + i}", population: ${t.population}, lat: ${t.lat.toFixed(4)}, lon: ${t.lon.toFixed(4)}, phone: 05 65 00 00 ${String(i).padStart(2, '0')}}`;
  }),
  'themes:',
  themes.map(([id, name]) => `  - {id: ${id}, name: "${name}", summary: Ce que les communes ont essayé et mesuré.}`),
  'indicators:',
  indicators.map(([id, name, rest]) => `  - {id: ${id}, name: "${name}", ${rest}}`),
  'objectives:',
  objectives.map((o) => `  - {${o}}`),
];

function writeSheet(folder, write, taken, stocks, i) {
  const year = yearOf(i);
  const [theme] = at(themes, i, 3);
  const owner = ownerOf(i);
  const drawn = at(indicators, i, 2);
  const [indicator, , , unit, low, high] = stocks.has(drawn[0] + owner.id) ? indicators[0] : drawn;
  if (drawn[2].includes('last')) stocks.add(drawn[0] + owner.id);
  const status = year === last ? 'planned' : at(['in-place', 'in-place', 'in-place', 'done', 'ongoing', 'planned', 'abandoned'], i, 6);
  const years = Array.from({ length: Math.min(5, last - year) }, (_, n) => year + n);
  const photo = i % 6 === 0;
  const name = nameOf(i);
  const lines = [
    '---',
    `title: "${at(verbs, i, 7)} ${at(things, i, 8)}${at(ways, i, 9)}"`,
    `commune: ${owner.id}`,
    `theme: ${theme}`,
    'summary: Ce que la commune a essayé, avec qui, et ce que deux années de relevés en disent.',
    `status: ${status}`,
    `date: ${year}-${String(between(1, 12, i, 10)).padStart(2, '0')}-15`,
    `period: {from: ${year}-03}`,
    i % 10 === 0 && status === 'done' && 'exemplary: true',
    photo && 'images: [{file: photo.png, alt: "Le lieu, un matin de marché", credit: La commune, people: none}]',
    'means:',
    `  people: [{who: Services techniques, hours: ${between(4, 400, i, 11)}, year: ${year}}]`,
    i % 3 > 0 && `  cost: {amount: ${between(1, 400, i, 12) * 50}, kind: operating, year: ${year}}`,
    '  technical: none',
    status === 'planned' ? 'results: []' : ['results:', years.map((y) => `  - {indicator: ${indicator}, year: ${y}, value: ${between(low, high, i, y)} ${unit}}`)],
    'planning:',
    `  - {date: ${year}-01, text: Le conseil en parle pour la première fois}`,
    `  - {date: ${year}-03, text: Premier essai}`,
    '---',
    '',
    '## Contexte',
    '',
    'Le service technique passait un jour par semaine à ramasser ce que personne ne pesait. Le conseil a voulu savoir, puis agir.',
    '',
    '## Facteurs de réussite',
    '',
    'Une personne qui relève chaque semaine, et un tableau affiché en mairie.',
    '',
    '## Difficultés',
    '',
    'Les vacances : prévoir qui remplace.',
  ].filter(Boolean);
  if (!photo) return write(`sheets/${name}.md`, lines);
  mkdirSync(join(folder, 'content', 'sheets', name), { recursive: true });
  write(`sheets/${name}/index.md`, lines);
  writeFileSync(join(folder, 'content', 'sheets', name, 'photo.png'), taken[(i / 6) % photos]);
}

const diagnostic = (i) => [
  '---',
  `interview: {date: ${first + (i % 9)}-06, status: done}`,
  'practices:',
  `  - {theme: ${themes[i % 12][0]}, text: Broyage des branches au printemps, since: 2016, offers: [visit]}`,
  'needs:',
  `  - {theme: ${themes[(i + 4) % 12][0]}, text: Trouver qui a chiffré l’entretien sur cinq ans, since: 2022}`,
  i % 2 === 0 && `  - {theme: ${themes[(i + 9) % 12][0]}, text: Former deux agents, since: 2021, met: 2023}`,
  '---',
].filter(Boolean);

// nameOf and yearOf are a sheet's id and the year of its publication.
const nameOf = (i) => `${slug(at(verbs, i, 7))}-${i}`;
const yearOf = (i) => between(first, last, i, 1);

// presented are four sheets of the year before a meeting.
const presented = (year) => Array.from({ length: sheets }, (_, i) => i).filter((i) => yearOf(i) === Math.max(first, year - 1)).slice(0, 4).map(nameOf);

// ownerOf is who carries sheet i: the larger communes write more.
const ownerOf = (i) => town(Math.min(between(0, communes - 1, i, 4), between(0, communes - 1, i, 5)));

// adoptionsOf are one to three communes that took up sheet i, each from the one before.
function adoptionsOf(i) {
  const chain = Array.from({ length: 1 + (i / 4) % 3 }, (_, n) => town(between(0, communes - 1, i, 20 + n)).id);
  const year = Math.min(last - 1, yearOf(i) + 1);
  return [...new Set(chain)].filter((id) => id !== ownerOf(i).id).map((commune, n) => [
    '---',
    `sheet: ${nameOf(i)}`,
    `commune: ${commune}`,
    `started: ${year}-0${n + 2}`,
    n === 2 ? `abandoned: ${year + 1}-02` : `in-place: ${year}-09`,
    '---',
    '',
    'Ce que nous en avons appris tient en une phrase.',
  ]);
}

const meeting = (year) => [
  '---',
  `title: Rencontre de ${year}`,
  `date: ${year}-10-1${year % 10}`,
  'kind: exchange',
  `status: ${year < last ? 'held' : 'planned'}`,
  'time: 09:00-12:30',
  `host: ${town(year - first).id}`,
  'place: Salle des fêtes',
  year < last && ['attendance:', `  communes: [${Array.from({ length: 22 + ((year * 7) % 20) }, (_, n) => town((n * 3 + year) % communes).id).filter((id, n, all) => all.indexOf(id) === n).join(', ')}]`],
  'agenda:',
  presented(year).map((sheet, n) => `  - {sheet: ${sheet}, minutes: ${20 + 10 * n}}`),
  '---',
].filter(Boolean).flat();

// picture is a PNG of 1,200 by 800, hills under a sky, each its own.
function picture(n) {
  const [width, height] = [1200, 800];
  const rows = Buffer.alloc(height * (1 + 3 * width));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const hill = height * (0.55 + 0.12 * Math.sin((x / width) * 5 + n) + 0.05 * Math.sin((x / width) * 17 + n * n));
      const pixel = y < hill ? [150 + y / 8, 185 + y / 16, 215] : [70 + ((n * 13) % 60), 120 + ((y - hill) / 6) % 70, 60 + ((n * 7) % 40)];
      rows.set(pixel, y * (1 + 3 * width) + 1 + 3 * x);
    }
  }
  const chunk = (kind, data) => {
    const body = Buffer.concat([Buffer.from(kind), data]);
    const sized = Buffer.alloc(body.length + 8);
    sized.writeUInt32BE(data.length);
    body.copy(sized, 4);
    sized.writeUInt32BE(crc32(body), body.length + 4);
    return sized;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 1 })), chunk('IEND', Buffer.alloc(0))]);
}
