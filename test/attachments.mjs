// The files that internal/attachment is proven with, as bytes.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// unquote reads a Go string of bytes: \xHH, and the escapes that JSON has.
const unquote = (text) => Buffer.from(JSON.parse(text.trim().replace(/\\x([0-9a-f]{2})/g, '\\u00$1')), 'latin1');

// archive reads a testdata/NAME.txtar as a map of names to bytes.
export function archive(name) {
  const path = fileURLToPath(new URL(`../internal/attachment/testdata/${name}.txtar`, import.meta.url));
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
