// Sheets as a stranger may send them, by name: our own bodies and front matters, and
// vectors that others have published on npm.

import { createRequire } from 'node:module';
import { archive } from './attachments.mjs';

const require = createRequire(import.meta.url);

// DOMPurify's fixtures (its package held them until 0.8), and the examples of
// CommonMark: {payload}, {markdown}.
const purify = require('dompurify/test/fixtures/expect.js').map(({ payload }) => payload);
const commonmark = require('commonmark-spec').tests.map(({ markdown }) => markdown.replaceAll('→', '\t'));

const ours = (name) => [...archive(name, 'test/testdata/hostile')].map(([of, bytes]) => [of, bytes.toString().replace(/\n$/, '')]);

// sheets are the texts of all of them. ids are those of a commune and of a theme.
export function sheets({ commune, theme }) {
  const all = new Map();
  const head = ['title: Un titre', `commune: ${commune}`, `theme: ${theme}`, 'status: ongoing', 'means: none', 'results: []'];
  const add = (name, lines, body) => all.set(`etranger-${name}`, ['---', ...lines, '---', '', body, ''].join('\n'));
  for (const [name, body] of ours('bodies')) add(name, head, body.replaceAll('\\0', '\0'));
  for (const [name, lines] of ours('headers')) add(name, [lines.replaceAll('$commune', commune).replaceAll('$theme', theme)], 'Un texte.');
  purify.forEach((payload, n) => {
    add(`purify-${n}`, head, payload);
    add(`purify-inline-${n}`, head, `Un texte, ${payload.replace(/\s+/g, ' ')} et [un lien](${encodeURI(payload)}).`);
    add(`purify-title-${n}`, [`title: ${JSON.stringify(payload)}`, ...head.slice(1), `summary: ${JSON.stringify(payload)}`], 'Un texte.');
  });
  // Their links lead to pages that this site does not have.
  commonmark.forEach((text, n) => add(`commonmark-${n}`, head, text.replace(/\]\((<?)\/(?!\/)/g, '](https://example.org/').replace(/^( *\[.*\]:\s*<?)\/(?!\/)/gm, '$1https://example.org/')));
  return all;
}

// drawings are SVG files of DOMPurify's fixtures: each as it is, or within an image.
export function drawings() {
  const space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
  const files = new Map();
  purify.forEach((payload, n) => {
    const own = /^\s*<svg\b/i.test(payload) ? payload.replace(/<svg\b/i, `<svg ${/xmlns/.test(payload) ? '' : space}`) : null;
    if (own) files.set(`dessin-${n}.svg`, Buffer.from(own));
    files.set(`dans-un-dessin-${n}.svg`, Buffer.from(`<svg ${space} viewBox="0 0 90 90"><title>x</title>${payload}</svg>`));
    files.set(`decrit-${n}.svg`, Buffer.from(`<svg ${space} viewBox="0 0 90 90"><desc>${escaped(payload)}</desc><text y="9">${escaped(payload)}</text></svg>`));
  });
  return files;
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '');
