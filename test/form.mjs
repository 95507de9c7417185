// The form in the browser, with the real editor, on the files of a folder: they lie in
// the browser's private file system, which answers for the dialogue that asks for a
// folder of the machine.

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
// folder. It returns the page, takeAgain(path), and bringBack(), which writes the files of
// the browser into the folder.
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
    // takeAgain gives the browser a file as it is in the folder now.
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
