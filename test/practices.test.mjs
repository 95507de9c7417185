// The pages of practices: what they say of a commune of some size, with the script and
// without it, and the note for a council.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { judged, violations } from './axe.mjs';
import { launch, visit } from './browser.mjs';
import { check } from './checker.mjs';
import { tooSmall, tooWide } from './fits.mjs';
import { build, demo, temporary, workroom } from './networks.mjs';
import { serve } from './server.mjs';

// The commune's inhabitants, what it cost, in which year, what came of it, and where it is.
const cases = [
  ['aube', 1800, 1440, 2019, 'in-place', '45.0, lon: 2.0'],
  ['brume', 3000, 1500, 2021, 'in-place', '45.1, lon: 2.1'],
  ['colline', 6000, 1800, 2022, 'abandoned', '45.2, lon: 2.2'],
  ['dune', 9000, 4500, 2024, 'done', '45.3, lon: 2.3'],
  ['etang', 40000, 90000, 2020, 'in-place', '45.4, lon: 2.4'],
  // Of nearly the size of brume: faille is the nearer of the two to garde, which did nothing yet.
  ['faille', 2900, null, 2023, 'ongoing', '46.1, lon: 2.1'],
  ['lande', null, null, 2018, 'done', '45.1, lon: 2.1'],
];

const named = (id) => id[0].toUpperCase() + id.slice(1);

// write makes the files of a network in a folder: content/network.yaml, and sheets by name.
function write(network, sheets, others = {}) {
  const source = temporary();
  for (const folder of ['sheets', 'communes', 'adoptions']) mkdirSync(join(source, 'content', folder), { recursive: true });
  writeFileSync(join(source, 'content/network.yaml'), [...network, ''].join('\n'));
  for (const [name, lines] of Object.entries(sheets)) writeFileSync(join(source, `content/sheets/${name}.md`), lines.join('\n'));
  for (const [path, lines] of Object.entries(others)) writeFileSync(join(source, 'content', path), lines.join('\n'));
  return source;
}

function network() {
  const communes = cases.map(([id, population, , , , lat], i) => `  - {id: ${id}, name: ${named(id)}, code: "9900${i + 1}", ${population ? `population: ${population}, ` : ''}lat: ${lat}}`);
  const sheets = {};
  for (const [id, , cost, year, status] of cases) {
    const front = [`title: Une cuve à ${id}`, `commune: ${id}`, 'theme: eau', `status: ${status}`, 'practice: cuves', `period: {from: ${year}}`, `means: ${cost ? `{cost: {amount: ${cost}, year: ${year}}}` : '{technical: none}'}`, 'results: []'];
    // A note called here and elsewhere, another elsewhere alone, and a link to another part: the practice's page has the difficulties alone.
    const body = ['## Contexte', '', 'Avant[^a], et encore[^b].', '', '## Difficultés', '', 'Le robinet fuit[^b], comme dit [plus haut](#contexte).', '', '### Encore', '', 'Toujours.', '', '[^a]: Ailleurs.', '[^b]: Ici.', ''];
    sheets[id] = ['---', ...front, '---', '', ...body];
  }
  return write(
    ['name: Réseau', 'lang: fr', 'as_of: 2024-12-31', 'repository: {url: https://forge.example.org/r, forge: gitlab}', 'communes:', ...communes,
      '  - {id: garde, name: Garde, code: "99020", population: 2950, lat: 46.0, lon: 2.1}',
      '  - {id: hameau, name: Hameau, code: "99021", population: 200}',
      'themes: [{id: eau, name: Eau}]', 'practices: [{id: cuves, name: Cuves de pluie, theme: eau, aliases: [récupérateurs]}]'],
    sheets,
    { 'communes/garde.md': ['---', 'interview: {date: 2020-01, status: done}', 'needs:', '  - {theme: eau, text: Garder la pluie, since: 2020-01}', '---', ''] },
  );
}

// A practice of which a note has far too much to say: forty cases, with long words everywhere.
function full() {
  const long = (word, n) => Array.from({ length: n }, () => word).join(' ');
  const ids = Array.from({ length: 40 }, (_, i) => `c${i + 1}`);
  const indicators = Array.from({ length: 12 }, (_, i) => `i${i + 1}`);
  const sheets = {};
  ids.forEach((id, i) => {
    const results = indicators.map((of, n) => `  - {indicator: ${of}, year: 20${10 + (i % 10)}, value: ${n % 3 === 1 && i % 4 === 1 ? 'plus de ' : n % 3 === 2 ? 'environ ' : ''}${n === 3 ? 0 : 1000 + 37 * i * (n + 1)}}`);
    sheets[id] = ['---', `title: Anticonstitutionnellement${i} ${long('intergouvernementalisation', 12)}`, `commune: ${i % 8 === 0 ? `[${ids.slice(i, i + 8).join(', ')}]` : id}`, 'theme: eau', `status: ${i % 3 ? 'in-place' : 'abandoned'}`,
      'practice: tout', `period: {from: 20${10 + (i % 10)}}`, `means: {cost: {amount: ${['', 'environ ', 'au moins ', '', 'au plus '][i % 5]}${900 + 41 * i}, year: 20${10 + (i % 10)}, tax: ${i % 2 ? 'excluded' : 'included'}}}`, 'results:', ...results, '---', '', '## Difficultés', '', 'Dur.', ''];
  });
  return write(
    ['name: Réseau', 'lang: fr', 'as_of: 2024-12-31', 'communes:',
      ...ids.map((id, i) => `  - {id: ${id}, name: Saint-Martin-de-la-Communauté-Intercommunale-sur-Rivière-${i + 1}, code: "99${100 + i}", population: ${200 + 53 * i * i}, phone: 05 00 00 00 00}`),
      'themes: [{id: eau, name: Eau}]', 'indicators:', ...indicators.map((id) => `  - {id: ${id}, name: ${id} ${long('incommensurablement', 9)}, unit: participations, total: sum}`),
      `practices: [{id: tout, name: ${long('Désinstitutionnalisation', 9)}, theme: eau, summary: ${long('WWWWWWWWWW', 60)}}]`],
    sheets,
  );
}

const made = build('practices', network());
const crowded = build('full note', full());
const shown = demo();
const said = 'Entre 900 et 2 400 € pour une commune de 3 000 habitants, d’après 4 cas de 1 800 à 9 000 habitants (2019-2024)';
const plain = (text) => text.replace(/[\u00a0\u202f]/g, ' ');

let browser;
let server;
let other;
let crowdedServer;
before(async () => {
  browser = await launch();
  server = await serve(made.folder);
  other = await serve(shown.folder);
  crowdedServer = await serve(crowded.folder);
});
after(async () => {
  await browser?.close();
  server?.close();
  other?.close();
  crowdedServer?.close();
});

const pages = ['pratiques/', 'pratiques/cuves/', 'pratiques/cuves/note/'];
const crowdedPages = ['pratiques/', 'pratiques/tout/', 'pratiques/tout/note/', 'pratiques/tout/note/?population=3000'];
const shownPages = ['pratiques/', 'pratiques/compostage-partage/', 'pratiques/compostage-partage/note/'];

describe('a practice', () => {
  test('is seen by a commune of a size that the address gives', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.address}pratiques/cuves/?population=3000`);
    assert.match(plain(await page.locator('.mine-says').innerText()), new RegExp(said.replace(/[()]/g, '\\$&')));
    const names = await page.locator('#_case-list h3').allInnerTexts();
    assert.deepEqual(names, ['Brume', 'Faille', 'Aube', 'Colline', 'Dune', 'Etang', 'Lande']);
    assert.deepEqual(await page.locator('#_case-list .near h3').allInnerTexts(), ['Brume', 'Faille', 'Aube', 'Colline', 'Dune']);
    await page.locator('input[name=population]').fill('500000');
    await page.locator('.mine button').click();
    assert.match(plain(await page.locator('.mine-says').innerText()), /Rien à dire pour une commune de 500 000 habitants/);
    assert.match(page.url(), /\?population=500000/);
    await page.locator('select[name=commune]').selectOption('aube');
    assert.match(page.url(), /population=1800&commune=aube/);
    assert.equal((await page.context().cookies()).length, 0);
    await page.close();
  });

  test('counts what adoptions took: three that say it make a range for a commune', async () => {
    const page = await browser.newPage();
    await page.goto(`${other.address}pratiques/compostage-partage/?commune=les-aubrelles`);
    const words = plain(await page.locator('.mine-says').innerText());
    assert.match(words, /Entre 1 800 et 2 200 € pour une commune de 1 720 habitants, d’après 3 cas de 640 à 4 150 habitants \(2022-2023\)/);
    const facts = Object.fromEntries(await page.locator('#_case-list > li').evaluateAll((cards) => cards.map((c) => [c.querySelector('h3').innerText, c.querySelector('.facts').innerText])));
    assert.match(plain(facts['Les Aubrelles']), /1 750 € 18 h/);
    assert.match(plain(facts['Mirandel-la-Forêt']), /700 €/);
    assert.doesNotMatch(plain(facts['Orvaine-le-Pont']), /€|\bh\b/);
    await page.close();
  });

  test('is seen by a commune of the network: by size, then by distance, kept in the address', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.address}pratiques/cuves/`);
    await page.locator('select[name=commune]').selectOption('garde');
    const names = () => page.locator('#_case-list h3').allInnerTexts();
    // Brume and Faille are of its size, Faille is nearer; then Colline, nearer than Aube. Lande, of no known size, comes last though it is near.
    const order = ['Faille', 'Brume', 'Colline', 'Aube', 'Dune', 'Etang', 'Lande'];
    assert.deepEqual(await names(), order);
    assert.match(plain(await page.locator('.mine-says').innerText()), /pour une commune de 2 950 habitants, d’après 3 cas de 1 800 à 6 000 habitants/);
    assert.match(page.url(), /\?population=2950&commune=garde$/);
    await page.reload();
    assert.deepEqual(await names(), order);
    assert.equal(await page.locator('select[name=commune]').inputValue(), 'garde');
    await page.locator('select[name=commune]').selectOption('hameau');
    assert.match(plain(await page.locator('.mine-says').innerText()), /^Rien à dire pour une commune de 200 habitants : moins de trois/);
    assert.deepEqual(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]), ['', 0, 0]);
    await page.close();
  });

  test('says of each usual size what the page says without the script', async () => {
    const page = await browser.newPage();
    const differ = [];
    for (const [site, path] of [
      [server, 'pratiques/cuves/'],
      [other, 'pratiques/compostage-partage/'],
      [crowdedServer, 'pratiques/tout/'],
    ]) {
      await page.goto(site.address + path);
      const usual = await page.locator('#_mine tbody tr').evaluateAll((rows) => rows.map((row) => ({
        of: row.querySelector('.soft').textContent.replace(/\D/g, ''),
        says: [...row.querySelectorAll('td p')].map((p) => [...p.querySelectorAll('b, .soft')].map((part) => part.textContent)),
      })));
      assert.ok(usual.some(({ says }) => says.length > 0), path);
      for (const { of, says } of usual) {
        await page.goto(`${site.address}${path}?population=${of}`);
        const lines = await page.locator('.mine-says p').evaluateAll((list) => list.filter((p) => p.querySelector('b')).map((p) => p.lastChild.textContent));
        if (lines.length !== says.length) differ.push(`${path} ${of}: ${lines.length} lines, ${says.length} without the script`);
        says.forEach(([amount, from], i) => {
          const line = (lines[i] ?? '').toLowerCase();
          if (!line.startsWith(amount.toLowerCase()) || !line.includes(from.toLowerCase())) differ.push(`${path} ${of}: “${lines[i]}”, without the script “${amount}”, “${from}”`);
        });
      }
    }
    assert.deepEqual(differ, []);
    await page.close();
  });

  test('leads to nothing that is not there', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.address}pratiques/cuves/`);
    const lost = await page.locator('main a[href^="#"]').evaluateAll((links) => links.map((a) => a.getAttribute('href')).filter((href) => !document.getElementById(decodeURIComponent(href.slice(1)))));
    assert.deepEqual(lost, []);
    const notes = await page.locator('ol.footnotes').first().locator('li').evaluateAll((items) => items.map((item) => [item.value, item.textContent.trim().replace(/\s+/g, ' ')]));
    assert.deepEqual(notes, [[2, 'Ici. ↩']]);
    assert.match(await page.locator('main a', { hasText: 'plus haut' }).first().getAttribute('href'), /^\/fiches\/[a-z]+\/#contexte$/);
    await page.close();
  });

  test('says the same of usual sizes without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.address}pratiques/cuves/`);
    const text = plain(await page.locator('#_mine').innerText());
    assert.match(text, /entre 900 et 2 400 €\s+d’après 4 cas de 1 800 à 9 000 habitants \(2019-2024\)/);
    assert.equal(await page.locator('.mine').isVisible(), false);
    await context.close();
  });

  test('has a dot a case, each a link', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.address}pratiques/cuves/`);
    assert.equal(await page.locator('.dots').first().locator('a').count(), cases.filter(([, , cost]) => cost).length);
    await page.close();
  });

  test('begins an adoption on the forge, prefilled with the sheet that most took up', () => {
    assert.match(made.read('pratiques/cuves/'), /href="https:\/\/forge\.example\.org\/r\/-\/new\/[^"]*adoptions/);
    const [, href] = shown.read('pratiques/compostage-partage/').match(/href="(https:\/\/forge\.example\.org\/[^"]*\/new\/[^"]*adoptions[^"]*)"/);
    assert.match(decodeURIComponent(href), /^brouillon: oui.*\nfiche: composteurs-de-quartier\ncommune: /m);
  });
});

describe('the note for a council', () => {
  const note = 'pratiques/cuves/note/';
  const onePage = (file) => Number(execFileSync('pdfinfo', [file], { encoding: 'utf8' }).match(/^Pages: *(\d+)$/m)[1]);
  const printed = async (page, name) => {
    const file = join(temporary(), name);
    writeFileSync(file, await page.pdf({ format: 'A4', preferCSSPageSize: true }));
    return file;
  };

  test('keeps the commune that was chosen on the practice’s page', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.address}pratiques/cuves/?population=3000`);
    await page.locator('#_note').click();
    assert.match(page.url(), /pratiques\/cuves\/note\/\?population=3000$/);
    assert.match(plain(await page.locator('.mine-says').innerText()), new RegExp(said.replace(/[()]/g, '\\$&')));
    assert.equal(await page.locator('.mine-usual:visible').count(), 0);
    assert.equal(onePage(await printed(page, 'note.pdf')), 1);
    await page.locator('#_practice').click();
    assert.match(page.url(), /pratiques\/cuves\/\?population=3000$/);
    await page.goto(`${server.address}${note}?population=500000`);
    assert.match(plain(await page.locator('.mine-says').innerText()), /Rien à dire pour une commune de 500 000 habitants/);
    for (const nonsense of ['0', '-3', '3e3', '1234567890', '<b>']) {
      await page.goto(`${server.address}${note}?population=${encodeURIComponent(nonsense)}`);
      assert.equal(await page.locator('.mine-says').innerText(), '', nonsense);
      assert.ok((await page.locator('.mine-usual:visible').count()) > 0, nonsense);
    }
    await page.close();
  });

  test('has the table by size without JavaScript, and does not lead to a choice that is not there', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.address}${note}?population=3000`);
    assert.match(plain(await page.locator('.mine-usual tbody').innerText()), /2 000 à 4 999 habitants[^]*entre 900 et 2 400 €/);
    assert.doesNotMatch(await page.locator('main').innerText(), /choisissez la commune/);
    await context.close();
    const scripted = await browser.newPage();
    await scripted.goto(server.address + note);
    assert.match(plain(await scripted.locator('main').innerText()), /imprimez la note de là\. Le PDF, le même pour tous, donne les tailles usuelles/);
    await scripted.close();
  });

  test('is one page of A4, however much there is to say, and says where the rest is', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    for (const [site, at, path] of [
      [made, server, note],
      [shown, other, 'pratiques/compostage-partage/note/'],
      [crowded, crowdedServer, 'pratiques/tout/note/'],
      [crowded, crowdedServer, 'pratiques/tout/note/?population=3000'],
    ]) {
      assert.equal(onePage(join(site.folder, path.replace(/note\/.*$/, 'note.pdf'))), 1, `${path} as PDF`);
      await page.goto(at.address + path);
      assert.equal(onePage(await printed(page, 'note.pdf')), 1, `${path} as printed`);
    }
    assert.match(plain(await page.locator('.mine-says a').innerText()), /^et \d+ autres?, sur la page de la pratique$/);
    assert.match(await page.locator('.mine-says a').getAttribute('href'), /pratiques\/tout\/\?population=3000$/);
    await page.goto(`${crowdedServer.address}pratiques/tout/note/`);
    const more = await page.locator('main a', { hasText: /(sur|depuis) la page de la pratique$/ }).evaluateAll((links) => links.map((a) => [a.textContent, a.getAttribute('href')]));
    assert.ok(more.length >= 4, JSON.stringify(more));
    for (const [text, href] of more) {
      assert.match(plain(text), /^et \d+ (autres?, sur|autre : sa fiche, depuis|autres : leurs fiches, depuis) la page de la pratique$/);
      assert.match(href, /^\/pratiques\/tout\/(#_cases)?$/);
    }
    const all = await page.locator('main h2 + ul').first().locator('li').count();
    assert.match(plain(more[0][0]), new RegExp(`^et ${40 - (all - 1)} autres`));
    const text = execFileSync('pdftotext', ['-raw', join(crowded.folder, 'pratiques/tout/note.pdf'), '-'], { encoding: 'utf8' });
    assert.equal(plain(text).match(/(sur|depuis) la page de la pratique$/gm).length, more.length);
    assert.equal(more.filter(([text]) => plain(text).includes('leurs fiches')).length, 1); // whom to call
    await context.close();
  });
});

test('a need leads to the practices of its theme, with their evidence', () => {
  const room = workroom(made);
  for (const [site, path] of [
    [made, 'matrice/'],
    [made, 'communes/garde/'],
    [room, ''],
  ]) {
    const text = plain(site.read(path === '' ? 'index.html' : path));
    const who = site === room ? 'Garde' : 'Garder la pluie'; // the workroom names who needs something of a theme
    assert.match(text, new RegExp(`${who}[^]*?` + /href="[^"]*\/pratiques\/cuves\/">Cuves de pluie<\/a>\s*<span>7 cas, dont 1 arrêté, coût entre 1 440 € et 90 000 €, d’après 5 cas/.source), `${site.name} ${path}`);
  }
});

test('the pages are valid HTML', () => {
  const found = check([made, shown, crowded], (site) => (site === made ? pages : site === shown ? shownPages : crowdedPages.slice(0, 3))).filter(({ message }) => !message.includes('Content Security Policy'));
  assert.deepEqual(found, []);
});

test('axe has nothing against them, and they fit', async () => {
  const found = [];
  const context = await browser.newContext(judged);
  for (const [at, paths] of [
    [server.address, pages],
    [other.address, shownPages],
    [crowdedServer.address, crowdedPages],
  ]) {
    const troubles = await visit(context, at, paths, async (page, path) => {
      found.push(...(await violations(page, path)));
      await page.setViewportSize({ width: 360, height: 800 });
      found.push(...[...(await page.evaluate(tooWide)), ...(await page.evaluate(tooSmall))].map((fault) => `/${path}: ${fault}`));
    });
    found.push(...troubles);
  }
  assert.deepEqual(found, []);
});
