// The pages of practices: what they say of a commune of some size, with the script and
// without it, and the note for a council.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { judged, violations } from './axe.mjs';
import { launch, visit } from './browser.mjs';
import { check } from './checker.mjs';
import { tooSmall, tooWide } from './fits.mjs';
import { build, demo, temporary } from './networks.mjs';
import { serve } from './server.mjs';

// The commune's inhabitants, what it cost, in which year, and what came of it.
const cases = [
  ['aube', 1800, 1440, 2019, 'in-place'],
  ['brume', 3000, 1500, 2021, 'in-place'],
  ['colline', 6000, 1800, 2022, 'abandoned'],
  ['dune', 9000, 4500, 2024, 'done'],
  ['etang', 40000, 90000, 2020, 'in-place'],
];

function network() {
  const source = temporary();
  for (const folder of ['sheets']) mkdirSync(join(source, 'content', folder), { recursive: true });
  const communes = cases.map(([id, population], i) => `  - {id: ${id}, name: ${id[0].toUpperCase() + id.slice(1)}, code: "9900${i + 1}", population: ${population}, lat: 45.${i}, lon: 2.${i}}`);
  writeFileSync(
    join(source, 'content/network.yaml'),
    ['name: Réseau', 'lang: fr', 'as_of: 2024-12-31', 'repository: {url: https://forge.example.org/r, forge: gitlab}', 'communes:', ...communes, 'themes: [{id: eau, name: Eau}]', 'practices: [{id: cuves, name: Cuves de pluie, theme: eau, aliases: [récupérateurs]}]', ''].join('\n'),
  );
  for (const [id, , cost, year, status] of cases) {
    const front = [`title: Une cuve à ${id}`, `commune: ${id}`, 'theme: eau', `status: ${status}`, 'practice: cuves', `period: {from: ${year}}`, `means: {cost: {amount: ${cost}, year: ${year}}}`, 'results: []'];
    writeFileSync(join(source, `content/sheets/${id}.md`), `---\n${front.join('\n')}\n---\n\n## Difficultés\n\nLe robinet fuit.\n\n### Encore\n\nToujours.\n`);
  }
  return source;
}

const made = build('practices', network());
const shown = demo();
const said = 'Entre 900 et 2 400 € pour une commune de 3 000 habitants, d’après 4 cas de 1 800 à 9 000 habitants (2019-2024)';
const plain = (text) => text.replace(/[\u00a0\u202f]/g, ' ');

let browser;
let server;
let other;
before(async () => {
  browser = await launch();
  server = await serve(made.folder);
  other = await serve(shown.folder);
});
after(async () => {
  await browser?.close();
  server?.close();
  other?.close();
});

const pages = ['pratiques/', 'pratiques/cuves/', 'pratiques/cuves/note/'];
const shownPages = ['pratiques/', 'pratiques/compostage-partage/', 'pratiques/compostage-partage/note/'];

describe('a practice', () => {
  test('is seen by a commune of a size that the address gives', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.address}pratiques/cuves/?population=3000`);
    assert.match(plain(await page.locator('.mine-says').innerText()), new RegExp(said.replace(/[()]/g, '\\$&')));
    const names = await page.locator('#_case-list h3').allInnerTexts();
    assert.equal(names[0], 'Brume');
    assert.equal(names.at(-1), 'Etang');
    await page.locator('input[name=population]').fill('500000');
    await page.locator('.mine button').click();
    assert.match(plain(await page.locator('.mine-says').innerText()), /Rien à dire pour une commune de 500 000 habitants/);
    assert.match(page.url(), /\?population=500000/);
    await page.locator('select[name=commune]').selectOption('aube');
    assert.match(page.url(), /population=1800&commune=aube/);
    assert.equal((await page.context().cookies()).length, 0);
    await page.close();
  });

  test('says the same of usual sizes without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.address}pratiques/cuves/`);
    const text = plain(await page.locator('#_mine').innerText());
    assert.match(text, /entre 900 et 2 400 €\s+d’après 4 cas de 1 800 à 9 000 habitants \(2019-2024\)/);
    assert.equal(await page.locator('.mine').isVisible(), false);
    await context.close();
  });

  test('has a dot a case, each a link', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.address}pratiques/cuves/`);
    assert.equal(await page.locator('.dots').first().locator('a').count(), cases.length);
    await page.close();
  });

  test('begins an adoption on the forge', () => {
    assert.match(made.read('pratiques/cuves/'), /href="https:\/\/forge\.example\.org\/r\/-\/new\/[^"]*adoptions/);
  });
});

test('the pages are valid HTML', () => {
  const found = check([made, shown], (site) => (site === made ? pages : shownPages)).filter(({ message }) => !message.includes('Content Security Policy'));
  assert.deepEqual(found, []);
});

test('axe has nothing against them, and they fit', async () => {
  const found = [];
  const context = await browser.newContext(judged);
  for (const [at, paths] of [
    [server.address, pages],
    [other.address, shownPages],
  ]) {
    const troubles = await visit(context, at, paths, async (page, path) => {
      found.push(...(await violations(page, path)));
      await page.setViewportSize({ width: 360, height: 800 });
      found.push(...[...(await page.evaluate(tooWide)), ...(await page.evaluate(tooSmall))].map((fault) => `/${path}: ${fault}`));
    });
    found.push(...troubles);
  }
  assert.deepEqual(found, []);
});
