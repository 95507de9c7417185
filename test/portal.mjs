// A portal of hundreds of sheets: two networks as they publish their data, read by a third
// site that has a sheet and an adoption of its own. (The portal of networks.mjs is the
// small one that essaim init writes.)

import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { generated } from './generated.mjs';
import { build, demo, essaim, temporary } from './networks.mjs';

// portal builds that site, with more flags if need be.
export function portal(...flags) {
  const networks = [
    ['vallon', demo({ base: 'https://vallon.example.org/' })],
    ['grand', generated({ base: 'https://grand.example.org/reseau/' })],
  ];
  const source = temporary();
  const write = (file, ...lines) => writeFileSync(join(source, 'content', file), `${lines.join('\n')}\n`);
  for (const folder of ['sheets', 'adoptions']) mkdirSync(join(source, 'content', folder), { recursive: true });
  write('network.yaml', ...networkFile(source, networks));
  write('sheets/broyeur.md', '---', 'title: Un broyeur pour trois communes', 'commune: olemps', 'theme: compostage', 'status: done', 'date: 2023', 'period: {from: 2022, to: 2023}', 'means:', '  cost: {amount: 1200, kind: investment, year: 2022}', '  people: [{who: Agents, hours: 60, year: 2022}]', 'results: [{indicator: dechets, year: 2023, value: 3 t}]', '---');
  write('adoptions/olemps-broyeur.md', '---', 'sheet: grand/fiche-4', 'commune: olemps', 'started: 2023', 'in-place: 2023-09', 'results: [{indicator: dechets, year: 2023, value: 2}]', '---');
  const pulled = essaim('pull', '--source', source, '--strict');
  if (pulled.status !== 0) throw new Error(`essaim pull of the portal: exit ${pulled.status}\n${pulled.stderr}`);
  return build('portal', source, 'https://portail.example.org/', ...flags);
}

const networkFile = (source, networks) => [
  'name: Portail des réseaux de la région',
  'description: Les fiches de tous les réseaux d’une région inventée.',
  'organisation: {name: Région, address: 4 place de la Mairie}',
  'programme: {from: 2019}',
  'as_of: 2024-06-30',
  'communes:',
  '  - {id: olemps, name: Olemps-le-Haut, code: "99901", population: 3000, lat: 44.35, lon: 2.55}',
  '  - {id: luc, name: Luc-sur-Vène, code: "99902", population: 900, lat: 44.3, lon: 2.5}',
  'themes:',
  '  - {id: compostage, name: Compostage et biodéchets, summary: Ce que l’on composte.}',
  '  - {id: eau, name: Eau et espaces verts}',
  'indicators:',
  '  - {id: dechets, name: Déchets évités, unit: t, total: sum}',
  'objectives:',
  '  - {id: tonnes, name: Mille tonnes, indicator: dechets, target: 1000}',
  '  - {id: actions, name: Cent actions, measure: actions-done, target: 100}',
  'portal:',
  '  networks:',
  ...networks.map(([id, { folder }]) => `    - {id: ${id}, folder: "${relative(source, folder)}"}`),
];
