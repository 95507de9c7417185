// Every page is valid for the Nu checker, the reference of the W3C: errors and
// warnings alike.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { none } from './faults.mjs';
import { demo, firstNetwork } from './networks.mjs';

const packages = createRequire(import.meta.url);
const checker = join(dirname(packages.resolve('vnu-jar/package.json')), 'build', 'dist', 'vnu.jar');

// What the checker says that is no fault of ours, each with its reason.
const allowed = [
  // Read from the disk, a page has no origin that 'self' could stand for; the
  // browser tests judge the policy where it is served.
  /^Resource violates Content Security Policy/,
  // The demo's pages in English hold texts that its editors wrote in French.
  /^This document appears to be written in French but the “html” start tag has “lang="en"”/,
];

test('every page of every network is valid', () => {
  const sites = [firstNetwork(), demo(), demo({ lang: 'en' })];
  const folders = sites.map(({ folder }) => folder);
  // One run for all: starting Java costs more than checking hundreds of pages.
  const run = spawnSync('java', ['-jar', checker, '--skip-non-html', '--format', 'json', '--exit-zero-always', ...folders], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  assert.equal(run.status, 0, run.error?.message ?? run.stderr);
  const { messages } = JSON.parse(run.stderr);
  const isFault = ({ type, subType, message }) => (type !== 'info' || subType === 'warning') && !allowed.some((pattern) => pattern.test(message));
  const faults = messages.filter(isFault);
  none(faults.map((fault) => describe(sites, fault)));
});

function describe(sites, { url = '', lastLine, subType, type, message, extract }) {
  const site = sites.find(({ folder }) => url.includes(folder));
  const place = site ? `${site.name}: ${url.slice(url.indexOf(site.folder) + site.folder.length)}` : url;
  return `${place}:${lastLine} ${subType ?? type}: ${message} « ${extract?.trim().replace(/\s+/g, ' ')} »`;
}
