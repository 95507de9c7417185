// What is there is found: queries are drawn from what authors wrote, as they wrote it,
// and every page that holds all their words is among the results. The reference reads
// every file, and knows neither stems nor the index.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { open } from './index.mjs';
import { numbers, rounds } from './loop.mjs';
import { demo, firstNetwork } from './networks.mjs';

const folders = { fiches: 'sheets', sheets: 'sheets', rencontres: 'meetings', meetings: 'meetings' };

// fileOf is the content file of a page, undefined for one that has none.
function fileOf(site, path) {
  const [section, id] = path.split('/');
  const folder = id ? folders[section] : 'pages';
  return [`${id || section}.md`, `${id}/index.md`].map((name) => join(site.source, 'content', folder ?? '', name)).find((file) => folder && existsSync(file));
}

// written is what an author wrote for readers: the title, the summary and the text,
// without addresses, tags and the marks of notes.
function written(file) {
  const [, front, body] = /^---\n([^]*?)\n---\n([^]*)$/.exec(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));
  const value = (key) => (new RegExp(`^(?:${key}): (.*)$`, 'm').exec(front)?.[1] ?? '').replace(/^"(.*)"$|^'(.*)'$/, '$1$2');
  const text = body
    .replace(/^\[[^\]]*\]:.*$/gm, '')
    .replace(/\]\([^)]*\)/g, '] ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\bhttps?:\/\/\S*/g, ' ');
  return [value('title|titre'), value('summary|résumé'), text].join('\n');
}

// fold takes case and accents away.
const fold = (text) => text.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase();

// queryFrom draws one to three words of a text that stand side by side, as written.
function queryFrom(text, words, random) {
  const lines = text.split('\n').filter((line) => words(line).length > 0);
  const line = lines[Math.floor(random() * lines.length)];
  const pieces = line.split(/\s+/).filter((piece) => words(piece).length > 0);
  const from = Math.floor(random() * pieces.length);
  return pieces.slice(from, from + 1 + Math.floor(random() * 3)).join(' ');
}

for (const site of [demo(), demo({ lang: 'en' }), firstNetwork()]) {
  describe(`what is written in the ${site.name}`, async () => {
    const { index, paths, all, words } = await open(site);
    const texts = paths.flatMap((path) => {
      const file = fileOf(site, path);
      return file ? [{ path, text: written(file) }] : [];
    });
    for (const page of texts) page.words = new Set(words(page.text));
    const random = numbers();

    test(`is found by ${rounds(200)} queries`, async () => {
      const missed = [];
      for (let round = 0; round < rounds(200); round++) {
        const query = queryFrom(texts[Math.floor(random() * texts.length)].text, words, random);
        const found = new Set(await all(query));
        const asked = words(query);
        for (const page of texts) if (asked.every((word) => page.words.has(word)) && !found.has(page.path)) missed.push(`“${query}”: ${page.path}`);
      }
      assert.deepEqual(missed, []);
    });

    test('is found by its title, before all others', async () => {
      const titles = await Promise.all(paths.map(async (_, document) => (await index.shown(document))[1]));
      for (const [document, title] of titles.entries()) {
        const [first] = await all(title);
        if (first !== paths[document]) assert.equal(fold(titles[paths.indexOf(first)]), fold(title));
      }
    });
  });
}
