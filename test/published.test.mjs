// Sheets as towns, counties and syndicates published them, in the form in the browser, with
// the real editor: opened and saved, they say what they said, also that nobody knows what
// a practice took.

import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch } from './browser.mjs';
import { addressOf, bringEditor, filesOf, openForm } from './form.mjs';
import { essaim, temporary } from './networks.mjs';
import { servedBy } from './server.mjs';

const site = temporary();
const output = temporary();
let server, browser, form, sheets;

const run = (...args) => {
  const done = essaim(...args, '--source', site);
  assert.equal(done.status, 0, `essaim ${args.join(' ')}\n${done.stdout}${done.stderr}`);
  return done;
};

const written = (path) => readFileSync(join(site, path), 'utf8');

// published is all of data/v1, by the names of its files.
function published() {
  run('build', '--output', output);
  return Object.fromEntries(filesOf(output, 'data/v1').map((path) => [path, readFileSync(join(output, path), 'latin1')]));
}

// The keys of a file's front matter, without those of its lists and maps, nor the empty
// extra that the editor adds.
const keysOf = (text) => [...text.replace(/^extra: \{\}\n/m, '').split('\n---\n')[0].matchAll(/^([\p{L}_-]+):/gmu)].map((found) => found[1]).sort();

before(async () => {
  cpSync(fileURLToPath(new URL('../internal/build/testdata/published/content', import.meta.url)), join(site, 'content'), { recursive: true });
  sheets = filesOf(site, 'content/sheets').filter((path) => path.endsWith('.md'));
  run('schema', '--cms', 'sveltia');
  bringEditor(site);
  server = await servedBy(site);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

test('every published sheet that is opened and saved keeps its keys, and says the same', async () => {
  const unknown = sheets.filter((path) => /^means: \{\}$/m.test(written(path)));
  assert.ok(sheets.length >= 12 && unknown.length >= 5, `${unknown.length} of ${sheets.length}`);
  const before = published();
  run('fmt', '--form');
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1300, height: 1000 } });
  form = await openForm(context, server.address, site);
  const texts = Object.fromEntries(sheets.map((path) => [path, written(path)]));
  for (const path of sheets) await form.saveAgain(addressOf(path));
  await form.bringBack();
  for (const path of sheets) {
    assert.notEqual(written(path), texts[path], `${path} was not written anew`);
    assert.deepEqual(keysOf(written(path)), keysOf(texts[path]), path);
  }
  for (const path of unknown) assert.match(written(path), /^inconnu:\n {2}- moyens$/m);
  run('fmt', '--form', '--check');
  const { stdout } = run('check');
  assert.doesNotMatch(stdout, /erreur/);
  const after = published();
  for (const name of Object.keys(before)) assert.equal(after[name], before[name], name);
});

const field = (path) => form.page.locator(`[data-key-path="${path}"]`).first();

async function choose(path, name) {
  for (let i = 0; i < 60 && (await field(path).count()) === 0; i++) {
    await form.page.locator('[data-key-path]').last().scrollIntoViewIfNeeded();
    await form.page.waitForTimeout(50);
  }
  await field(path).scrollIntoViewIfNeeded();
  const list = field(path).getByRole('combobox');
  if ((await list.count()) === 0) return field(path).getByRole('radio', { name, exact: true }).or(field(path).getByRole('checkbox', { name, exact: true })).or(field(path).getByRole('option', { name, exact: true })).first().click();
  await list.first().click();
  await form.page.getByRole('option', { name, exact: true }).last().click();
}

test('a new sheet says that nobody knows what it took', async () => {
  await form.show('sheets/new');
  await field('titre').locator('input[type=text], textarea').first().fill('Un compost oublié');
  await choose('commune', 'Benet');
  await choose('thème', 'Compostage et biodéchets');
  await choose('statut', 'Faite');
  await choose('inconnu', 'Moyens');
  await choose('aucun', 'Résultats');
  await form.save();
  await form.bringBack();
  const path = 'content/sheets/un-compost-oublie.md';
  assert.match(written(path), /^inconnu:\n {2}- moyens$/m);
  assert.doesNotMatch(written(path), /^moyens:/m);
  run('fmt', '--form', '--check');
  run('check');
  const { sheets: rows } = JSON.parse(Buffer.from(published()['data/v1/sheets.json'], 'latin1').toString());
  const known = rows.find(({ id }) => id === 'elena');
  assert.deepEqual(rows.find(({ id }) => id === 'un-compost-oublie').means, known.means, 'not said as `means: {}` is');
});
