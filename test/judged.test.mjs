// What readers type, and the page that each of them looks for: the expected
// page is first for nine queries of ten, and in the first three nearly always.
// The index is read as the browser reads it, by the same code.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { open } from './index.mjs';
import { build, demo, temporary } from './networks.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

const judged = (file) =>
  readFileSync(join(here, 'judged', `${file}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => /^(\S+) +(.+?) {2,}(\S+)$/.exec(line).slice(1));

// network builds a small network whose sheets are written in a line each.
function network({ name, lang, communes, themes, meetings = {}, sheets, body }) {
  const source = temporary();
  const write = (folder, id, text) => {
    mkdirSync(join(source, 'content', folder), { recursive: true });
    writeFileSync(join(source, 'content', folder, id), text);
  };
  const declared = (list) => Object.entries(list).map(([id, title], i) => `{id: "${id}", name: ${title}, code: "990${10 + i}"}`);
  const plain = (list) => list.map((item) => item.replace(/, code: "\d+"/, ''));
  write('.', 'network.yaml', `name: ${name}\nlang: ${lang}\nas_of: 2024-01-01\norganisation: {name: District}\ncommunes: [${declared(communes)}]\nthemes: [${plain(declared(themes))}]\n`);
  for (const [id, [title, summary, theme = Object.keys(themes)[0]]] of Object.entries(sheets)) {
    write('sheets', `${id}.md`, `---\ntitle: ${title}\nsummary: ${summary}\ncommune: ${Object.keys(communes)[0]}\ntheme: ${theme}\nstatus: done\nmeans: none\nresults: []\n---\n\n${body}`);
  }
  for (const [date, title] of Object.entries(meetings)) write('meetings', `${date}.md`, `---\ntitle: ${title}\ndate: ${date}\nstatus: held\n---\n`);
  return build(name, source);
}

const english = () =>
  network({
    name: 'A network',
    lang: 'en',
    communes: { ashford: 'Ashford' },
    themes: { life: 'Daily life' },
    body: '## Context\n\nThe school, the street and the bus are in the town.\n',
    sheets: {
      'neighbourhood-composting': ['Neighbourhood composting, run by its neighbours', 'Compost bins at the foot of buildings, each in the care of two people.'],
      'night-lighting': ['Switching street lighting off at night', 'From eleven to five the village is dark, and nobody was lost.'],
      'repair-workshop': ['The monthly repair workshop', 'Two appliances of three leave in working order.'],
      'rainwater-tanks': ['Rainwater tanks for the sports ground', 'Two buried tanks water the pitch.'],
      'walking-bus': ['A walking bus that lasts through winter', 'Children walk to school with volunteers.'],
      'three-products': ['Three cleaning products are enough', 'The town hall is cleaned with vinegar, soap and soda.'],
      'school-garden': ['The school garden', 'Children grow vegetables beside the playground.'],
      'paper-archives': ['Sorting a century of paper', 'Twelve Thursdays to empty the attic.'],
    },
  });

// short is a network of abbreviations, numbers and plurals.
const short = () =>
  network({
    name: 'Abréviations',
    lang: 'fr',
    communes: { ville: 'Grande-Ville', oz: 'Oz', us: 'Us', y: 'Y', eu: 'Eu', bu: 'Bû' },
    themes: { eau: 'Eau', tri: 'Le tri' },
    meetings: { '2012-01-10': "Rencontre sur l'eau", '2012-02-10': 'Rencontre sur le tri' },
    body: "## Contexte\n\nLa commune a 5 200 habitants, et a eu de l'eau en 2012 ; tous y sont venus, et 520 ont bu.\n",
    sheets: {
      pv: ['Le PV des dépôts sauvages', 'Il est dressé sur place.', 'tri'],
      '5g': ["Débattre de la 5G avant l'antenne", 'Trois réunions.'],
      tv: ['Une TV pour la salle des anciens', 'On y suit les concerts.'],
      semaines: ['52 défis', 'Un par semaine.'],
      ete: ["La fête d'été sans gobelets", 'Consigne et lavage.', 'tri'],
      velo: ['Prêter un vélo', 'Une assistance électrique pour essayer.'],
      elu: ['Former chaque élu', 'Une demi-journée.'],
      emploi: ['Un emploi partagé entre deux mairies', 'Un poste entier.'],
      essai: ["L'essai d'un robot de tonte", 'Sur le stade.'],
      photo: ['Une photo par mois', 'Le même carrefour, le même jour.'],
      menu: ['Un menu choisi par les enfants', 'Le jeudi.'],
      loi: ['Appliquer la loi sur le gaspillage', 'Un diagnostic.', 'tri'],
      residu: ['Brûler le résidu de criblage', 'Dans la chaufferie.', 'tri'],
      co2: ['Mesurer le CO₂ en classe', 'Un capteur pour 50 m².'],
      creche: ['La micro-crèche sans déchet', 'Couches lavables.', 'tri'],
      weekend: ['Le weekend de la réparation', 'Deux jours.', 'tri'],
      porte: ['Le porte-à-porte du tri', 'Des ambassadeurs.', 'tri'],
      ccas: ['Le C.C.A.S. prête des draisiennes', 'À la semaine.'],
      ademe: ["Un dossier monté avec l'ADEME", 'En trois mois.'],
      mille: ['1 500 composteurs en un an', 'Un par jardin.', 'tri'],
      numero: ['Un numéro pour signaler', 'Le 05.65.11.22.33, jour et nuit.'],
      route: ['Des haies le long de la RD 988', 'Six kilomètres.'],
    },
  });

for (const [file, site] of Object.entries({ fr: demo(), en: english(), short: short() })) {
  describe(`judged queries (${file})`, async () => {
    const { search, index } = await open(site);
    const queries = judged(file);

    test(`the expected page is first for 90 % of ${queries.length} queries, in the first three for 98 %`, async () => {
      const late = [];
      let [first, third] = [0, 0];
      for (const [kind, query, expected] of queries) {
        const place = (await search(query)).indexOf(expected);
        if (place === 0) first++;
        else late.push(`${kind} “${query}”: ${place < 0 ? 'not found' : `place ${place + 1}`}`);
        if (place >= 0 && place < 3) third++;
      }
      assert.ok(first >= queries.length * 0.9, `first for ${first} of ${queries.length}:\n${late.join('\n')}`);
      assert.ok(third >= queries.length * 0.98, `in the first three for ${third} of ${queries.length}:\n${late.join('\n')}`);
    });

    test('every sheet is found by its exact title, before all others', async () => {
      for (let document = 0; document < index.documents; document++) {
        const [url, title, , kind] = await index.shown(document);
        if (kind === 'sheet') assert.equal((await search(title))[0], url, title);
      }
    });
  });
}
