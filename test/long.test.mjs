// A day about which much is said: what is too long for a slide goes on to the
// next, a letter keeps to its page, the programme and the report to theirs, and
// nothing is lost on the wall or on paper.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch } from './browser.mjs';
import { none } from './faults.mjs';
import { generated } from './generated.mjs';
import { build, essaim, temporary, workroom } from './networks.mjs';
import { serve } from './server.mjs';

const lines = (n, make) => Array.from({ length: n }, (_, i) => make(i)).join('\n');
const phrase = 'Le conseil a décidé, après deux réunions publiques, de peser chaque semaine ce que la cantine jette, et de l’afficher. ';
const long = phrase.repeat(14);
const title = (text) => `"${`${text} : réemploi, hygiène et à-côtés, `.repeat(4).slice(0, 200).trim()}"`;

const sheet = `---
title: ${title('Une expérience de l’île d’Oléron à Hérépian')}
commune: [courtebrune, sauvelle]
theme: [mobilite, energie]
status: in-place
summary: "${phrase.repeat(9)}"
date: 2024-01-10
period: {from: 2020}
means:
  people:
${lines(24, (i) => `    - {who: "Service numéro ${i} de la ville", hours: ${i + 3}, year: 2023}`)}
  technical: none
results:
${lines(30, (i) => `  - {text: "Mesure numéro ${i} de ce qui est jeté", value: ${i}, year: 2023, note: "pesée du printemps, sur deux semaines pleines"}`)}
objectives:
  general: "${phrase.repeat(3)}"
  targets:
${lines(22, (i) => `    - {text: "Cible numéro ${i} : que chacun sache ce qui est jeté, et pourquoi il ne le faut plus"}`)}
slides: [contexte, chiffres, objectifs, moyens, enseignements, {title: Venez voir, text: "${phrase.repeat(10)} Fin du texte.", notes: Parler lentement.}]
---

## Contexte

${long}

Une note[^1], et un [renvoi](#facteurs-de-reussite).

${lines(40, (i) => `${i + 1}. Étape ${i} : on apprend à peser avant de juger, puis à juger avec douceur.`)}

| Poste | Montant |
|---|---|
${lines(40, (i) => `| Ligne ${i} | ${i} € |`)}

> ${long}

### Un sous-titre

${'```'}
${lines(12, (i) => `code ${i}`)}
${'```'}

## Facteurs de réussite

${long}

## Difficultés

Aucune.

## Recommandations

${phrase.repeat(3)} Fin des recommandations.

[^1]: La note.
`;

const meeting = `---
title: ${title('Rencontre d’été sur l’île')}
date: 2024-10-03
status: planned
time: 08:30-18:30
host: courtebrune
place: Salle des fêtes de l’ancienne école, au fond de la cour, premier étage
summary: "${phrase.repeat(6)}"
themes: [mobilite, energie, eau, numerique, reemploi]
agenda:
  - {sheet: tout-en-long, minutes: 40, speaker: Service technique et comité des fêtes}
  - {sheet: pedibus, minutes: 40}
${lines(22, (i) => `  - {text: "Point numéro ${i} : ${phrase.slice(0, 50)}", minutes: 10, speaker: Service technique}`)}
visits:
${lines(4, (i) => `  - {commune: sauvelle, text: "Visite numéro ${i}, sa cour et son composteur"}`)}
commitments:
${lines(3, (i) => `  - {commune: sauvelle, text: "Engagement numéro ${i}, à tenir avant la fin de la saison", due: 2024-12}`)}
---

${lines(5, (i) => `## Partie ${i}\n\n${long}\n`)}
`;

const needs = `---
interview: {date: 2022-10, status: done}
needs:
${lines(25, (i) => `  - {theme: energie, text: "Besoin numéro ${i} : ${phrase.slice(0, 60)}", since: 2022}`)}
---
`;

const source = temporary();
assert.equal(essaim('init', '--demo', source).status, 0);
writeFileSync(join(source, 'content/sheets/tout-en-long.md'), sheet);
writeFileSync(join(source, 'content/meetings/2024-10-03.md'), meeting);
writeFileSync(join(source, 'content/communes/courtebrune.md'), needs);
const site = build('a long day', source);
const papers = workroom(site);
const deck = 'rencontres/2024-10-03/diaporama/';

// What only the deck's slides say, whatever its number.
const said = [
  ...['Étape', 'Ligne', 'code', 'Service numéro', 'Mesure numéro', 'Cible numéro'].map((what) => [what, { Étape: 40, Ligne: 40, code: 12, 'Service numéro': 24, 'Mesure numéro': 30, 'Cible numéro': 22 }[what]]),
  ['Point numéro', 22],
];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const printed = async (folder, path, options = {}) => {
  const server = await serve(folder);
  const page = await browser.newPage(options);
  await page.goto(server.address + path);
  const slides = await page.locator('.slide').count();
  const letters = await page.locator('.letter').count();
  const file = await page.pdf({ preferCSSPageSize: true, format: 'A4' });
  await page.close();
  server.close();
  return { slides, letters, pages: pagesOf(file), text: (first, last) => textOf(file, first, last) };
};

describe('the deck', () => {
  test('has one slide a printed page, and all of what the sheet says', async () => {
    const paper = await printed(site.folder, deck);
    assert.equal(paper.pages, paper.slides);
    const text = paper.text();
    none(said.flatMap(([what, n]) => Array.from({ length: n }, (_, i) => `${what} ${i}`).filter((words) => !new RegExp(`${words}\\b`).test(text))));
    for (const end of ['Fin du texte.', 'Fin des recommandations.', 'Qui peut aider ?']) assert.ok(text.replace(/\s+/g, ' ').includes(end), end);
    assert.equal(text.match(/Le conseil a décidé/g).length >= 9 + 3 + 10 + 3 * 14 + 3 + 22, true);
  });

  test('no slide is higher than a usual screen', async () => {
    const server = await serve(site.folder);
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, javaScriptEnabled: true });
    await page.goto(server.address + deck);
    const count = await page.locator('.slide').count();
    const high = [];
    for (let i = 0; i < count; i++) {
      const height = await page.evaluate(() => document.scrollingElement.scrollHeight);
      if (height > 800) high.push(`slide ${i + 1} “${await page.locator('.slide.current :is(h1, h2)').textContent()}” is ${height} px high`);
      await page.keyboard.press('ArrowRight');
    }
    await page.close();
    server.close();
    none(high);
  });

  test('leads to nothing that it does not show', () => {
    const html = site.read(deck);
    const missing = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id).filter((id) => !html.includes(`id="${id}"`));
    none(missing);
  });
});

test('the programme is on the first page, the minutes follow', async () => {
  const paper = await printed(site.folder, 'rencontres/2024-10-03/');
  const first = paper.text(1, 1);
  for (const words of ['Point numéro 21', 'Visite numéro 3', 'Engagement numéro 2']) assert.ok(first.includes(words), words);
  assert.ok(paper.pages > 1 && paper.text().includes('Partie 4'));
});

describe('the letters', () => {
  for (const folder of ['invitations', 'relances']) {
    test(`${folder}: each keeps to its page`, async () => {
      const paper = await printed(papers.folder, `rencontres/2024-10-03/${folder}/`);
      assert.ok(paper.letters > 0);
      assert.equal(paper.pages, paper.letters);
      for (let i = 1; i <= paper.pages; i++) assert.match(paper.text(i, i), /considération\s+distinguée/, `page ${i} is cut`);
    });
  }

  test('invitations: the slip is at the foot of each page, here and in the PDF', async () => {
    const paper = await printed(papers.folder, 'rencontres/2024-10-03/invitations/');
    const own = readFileSync(join(papers.folder, 'rencontres/2024-10-03/invitations/invitations.pdf'));
    assert.equal(pagesOf(own), paper.pages);
    for (let i = 1; i <= paper.pages; i++) {
      for (const text of [paper.text(i, i), textOf(own, i, i)]) {
        assert.match(text, /et \d+ autres points ; tout le programme :\s+https:/);
        assert.match(text.trim().split('À renvoyer à').at(-1), /05 36 49 00 12$/);
      }
    }
  });

  test('the file for mail merge has all of it', () => {
    const csv = readFileSync(join(papers.folder, 'rencontres/2024-10-03/invitations/publipostage.csv'), 'utf8');
    for (const words of ['Point numéro 21', 'Besoin numéro 24']) assert.ok(csv.includes(words), words);
  });
});

test('the year’s report has two pages, of a large network too, here and as a PDF', async () => {
  for (const { name, folder, pages } of [site, generated()]) {
    for (const year of pages.filter((page) => /^bilans\/\d+\/$/.test(page))) {
      assert.ok((await printed(folder, year)).pages <= 2, `${name}: ${year}`);
      assert.ok(pagesOf(readFileSync(join(folder, year, 'bilan.pdf'))) <= 2, `${name}: ${year}bilan.pdf`);
    }
  }
});

const pagesOf = (file) => Number(/Pages: +(\d+)/.exec(execFileSync('pdfinfo', ['-'], { input: file, encoding: 'utf8' }))[1]);

function textOf(file, first = 1, last = pagesOf(file)) {
  return execFileSync('pdftotext', ['-f', first, '-l', last, '-layout', '-', '-'], { input: file, encoding: 'utf8' }).replaceAll(/[\u00a0\u202f]/g, ' ');
}
