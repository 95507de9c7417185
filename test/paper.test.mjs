// What is on a page is on paper: its print by the browser and the PDF of a sheet, read
// back by poppler, have its words, as often as the page has them.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch } from './browser.mjs';
import { drawnOf, pagesOf } from './loop.mjs';
import { demo, oneOfEach, temporary } from './networks.mjs';
import { serve } from './server.mjs';

const site = demo();
const folder = temporary();

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await serve(site.folder);
});
after(async () => {
  await browser?.close();
  server?.close();
});

// wordsOf counts the words of a text; what no letter or digit is in is no word. Paper may
// break a word at a hyphen or at the signs of an address: pieces are words.
function wordsOf(text) {
  const counts = new Map();
  for (const word of text.normalize('NFC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

// lost are the words that paper has less often than the page.
const lost = (page, paper) => [...page].filter(([word, n]) => (paper.get(word) ?? 0) < n).map(([word, n]) => `${word} (${paper.get(word) ?? 0} of ${n})`);

const read = (file) => execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });

describe('printed by the browser', () => {
  for (const path of pagesOf(site).filter((path) => !/diaporama|slides|404/.test(path))) {
    test(`/${path} has all its words`, async () => {
      const page = await browser.newPage();
      await page.goto(server.address + path);
      await page.emulateMedia({ media: 'print' });
      const words = wordsOf(
        await page.evaluate(() => {
          for (const part of document.querySelectorAll('.hidden')) part.remove();
          return document.querySelector('main').innerText;
        }),
      );
      const file = join(folder, 'page.pdf');
      writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
      await page.close();
      assert.deepEqual(lost(words, wordsOf(read(file))), []);
    });
  }
});

// A portrait as wide as the text is higher than a sheet of paper; below a heading it would not
// fit either. pdfimages names an image once a page.
test('no photo is cut in two', async () => {
  const page = await browser.newPage({ bypassCSP: true });
  await page.goto(server.address + oneOfEach(site).find((path) => /^fiches\/[^/]+\/$/.test(path)));
  await page.evaluate(() => {
    const draw = document.createElement('canvas');
    [draw.width, draw.height] = [400, 600];
    draw.getContext('2d').fillRect(50, 50, 300, 500);
    const photo = new Image(662, 993);
    photo.src = draw.toDataURL('image/jpeg');
    document.querySelector('main').innerHTML = '<div class="text"><h2>Contexte</h2><p>Un texte.</p></div>';
    document.querySelector('main .text').append(photo);
    return photo.decode();
  });
  const file = join(folder, 'photo.pdf');
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
  await page.close();
  const drawn = execFileSync('pdfimages', ['-list', file], { encoding: 'utf8' }).split('\n').filter((line) => / 400 +600 /.test(line));
  assert.equal(drawn.length, 1, drawn.join('\n'));
});

// Links to what proves a figure, and the years under small columns, are for the screen; when figures were taken stands once,
// and only where there are figures that change with the day.
describe('the PDF of a sheet', () => {
  for (const path of drawnOf(site).filter((path) => /^fiches\/(?!page-)[^/]+\/$/.test(path))) {
    test(`/${path}fiche.pdf has what the sheet says`, async () => {
      const page = await browser.newPage();
      await page.goto(server.address + path);
      const words = wordsOf(
        await page.evaluate(() => {
          for (const part of document.querySelectorAll('.hidden, .evidence, .more, .asof, caption, summary, .row-head[aria-hidden], h2 + .soft')) part.remove();
          return [...document.querySelectorAll('main h1, main .lead, main .text')].map((part) => part.innerText).join('\n');
        }),
      );
      await page.close();
      assert.deepEqual(lost(words, wordsOf(read(join(site.folder, path, 'fiche.pdf')))), []);
    });
  }
});
