// Files beside a sheet, as bytes: those that internal/attachment is proven with, how
// they are laid there, and how a browser opens each by itself.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listen } from './browser.mjs';
import { essaim } from './networks.mjs';

// unquote reads a Go string of bytes: \xHH, and the escapes that JSON has.
const unquote = (text) => Buffer.from(JSON.parse(text.trim().replace(/\\x([0-9a-f]{2})/g, '\\u00$1')), 'latin1');

// archive reads a NAME.txtar as a map of names to bytes: of internal/attachment, or
// of another folder of the project.
export function archive(name, folder = 'internal/attachment/testdata') {
  const path = fileURLToPath(new URL(`../${folder}/${name}.txtar`, import.meta.url));
  const parts = readFileSync(path, 'utf8').split(/^-- (.*) --\n/m);
  const files = new Map();
  for (let i = 1; i < parts.length; i += 2) {
    const [, quotedName, plainName, quoted] = /^(?:"(.*)"|(.*?))( %q)?$/.exec(parts[i]);
    files.set(quotedName ?? plainName, quoted ? unquote(parts[i + 1]) : Buffer.from(parts[i + 1]));
  }
  return files;
}

// beside writes files beside the sheet fichiers of the site in folder.
export function beside(folder, files, { commune, theme }) {
  const put = (name, bytes) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  };
  put('content/sheets/fichiers.md', `---\ntitle: Des fichiers\ncommune: ${commune}\ntheme: ${theme}\nstatus: ongoing\nmeans: none\nresults: []\n---\n\nDes fichiers.\n`);
  for (const [name, bytes] of files) put(`content/sheets/fichiers/${name}`, bytes);
}

// home is where the files beside the sheet fichiers are published.
export const home = 'fiches/fichiers/';

// refused are the names of the files beside it that check finds an error in.
export function refused(folder) {
  const run = essaim('check', '--source', folder, '--format', 'json');
  const errors = JSON.parse(run.stdout).filter(({ severity }) => severity === 'error');
  return new Set(errors.map(({ file }) => file.replace('content/sheets/fichiers/', '')));
}

// open goes to an address. Files that a browser saves instead of showing them begin a
// download.
export async function open(page, url) {
  try {
    await page.goto(url, { waitUntil: 'load' });
  } catch (error) {
    if (!/Download is starting|ERR_ABORTED/.test(error.message)) throw error;
  }
}

// The browser looks for an icon by itself, and shows a PDF in an extension.
const ownDoing = /^request to chrome(-extension)?:\/\/|^console error .* 404 |^404 for .*\/favicon\.ico$/;

// openAll opens each file by itself, clicks what may be clicked, and waits for
// what animations may set. It returns what went wrong.
export async function openAll(browser, address, names) {
  const troubles = [];
  const context = await browser.newContext({ acceptDownloads: false });
  for (const name of names) {
    const page = await context.newPage();
    listen(page, address, (trouble) => ownDoing.test(trouble) || troubles.push(`${name}: ${trouble}`));
    await open(page, address + home + encodeURIComponent(name));
    if (/\.svg$/i.test(name)) {
      await page.evaluate(() => document.querySelectorAll('a').forEach((link) => link.dispatchEvent(new MouseEvent('click', { bubbles: true }))));
      await page.waitForTimeout(30);
    }
    await page.close();
  }
  await context.close();
  return troubles;
}
