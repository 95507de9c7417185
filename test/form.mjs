// The form in the browser, with the real editor, on the files of a folder: they lie in
// the browser's private file system, which answers for the dialogue that asks for a
// folder of the machine.

import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const editor = fileURLToPath(new URL('../node_modules/@sveltia/cms/', import.meta.url));

// bringEditor copies what the form needs of the editor's package, as `essaim schema
// --cms` says.
export function bringEditor(folder) {
  const to = join(folder, 'static/admin');
  const those = (folder, ending) => readdirSync(join(editor, folder)).filter((name) => name.endsWith(ending)).map((name) => join(folder, name));
  for (const file of ['dist/sveltia-cms.js', ...those('npm/assets', '.woff2'), ...those('locales', '.json')]) {
    copyFileSync(join(editor, file), join(to, basename(file)));
  }
}

// filesOf are the paths of all files below a folder of a site, from the site's.
export const filesOf = (site, folder) =>
  readdirSync(join(site, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    return statSync(join(site, path)).isDirectory() ? filesOf(site, path) : [path];
  });

// openForm opens the form of a site that is served at address, on the files of its
// folder. It returns the page, and what one does with it: show(path) opens a page of the
// form, save() and saveAgain(path) save a file, takeAgain(path) gives the browser a file as
// it is in the folder, and bringBack() writes the files of the browser into the folder.
export async function openForm(context, address, site) {
  await context.addInitScript(() => {
    window.showDirectoryPicker = () => navigator.storage.getDirectory();
  });
  const page = await context.newPage();
  await page.route('**/blank', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.goto(`${address}blank`);
  const files = filesOf(site, 'content').map((path) => [path, readFileSync(join(site, path)).toString('base64')]);
  await page.evaluate(writeAll, files);
  await page.goto(`${address}admin/`);
  await page.getByRole('button', { name: /dépôt local/i }).click();
  await page.getByText('Collections', { exact: true }).first().waitFor();
  return {
    page,
    show: (path) => show(page, address, path),
    save: () => save(page),
    async saveAgain(path) {
      await show(page, address, path);
      await typeSpace(page);
      await save(page);
    },
    async takeAgain(path) {
      await page.evaluate(writeAll, [[path, readFileSync(join(site, path)).toString('base64')]]);
      await page.reload();
      await page.getByText('Collections', { exact: true }).first().waitFor();
    },
    async bringBack() {
      const now = await page.evaluate(readAll);
      for (const path of filesOf(site, 'content')) if (!(path in now)) rmSync(join(site, path));
      for (const [path, text] of Object.entries(now)) {
        mkdirSync(dirname(join(site, path)), { recursive: true });
        writeFileSync(join(site, path), Buffer.from(text, 'base64'));
      }
    },
  };
}

// addressOf is where the form shows a content file, as the pages of the site have it.
export function addressOf(path) {
  const name = path.replace(/^content\//, '').replace(/\.md$/, '');
  if (name === 'network.yaml') return 'network/entries/network';
  const [folder, ...rest] = name.split('/');
  const index = rest.length > 1 && rest.at(-1) === 'index';
  const groups = rest.slice(0, index ? -2 : -1);
  return `${[folder, ...groups].join('-')}${index ? '-index' : ''}/entries/${rest.slice(groups.length).join('/')}`;
}

// show opens a page of the form. After a save the editor goes back to its list, which may
// come late: then the page is asked for again.
async function show(page, address, path) {
  const fields = page.locator('[data-key-path]');
  for (let i = 0; i < 5; i++) {
    if (i > 0) await page.goto(`${address}admin/#/collections/${path.split('/')[0]}`);
    await page.goto(`${address}admin/#/collections/${path}`);
    await fields.first().waitFor({ timeout: 6000 }).catch(() => {});
    await page.waitForTimeout(200);
    if (decodeURI(page.url()).endsWith(path) && (await fields.count()) > 0) return;
  }
  assert.fail(`the form does not stay on ${path}`);
}

async function save(page) {
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.getByText('Entrée enregistrée.').last().waitFor({ timeout: 10_000 });
  await page.locator('[data-key-path]').first().waitFor({ state: 'detached' });
}

// typeSpace changes a file so little that it says the same: the form saves no other.
async function typeSpace(page) {
  const text = await firstText(page);
  if ((await text.evaluate((e) => e.tagName)) === 'DIV') {
    await text.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' ');
  } else {
    await text.fill(`${await text.inputValue()} `);
  }
}

// firstText is where something is typed, of a file that may begin with lists; not among
// the author's own keys.
async function firstText(page) {
  const texts = page.locator('[data-key-path]:not([data-key-path^=extra]) :is(input[type=text], textarea, [contenteditable=true]):visible');
  for (let i = 0; i < 60 && (await texts.count()) === 0; i++) {
    await page.locator('[data-key-path]').last().scrollIntoViewIfNeeded();
    await page.waitForTimeout(50);
  }
  return texts.first();
}

// writeAll puts files into the private file system, in the browser.
async function writeAll(files) {
  const root = await navigator.storage.getDirectory();
  for (const [path, text] of files) {
    let folder = root;
    for (const name of path.split('/').slice(0, -1)) folder = await folder.getDirectoryHandle(name, { create: true });
    const file = await folder.getFileHandle(path.split('/').pop(), { create: true });
    const out = await file.createWritable();
    await out.write(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)));
    await out.close();
  }
}

// readAll are the files of the private file system, in the browser.
async function readAll() {
  const all = {};
  const walk = async (folder, above) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === 'directory') {
        await walk(handle, `${above}${name}/`);
        continue;
      }
      const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
      let text = '';
      for (let i = 0; i < bytes.length; i += 10000) text += String.fromCharCode(...bytes.subarray(i, i + 10000));
      all[above + name] = btoa(text);
    }
  };
  await walk(await navigator.storage.getDirectory(), '');
  return all;
}
