// essaim serve in a real browser: what is saved shows in the open tabs.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { judged, violations } from './axe.mjs';
import { launch, listen } from './browser.mjs';
import { essaim, temporary } from './networks.mjs';

const folder = temporary();
const sheet = 'content/sheets/apercu.md';
const written = (text, theme) =>
  `---\ntitle: Fiche d'aperçu\ncommune: ${commune}\ntheme: ${theme}\nstatus: ongoing\nmeans: none\nresults: []\n---\n\n## Contexte\n\n${text}\n${'\nUn paragraphe.\n'.repeat(80)}`;

let commune, theme;
let server, address, browser, context;
before(async () => {
  assert.equal(essaim('init', '--demo', folder).status, 0);
  const network = readFileSync(join(folder, 'content/network.yaml'), 'utf8');
  commune = /^communes:[^]*?\bid: ([a-z0-9-]+)/m.exec(network)[1];
  theme = /^themes:[^]*?\bid: ([a-z0-9-]+)/m.exec(network)[1];
  save(sheet, written('Le premier texte.', theme));
  server = spawn(fileURLToPath(new URL('../bin/essaim', import.meta.url)), ['serve', '--source', folder, '--addr', ':0']);
  address = await new Promise((done) => {
    server.stdout.on('data', (said) => /http:\S+/.test(said) && done(/http:\S+/.exec(said)[0]));
  });
  browser = await launch();
  context = await browser.newContext({ viewport: { width: 1000, height: 700 } });
});
after(async () => {
  await browser?.close();
  server?.kill();
});

// save writes a file as most editors do: beside it, then in its place.
function save(path, text) {
  const full = join(folder, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(`${full}~`, text);
  renameSync(`${full}~`, full);
}

async function open(path) {
  const page = await context.newPage();
  const troubles = [];
  listen(page, address, (trouble) => troubles.push(trouble));
  await page.goto(address + path);
  await page.locator('#essaim-bar, footer').first().waitFor();
  return { page, troubles };
}

// The bar is dark on every page, with the site's style around it. First: the next tests change the look.
test('axe has nothing against the bar, in light, in dark and on a small screen', async () => {
  const of = await browser.newContext(judged);
  const page = await of.newPage();
  await page.goto(`${address}fiches/composteurs-de-quartier/`);
  await page.locator('#essaim-bar summary').first().waitFor();
  assert.deepEqual(await violations(page, 'fiches/composteurs-de-quartier/'), []);
  await of.close();
});

test('a save shows in the open tab, which keeps its place', async () => {
  const { page, troubles } = await open('fiches/apercu/');
  await page.getByText('Le premier texte.').waitFor();
  await page.locator('#essaim-bar').getByText(sheet).waitFor();
  await page.evaluate(() => scrollTo(0, 900));
  save(sheet, written('Le deuxième texte.', theme));
  await page.getByText('Le deuxième texte.').waitFor();
  await page.waitForFunction(() => scrollY > 800);
  assert.deepEqual(troubles, []);
  await page.close();
});

test('only the tabs whose page changed reload, ten of them', async () => {
  const tabs = [];
  for (let i = 0; i < 9; i++) tabs.push((await open(['objectifs/', 'contact/', 'accessibilite/'][i % 3])).page);
  tabs.push((await open('fiches/apercu/')).page);
  for (const tab of tabs) await tab.evaluate(() => (window.untouched = true));
  save(sheet, written('Le troisième texte.', theme));
  await tabs[9].getByText('Le troisième texte.').waitFor();
  for (const tab of tabs.slice(0, 9)) assert.equal(await tab.evaluate(() => window.untouched), true, tab.url());
  for (const tab of tabs) await tab.close();
});

test('an error appears over the last good page and clears', async () => {
  const { page } = await open('fiches/apercu/');
  await page.evaluate(() => (window.untouched = true));
  save(sheet, written('Jamais vu.', 'aucun-theme'));
  const errors = page.locator('#essaim-errors');
  await errors.getByText(`${sheet}:4:8`).waitFor();
  assert.equal(await page.getByText('Jamais vu.').count(), 0);
  assert.equal(await page.evaluate(() => window.untouched), true, 'errors come without a reload');

  const plain = await browser.newContext({ javaScriptEnabled: false });
  const other = await plain.newPage();
  await other.goto(`${address}contact/`);
  assert.equal(await other.locator('#essaim-errors').count(), 1, 'without JavaScript, on another page');
  await plain.close();

  save(sheet, written('Le quatrième texte.', theme));
  await page.getByText('Le quatrième texte.').waitFor();
  await errors.waitFor({ state: 'detached' });
  await page.close();
});

test('a style sheet is exchanged without a reload', async () => {
  const { page } = await open('contact/');
  await page.evaluate(() => (window.untouched = true));
  save('static/essaim/site.css', 'body { background: rgb(1, 2, 3); }');
  await page.waitForFunction(() => getComputedStyle(document.body).backgroundColor === 'rgb(1, 2, 3)');
  assert.equal(await page.evaluate(() => window.untouched), true);
  await page.close();
});

test('a tab on a page that is not there yet shows it when it comes', async () => {
  const page = await context.newPage();
  await page.goto(`${address}plus-tard/`);
  save('content/pages/plus-tard.md', '---\ntitle: Plus tard\n---\n\nLa voici.\n');
  await page.getByText('La voici.').waitFor();
  await page.close();
});

test('an answer to a layout in a bad way comes back by itself', async () => {
  const { page } = await open('plus-tard/');
  save('layouts/page.html', '{{define "main"}}{{if}}{{end}}');
  await page.locator('#essaim-errors').getByText('layouts/page.html').waitFor();
  save('layouts/page.html', '{{define "main"}}<h1>{{.Head.Title}}</h1><p>Un autre gabarit.</p>{{end}}');
  await page.getByText('Un autre gabarit.').waitFor();
  await page.close();
});

test('the bar leads to the workroom, which follows saves too', async () => {
  const { page, troubles } = await open('contact/');
  await page.locator('#essaim-bar a').click();
  await page.waitForURL('**/workroom/');
  const meeting = 'content/meetings/2031-01-01.md';
  const planned = (title) => `---\ntitle: ${title}\ndate: 2031-01-01\nstatus: planned\n---\n`;
  save(meeting, planned('Une rencontre de plus'));
  await page.getByText('Une rencontre de plus').first().waitFor();
  save(meeting, planned('Une rencontre renommée'));
  await page.getByText('Une rencontre renommée').first().waitFor();
  assert.deepEqual(troubles, []);
  await page.close();
});
