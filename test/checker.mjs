// The Nu HTML checker, the W3C's reference, which comes as a Java program.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileOf } from './networks.mjs';

const jar = join(dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build', 'dist', 'vnu.jar');

// check reads pages of the sites, and all old addresses, in one run, as starting
// Java costs more than checking hundreds of pages, and returns what the checker
// says:
//   isError  false for a warning
//   message  the sentence
//   place    "demo (fr): /fiches/index.html:12 « <p>… »"
export function check(sites, pagesOf = ({ pages }) => pages) {
  const files = sites.flatMap((site) => [...pagesOf(site), ...site.moved].map((path) => join(site.folder, fileOf(path))));
  const run = spawnSync('java', ['-jar', jar, '--format', 'json', '--exit-zero-always', ...files], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  assert.equal(run.status, 0, run.error?.message ?? run.stderr);
  return JSON.parse(run.stderr)
    .messages.filter(({ type, subType }) => type !== 'info' || subType === 'warning')
    .map(({ type, url, lastLine, message, extract }) => ({
      isError: type !== 'info',
      message,
      place: `${placeOf(sites, url)}:${lastLine} « ${extract?.trim().replace(/\s+/g, ' ')} »`,
    }));
}

function placeOf(sites, url = '') {
  const site = sites.find(({ folder }) => url.includes(folder));
  return site ? `${site.name}: ${url.slice(url.indexOf(site.folder) + site.folder.length)}` : url;
}
