// Asks Pagefind the judged queries of test/judged/fr.txt about the demo, and
// tells those that either side answers worse than the other:
//
//   node search/judged.mjs

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from '../../test/browser.mjs';
import { demo } from '../../test/networks.mjs';
import { serve } from '../../test/server.mjs';

const site = demo();
const run = spawnSync(process.execPath, [join(import.meta.dirname, '..', 'node_modules', 'pagefind', 'lib', 'runner', 'bin.cjs'), '--site', site.folder], { encoding: 'utf8' });
if (run.status !== 0) throw new Error(run.stderr);
// Pagefind needs what the policy of the pages forbids, hence a page of its own.
writeFileSync(join(site.folder, 'rival.html'), '<!doctype html><title>Pagefind</title>');

const queries = readFileSync(join(import.meta.dirname, '..', '..', 'test', 'judged', 'fr.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => /^\S+ +(.+?) {2,}(\S+)$/.exec(line).slice(1));

const browser = await launch();
const server = await serve(site.folder);
const [ours, theirs] = [await browser.newPage(), await browser.newPage()];
await theirs.goto(`${server.address}rival.html`);

const place = (found, expected) => {
  const at = found.findIndex((url) => url.endsWith(`/${expected}`));
  return at < 0 ? Infinity : at + 1;
};

async function essaimFinds(query) {
  await ours.goto(`${server.address}recherche/?q=${encodeURIComponent(query)}`);
  await ours.waitForFunction(() => /résultat/i.test(document.querySelector('#results-status').textContent));
  return ours.locator('#results a').evaluateAll((links) => links.map((link) => link.href));
}

const pagefindFinds = (query) =>
  theirs.evaluate(async (asked) => {
    const pagefind = await import('/pagefind/pagefind.js');
    const { results } = await pagefind.search(asked);
    return Promise.all(results.slice(0, 10).map(async (result) => (await result.data()).url));
  }, query);

const tally = { essaim: [0, 0], pagefind: [0, 0] };
for (const [query, expected] of queries) {
  const places = { essaim: place(await essaimFinds(query), expected), pagefind: place(await pagefindFinds(query), expected) };
  for (const [side, at] of Object.entries(places)) {
    if (at === 1) tally[side][0]++;
    if (at <= 3) tally[side][1]++;
  }
  if (places.essaim > places.pagefind) console.log(`worse than Pagefind: “${query}”: ${places.essaim} and ${places.pagefind}`);
}
for (const [side, [first, third]] of Object.entries(tally)) console.log(`${side}: first for ${first} of ${queries.length}, in the first three for ${third}`);
await browser.close();
server.close();
