// The form in the browser, with the real editor, on a copy of the demo: what it opens
// and saves says the same as before, and what it writes is the network's.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { addressOf, bringEditor, filesOf, openForm } from './form.mjs';
import { draw } from './loop.mjs';
import { essaim, temporary } from './networks.mjs';
import { serve, servedBy } from './server.mjs';

const site = temporary();
const output = temporary();
let server, browser, form;

const run = (...args) => {
  const done = essaim(...args, '--source', site);
  assert.equal(done.status, 0, `essaim ${args.join(' ')}\n${done.stdout}${done.stderr}`);
  return done;
};

// others are an organisation, a theme, an indicator, a practice and an objective.
const others = ['sydehv', 'eau', 'gaz-consomme', 'compostage-partage', 'six-entretiens'];

const written = (path) => readFileSync(join(site, path), 'utf8');

before(async () => {
  assert.equal(essaim('init', '--demo', site).status, 0);
  unknown();
  run('schema', '--cms', 'sveltia');
  bringEditor(site);
  run('fmt', '--form');
  assert.equal(run('check').stdout, '');
  server = await servedBy(site);
  browser = await launch();
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1300, height: 1000 } });
  form = await openForm(context, server.address, site);
});
after(async () => {
  await browser?.close();
  server?.close();
});

// unknown gives files keys that the form does not show, or shows otherwise: a file of each
// kind, and one of each list of network.yaml.
function unknown() {
  const write = (path, from, to) => {
    const text = written(path);
    assert.notEqual(text.replace(from, to), text, path);
    writeFileSync(join(site, path), text.replace(from, to));
  };
  write('content/sheets/extinction-nocturne.md', '---\n', '---\nextra: {taux: "1,50", liste: [a, b], plus: {loin: oui}}\nslides: [contexte, {title: Venez voir, text: La nuit}, chiffres]\n');
  write('content/network.yaml', /^ {2}- id: sauvelle\n/m, '  - id: sauvelle\n    extra: {blason: tour, couleurs: [rouge, or]}\n');
  for (const id of others) write('content/network.yaml', new RegExp(`^  - (id: ${id}\n|\\{id: ${id}, )`, 'm'), (line) => (line.endsWith('\n') ? `${line}    extra: {autre: ${id}}\n` : `${line}extra: {autre: ${id}}, `));
  for (const path of examples()) if (path.endsWith('.md') && !path.includes('extinction')) write(path, '---\n', `---\nextra: {fichier: ${path}}\n`);
}

// examples are a file of each list of the form.
function examples() {
  const lists = new Map();
  for (const path of contents()) {
    const list = addressOf(path).split('/')[0];
    if (!lists.has(list)) lists.set(list, path);
  }
  return [...lists.values()];
}

function contents() {
  return filesOf(site, 'content').filter((path) => /\.(md|yaml)$/.test(path));
}

// published is all of data/v1, by the names of its files.
function published() {
  run('build', '--output', output);
  return Object.fromEntries(filesOf(output, 'data/v1').map((path) => [path, readFileSync(join(output, path), 'latin1')]));
}

const show = (path) => form.show(path);
const save = () => form.save();
const field = (path) => form.page.locator(`[data-key-path="${path}"]`).first();
const box = (path) => field(path).locator('input[type=text], textarea').first();

test('opening and saving a file says the same as before', async (t) => {
  const before = published();
  const files = contents();
  const chosen = [...new Set(['content/sheets/extinction-nocturne.md', ...examples(), ...draw(files, 1 / 10)])];
  t.diagnostic(`${chosen.length} of ${files.length} files`);
  const texts = Object.fromEntries(chosen.map((path) => [path, written(path)]));
  for (const path of chosen) {
    await form.saveAgain(addressOf(path));
  }
  await form.bringBack();
  const changed = chosen.filter((path) => written(path) !== texts[path]);
  assert.ok(changed.length > chosen.length * 0.8, `only ${changed} of ${chosen} were written anew`);
  assert.match(written('content/network.yaml'), /extra:\n +blason: tour\n +couleurs:\n +- rouge\n +- or\n/);
  for (const id of others) assert.match(written('content/network.yaml'), new RegExp(`extra:\n +autre: ${id}\n`));
  for (const path of examples()) if (path.endsWith('.md') && !path.includes('extinction')) assert.match(written(path), new RegExp(`^extra:\n {2}fichier: ${path}$`, 'm'));
  const sheet = written('content/sheets/extinction-nocturne.md');
  assert.match(sheet, /extra:\n {2}taux: 1,50\n {2}liste:\n {4}- a\n {4}- b\n {2}plus:\n {4}loin: oui\n/);
  assert.match(sheet, /diapositives:\n {2}- partie: contexte\n {2}- titre: Venez voir\n {4}texte: La nuit\n {2}- partie: chiffres\n/);
  run('fmt', '--form', '--check');
  run('check', '--strict');
  const after = published();
  for (const name of Object.keys(before)) assert.equal(after[name], before[name], name);
});

// reveal brings a field into sight: those far down are made when one comes near.
async function reveal(path) {
  for (let i = 0; i < 60 && (await field(path).count()) === 0; i++) {
    await form.page.locator('[data-key-path]').last().scrollIntoViewIfNeeded();
    await form.page.waitForTimeout(50);
  }
  await field(path).scrollIntoViewIfNeeded();
}

const fill = async (path, text) => (await reveal(path), box(path).fill(text));
const add = async (path) => (await reveal(path), field(path).getByRole('button', { name: /^add Ajouter|^Ajouter/ }).last().click());
const open = async (path) => (await reveal(path), field(path).getByRole('checkbox').first().click());

async function choose(path, name) {
  await reveal(path);
  const list = field(path).getByRole('combobox');
  if ((await list.count()) === 0) return field(path).getByRole('radio', { name, exact: true }).click();
  await list.first().click();
  await form.page.getByRole('option', { name, exact: true }).last().click();
}

test('a sheet is created, changed and deleted', async () => {
  const before = filesOf(site, 'content');
  await show('sheets/new');
  await fill('titre', 'Des gourdes pour l’école');
  await choose('commune', 'Sauvelle');
  await choose('thème', 'Restauration collective');
  await choose('statut', 'En place');
  await open('moyens');
  await add('moyens.coût');
  await fill('moyens.coût.0.montant', 'environ 1 250 €');
  await add('résultats');
  await choose('résultats.0.indicateur', 'Déchets évités');
  await fill('résultats.0.année', '2023');
  await fill('résultats.0.valeur', '120 kg');
  await add('résultats');
  await fill('résultats.1.texte', 'Gourdes remises');
  await fill('résultats.1.valeur', '300');
  await open('objectifs');
  await add('objectifs.cibles');
  await choose('objectifs.cibles.0.indicateur', 'Déchets évités');
  await fill('objectifs.cibles.0.cible', '100 kg');
  await add('images');
  await reveal('images.0.fichier');
  await field('images.0.fichier').locator('input[type=file]').first().setInputFiles(photo('Gourdes_vues~1.PNG'));
  await fill('images.0.alt', 'Un carré gris.');
  await choose('images.0.personnes', 'Aucune');
  await save();
  await form.bringBack();
  assert.match(written(gourds), /^titre: Des gourdes pour l’école\ncommune:\n {2}- sauvelle\n/m);
  assert.match(written(gourds), /fichier: gourdes-vues-1\.png\n/);
  assert.ok(filesOf(site, 'content/sheets').includes('content/sheets/des-gourdes-pour-l-ecole/gourdes-vues-1.png'));
  passes();
  const data = published();
  const table = (name) => JSON.parse(Buffer.from(data[`data/v1/${name}.json`], 'latin1').toString())[name];
  const sheet = table('sheets').find(({ id }) => id === 'des-gourdes-pour-l-ecole');
  const results = table('results').filter((row) => row.sheet === sheet.id);
  assert.deepEqual(results.map(({ indicator, value }) => [indicator, value]), [['dechets-evites', 120], [null, 300]]);
  assert.deepEqual([sheet.means.cost[0].amount, sheet.means.cost[0].approx], [1250, true]);
  assert.deepEqual([sheet.objectives.targets.length, sheet.images.length], [1, 1]);

  await show('sheets/entries/des-gourdes-pour-l-ecole');
  await fill('titre', 'Des gourdes pour toute l’école');
  await choose('statut', 'Faite');
  await save();
  await form.bringBack();
  assert.match(written(gourds), /^titre: Des gourdes pour toute l’école$/m);
  assert.match(written(gourds), /^statut: faite$/m);
  passes();

  await show('sheets/entries/des-gourdes-pour-l-ecole');
  await form.page.getByRole('button', { name: 'Afficher les options de l’éditeur' }).click();
  await form.page.getByRole('menuitem', { name: 'Supprimer' }).click();
  await form.page.getByRole('button', { name: 'Supprimer', exact: true }).last().click();
  await form.page.locator('[data-key-path]').first().waitFor({ state: 'detached' });
  await form.bringBack();
  const left = filesOf(site, 'content').filter((path) => !path.includes('des-gourdes'));
  assert.deepEqual(left, before, 'files of others are deleted too');
  assert.ok(!filesOf(site, 'content').includes(gourds));
  run('fmt', '--form', '--check');
  run('build', '--output', output);
});

const gourds = 'content/sheets/des-gourdes-pour-l-ecole.md';

// Each title, and the name of its file: those of addresses, none of them long, none twice.
const titles = {
  'Œuvrer à l’école d\'été : 100 % bio & « ça marche » 🎉': 'oeuvrer-a-l-ecole-d-ete-100-bio-ca-marche',
  'Éteindre les rues la nuit, sans perdre personne !': 'eteindre-les-rues-la-nuit-sans-perdre-personne',
  'Éteindre les rues la nuit – sans perdre personne': 'eteindre-les-rues-la-nuit-sans-perdre-personne-1',
  'Le plan_2024 ~ l’eau_': 'le-plan-2024-l-eau',
  2011: '2011',
};

test('new files have names of addresses', async () => {
  const before = filesOf(site, 'content');
  const long = 'Un très long titre, '.repeat(20);
  for (const title of [...Object.keys(titles), long]) {
    await show('sheets/new');
    await fill('titre', title);
    await choose('commune', 'Sauvelle');
    await choose('thème', 'Restauration collective');
    await choose('statut', 'En place');
    await choose('aucun', 'Moyens');
    await choose('aucun', 'Résultats');
    await save();
  }
  await form.bringBack();
  const names = filesOf(site, 'content').filter((path) => !before.includes(path)).map((path) => basename(path, '.md'));
  const [shortened, ...more] = names.filter((name) => !Object.values(titles).includes(name));
  assert.deepEqual(names.filter((name) => name !== shortened).sort(), Object.values(titles).sort());
  assert.deepEqual(more, []);
  assert.match(shortened, /^un-tres-long-titre-[a-z-]{20,41}[a-z]$/);
  passes();
  assert.match(written('content/sheets/2011.md'), /^titre: '2011'$/m);
  assert.match(written('content/sheets/2011.md'), /^aucun:\n {2}- moyens\n {2}- résultats$/m);
});

// What the text editor of the form has no button for.
const rich = `Un début.

Une note[^1], un ~~mot barré~~, du \`code\` et <https://example.org>.

## Contexte

| Lieu | Bacs |
| --- | --- |
| Halle | 2,5 |

> Une citation
> sur deux lignes

Une ligne\\
coupée.

<!-- un rappel -->

1. un
2. deux

[^1]: La note.

    Et sa suite.
`;

test('a text that is changed loses none of what the form has no button for', async () => {
  const path = 'content/sheets/2011.md';
  writeFileSync(join(site, path), `${written(path).trimEnd()}\n\n${rich}`);
  await form.takeAgain(path);
  await show('sheets/entries/2011');
  await reveal('body');
  await field('body').locator('[contenteditable=true] p').first().click();
  await form.page.keyboard.press('End');
  await form.page.keyboard.type(' Et plus.');
  await save();
  await form.bringBack();
  const text = written(path);
  assert.equal(text.slice(text.indexOf('\n---\n', 4) + 5).trim(), rich.replace('Un début.', 'Un début. Et plus.').trim());
  passes();
});

test('the pages lead to the form, filled in with what they know', async () => {
  run('build', '--output', output);
  const page = readFileSync(join(output, 'fiches/pedibus/index.html'), 'utf8');
  const [, adopt] = /"\/admin\/#\/collections\/(adoptions\/new\?[^"]*)"/.exec(page);
  await show(adopt);
  assert.match(await field('fiche').innerText(), /pédibus/);
  const [, edit] = /"\/admin\/#\/collections\/(sheets\/entries\/[^"]*)"/.exec(page);
  await show(edit);
  assert.match(await box('titre').inputValue(), /pédibus/);
});

// passes: what the form wrote is of its shape, checked and built.
function passes() {
  run('fmt', '--form', '--check');
  run('check');
  run('build', '--output', output);
}

test('the page asks nothing of other servers, and has its letters', async () => {
  const page = await browser.newPage({ locale: 'fr-FR' });
  const refused = [];
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
  page.on('response', (response) => assert.ok(response.url().startsWith(server.address) || /^(blob|data):/.test(response.url()), response.url()));
  await page.goto(`${server.address}admin/`);
  await page.getByRole('button', { name: /dépôt local/i }).waitFor();
  await page.waitForFunction(() => [...document.fonts].some(({ family, status }) => /Material Symbols/.test(family) && status === 'loaded'));
  for (const text of refused) assert.match(text, /^(Connecting to|Loading the font|Fetch API cannot load|Refused to connect).*(unpkg\.com|jsdelivr\.net)/);
  assert.ok(refused.length > 0, 'the editor asked nothing: is the policy needed?');
  await page.close();
});

// Each way to sign in, in each language: the editor accepts the configuration.
const forges = {
  gitlab: '{url: https://gitlab.example.org/a/b, forge: gitlab, app_id: "12"}',
  gitea: '{url: https://forgejo.example.org/a/b, forge: gitea, app_id: "12"}',
  github: '{url: https://github.com/a/b, relay: https://acces.example.org}',
  token: '{url: https://github.com/a/b}',
  none: '',
};
for (const [name, repository] of Object.entries(forges)) {
  test(`the editor accepts the configuration (${name})`, async () => {
    const other = temporary();
    assert.equal(essaim('init', '--demo', other).status, 0);
    const network = join(other, 'content/network.yaml');
    const text = readFileSync(network, 'utf8').replace(/^repository:\n( .*\n)+/m, repository === '' ? '' : `repository: ${repository}\n`);
    writeFileSync(network, name === 'gitea' ? text.replace(/^lang: fr/m, 'lang: en') : text);
    assert.equal(essaim('schema', '--cms', 'sveltia', '--source', other).status, 0);
    bringEditor(other);
    if (name === 'none') rmSync(join(other, 'static/admin/fr.json')); // then the editor speaks English, and does not ask for ever
    const served = await serve(join(other, 'static'), name === 'token' ? '/un/chemin/' : '/');
    const page = await browser.newPage({ locale: name === 'gitea' ? 'en-GB' : 'fr-FR' });
    await page.goto(`${served.address}admin/`);
    await page.getByRole('button', { name: /dépôt local|local repository/i }).waitFor();
    assert.doesNotMatch(await page.locator('body').innerText(), /erreur|error/i);
    const oauth = page.getByRole('button', { name: /^(Se connecter avec|Sign [Ii]n with) / });
    assert.equal(await oauth.filter({ hasNotText: /jeton|token/i }).count(), ['token', 'none'].includes(name) ? 0 : 1);
    await page.close();
    served.close();
  });
}

test('the page and the command name the parts of the pinned editor', () => {
  const { version } = JSON.parse(readFileSync(new URL('../node_modules/@sveltia/cms/package.json', import.meta.url)));
  assert.ok(readFileSync(new URL('../internal/schema/cms.go', import.meta.url), 'utf8').includes(`EditorVersion = "${version}"`));
  const names = [...written('static/admin/index.html').matchAll(/(?:url\(|src=")([\w.-]+\.\w+)/g)].map((found) => found[1]);
  assert.ok(names.length >= 4);
  for (const name of names) assert.ok(existsSync(join(site, 'static/admin', name)), name);
});

// photo is a small image, in a file of a name.
function photo(name) {
  const path = join(temporary(), name);
  writeFileSync(path, Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64'));
  return path;
}
