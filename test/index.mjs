// The index of a site, read as the browser reads it, by the same code.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { temporary } from './networks.mjs';

// open gives the index of a site and
//   search   query → paths, the ten best first
//   all      query → paths of all that is found
//   paths    those of all documents, by number
//   words    text → its words, as the index writes them
export async function open(site) {
  const page = site.read(site.pages.find((path) => /^(recherche|search)\/$/.test(path)));
  const number = (name) => Number(new RegExp(`data-${name}="(\\d+)"`).exec(page)[1]);
  const script = join(temporary(), 'search.mjs');
  const published = readFileSync(join(site.folder, 'essaim', 'search.js'), 'utf8');
  const form = published.indexOf('document.querySelector("#_search")'); // where what the page shows begins, among constants
  writeFileSync(script, published.slice(0, published.lastIndexOf(',', form)));
  const { Index, runsOf, normalise } = await import(pathToFileURL(script));
  const index = new Index({
    documents: number('documents'),
    mender: () => import(pathToFileURL(join(site.folder, 'essaim', 'mend.js'))),
    get: async (path) => new Uint8Array(readFileSync(join(site.folder, 'essaim', 'index', path))),
  });
  const paths = await Promise.all(Array.from({ length: index.documents }, async (_, document) => (await index.shown(document))[0]));
  const all = async (query) => (await index.search(query)).found.map((document) => paths[document]);
  return {
    index,
    paths,
    all,
    search: async (query) => (await all(query)).slice(0, 10),
    words: (text) => runsOf(text).map((run) => normalise(run.text)),
  };
}
