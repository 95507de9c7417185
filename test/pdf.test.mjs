// The PDF of each sheet of the demo, read with PDF.js: its structure is the
// outline of its page, its text is there in reading order, and its page says
// what it is.

import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { demo } from './networks.mjs';

const site = demo();
const sheets = site.pages.filter((path) => /^fiches\/(?!page-\d+\/)[^/]+\/$/.test(path));

// Boxes of the page that say nothing to who holds the PDF.
const onlyOnline = ['Sur cette page', 'Emporter cette fiche', 'Besoins sur ce thème', 'Fiches proches'];

const tidy = (text) => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();

const unescape = (html) =>
  html.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|#34|#39);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#34': '"', '#39': "'" })[name]);

// pageOutline is the headings of a page's main part: ["1 Title", "2 Contexte", …].
function pageOutline(html) {
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  return [...main.matchAll(/<h([1-6])[^>]*>(.*?)<\/h\1>/gs)]
    .map(([, level, text]) => ({ level, text: tidy(unescape(text)) }))
    .filter(({ text }) => !onlyOnline.includes(text))
    .map(({ level, text }) => `${level} ${text}`);
}

// readPDF gives the outline of a PDF from its structure tree, the roles that it
// uses, and its number of pages.
async function readPDF(file) {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(file)), useSystemFonts: false, verbosity: VerbosityLevel.ERRORS }).promise;
  const outline = [];
  const roles = new Set();
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const texts = await contents(page);
    const walk = (node) => {
      if (!node.role) return;
      roles.add(node.role);
      if (/^H[1-6]$/.test(node.role)) outline.push(`${node.role[1]} ${tidy(said(node, texts))}`);
      else node.children.forEach(walk);
    };
    walk(await page.getStructTree());
  }
  const { info } = await pdf.getMetadata();
  const result = { outline, roles, pages: pdf.numPages, title: info.Title, bookmarks: await pdf.getOutline() };
  await pdf.destroy();
  return result;
}

// contents are the texts of a page by the id of their marked content.
async function contents(page) {
  const texts = new Map();
  let id = null;
  for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
    if (item.type === 'beginMarkedContentProps') id = item.id;
    else if (item.type?.startsWith('beginMarkedContent')) id = null;
    else if (item.str !== undefined && id) texts.set(id, (texts.get(id) ?? '') + item.str + (item.hasEOL ? ' ' : ''));
  }
  return texts;
}

const said = (node, texts) => (node.type === 'content' ? (texts.get(node.id) ?? '') : (node.children ?? []).map((child) => said(child, texts)).join(''));

// carriersLast is a page whose text comes first, as on paper: on a screen it begins with
// whom to ask.
function carriersLast(html) {
  const [before, who, text, rest] = html.split(/(?=<aside)|(?<=<\/aside>)/);
  return before + text + who + rest + html.split(/(?<=<\/aside>)/).slice(2).join('');
}

test('the demo has sheets with a PDF', () => assert.ok(sheets.length >= 24));

for (const path of sheets) {
  test(`${path}fiche.pdf: the structure is the page's outline`, async () => {
    const html = carriersLast(site.read(path));
    const file = join(site.folder, path, 'fiche.pdf');
    const pdf = await readPDF(file);
    assert.deepEqual(pdf.outline, pageOutline(html));
    assert.ok(!pdf.roles.has('NonStruct'));
    assert.equal(tidy(pdf.title), pdf.outline[0].slice(2));
    assert.equal(tidy(pdf.bookmarks[0].title), pdf.outline[0].slice(2));

    const link = tidy(unescape(html.match(/<a [^>]*fiche\.pdf"[^>]*>([^<]*)</)[1]));
    const kilobytes = Math.round(statSync(file).size / 1000);
    assert.equal(link, `Format PDF, ${kilobytes} ko, ${pdf.pages} pages, en français`);
  });
}
