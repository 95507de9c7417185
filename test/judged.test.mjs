// What readers type, and the page that each of them looks for: the expected
// page is first for nine queries of ten, and in the first three nearly always.
// The index is read as the browser reads it, by the same code.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, demo, temporary } from './networks.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

// open gives a search of a site: query → paths, the best first.
export async function open(site) {
  const page = site.read(site.pages.find((path) => /^(recherche|search)\/$/.test(path)));
  const number = (name) => Number(new RegExp(`data-${name}="(\\d+)"`).exec(page)[1]);
  const script = join(temporary(), 'search.mjs');
  const published = readFileSync(join(site.folder, 'essaim', 'search.js'), 'utf8');
  writeFileSync(script, published.split('const resultsAtOnce')[0]); // without what the page is told
  const { Index } = await import(pathToFileURL(script));
  const index = new Index({
    documents: number('documents'),
    get: async (path) => new Uint8Array(readFileSync(join(site.folder, 'essaim', 'index', path))),
  });
  return {
    index,
    async search(query) {
      const { found } = await index.search(query);
      return Promise.all(found.slice(0, 10).map(async (document) => (await index.shown(document))[0]));
    },
  };
}

const judged = (lang) =>
  readFileSync(join(here, 'judged', `${lang}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => /^(\S+) +(.+?) {2,}(\S+)$/.exec(line).slice(1));

// english is a small network whose sheets are written in a line each.
function english() {
  const source = temporary();
  const sheets = {
    'neighbourhood-composting': ['Neighbourhood composting, run by its neighbours', 'Compost bins at the foot of buildings, each in the care of two people.'],
    'night-lighting': ['Switching street lighting off at night', 'From eleven to five the village is dark, and nobody was lost.'],
    'repair-workshop': ['The monthly repair workshop', 'Two appliances of three leave in working order.'],
    'rainwater-tanks': ['Rainwater tanks for the sports ground', 'Two buried tanks water the pitch.'],
    'walking-bus': ['A walking bus that lasts through winter', 'Children walk to school with volunteers.'],
    'three-products': ['Three cleaning products are enough', 'The town hall is cleaned with vinegar, soap and soda.'],
    'school-garden': ['The school garden', 'Children grow vegetables beside the playground.'],
    'paper-archives': ['Sorting a century of paper', 'Twelve Thursdays to empty the attic.'],
  };
  mkdirSync(join(source, 'content', 'sheets'), { recursive: true });
  writeFileSync(
    join(source, 'content', 'network.yaml'),
    'name: A network\nlang: en\nas_of: 2024-01-01\norganisation: {name: District}\ncommunes: [{id: ashford, name: Ashford, code: "99001"}]\nthemes: [{id: life, name: Daily life}]\n',
  );
  for (const [id, [title, summary]] of Object.entries(sheets)) {
    writeFileSync(join(source, 'content', 'sheets', `${id}.md`), `---\ntitle: ${title}\nsummary: ${summary}\ncommune: ashford\ntheme: life\nstatus: done\nmeans: none\nresults: []\n---\n\n## Context\n\nThe school, the street and the bus are in the town.\n`);
  }
  return build('english network', source);
}

for (const [lang, site] of [['fr', demo()], ['en', english()]]) {
  describe(`judged queries (${lang})`, async () => {
    const { search, index } = await open(site);
    const queries = judged(lang);

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
