// A county's network, 1,500 sheets and 100 communes: no page of it is too long to read or
// too heavy to load, and its map and its table of communes can still be used.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { launch, visit } from './browser.mjs';
import { communes, county } from './county.mjs';
import { none } from './faults.mjs';
import { tooSmall, tooWide } from './fits.mjs';
import { kind, temporary } from './networks.mjs';
import { serve } from './server.mjs';

const site = county();
const highest = 12_000; // px at 1440
const heaviest = 60_000; // bytes, compressed

// longest are the pages of each kind that have most on them: several, since what is long
// on paper need not be on a screen.
function longest(each) {
  const kinds = new Map();
  for (const path of site.pages) {
    const list = kinds.get(kind(path)) ?? [];
    kinds.set(kind(path), [...list, { path, size: site.read(path).length }].sort((a, b) => b.size - a.size).slice(0, each));
  }
  return [...kinds.values()].flat().map(({ path }) => path);
}

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

test('no page weighs more than 60 kB', () => {
  none(site.pages.map((path) => [path, gzipSync(site.read(path)).length]).filter(([, size]) => size > heaviest).map(([path, size]) => `/${path}: ${size} bytes`));
});

test('no page is higher than 12,000 px', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const faults = [];
  await visit(context, server.address, longest(3), async (page, path) => {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    if (height > highest) faults.push(`/${path}: ${height} px`);
  });
  await context.close();
  none(faults);
});

test('every kind of page fits the window, from 320 px to 1920 px, and a finger its targets', async () => {
  const context = await browser.newContext();
  const faults = [];
  await visit(context, server.address, longest(1), async (page, path) => {
    for (const width of [320, 768, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      for (const fault of [...(await page.evaluate(tooWide)), ...(await page.evaluate(tooSmall))]) faults.push(`/${path} (${width} px): ${fault}`);
    }
  });
  await context.close();
  none(faults);
});

// What stands in columns, one group below another: each column's first begins at the same height.
test('columns of groups begin at one height', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const faults = [];
  let columns = 0;
  await visit(context, server.address, longest(1), async (page, path) => {
    const groups = await page.evaluate(() =>
      [...document.querySelectorAll('.groups')].filter((list) => list.checkVisibility()).map((list) => {
        const first = new Map(); // by its left edge, the highest text of a column
        for (const { left, top } of [...list.children].flatMap((group) => [...group.firstElementChild.getClientRects()])) first.set(Math.round(left), Math.min(first.get(Math.round(left)) ?? Infinity, top));
        return [...first.values()].map(Math.round);
      }),
    );
    for (const tops of groups) {
      columns += tops.length;
      if (Math.max(...tops) - Math.min(...tops) > 1) faults.push(`/${path}: ${tops}`);
    }
  });
  await context.close();
  assert.ok(columns > 6, `${columns} columns`);
  none(faults);
});

// blank is what the box of a line has above and below its letters, in px.
const blank = 4;

describe('the map', () => {
  for (const [width, labels] of [[1440, 'a name or a number'], [360, 'a number']]) {
    test(`at ${width} px every commune is a link of 24 px, with ${labels}`, async () => {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      await page.goto(`${server.address}communes/`);
      const marks = await page.evaluate(() =>
        [...document.querySelectorAll('.map a[href*="/communes/"]')].filter((mark) => mark.checkVisibility()).map((mark) => ({
          name: mark.querySelector('title').textContent,
          width: mark.querySelector('circle').getBoundingClientRect().width,
          label: mark.querySelector('text')?.textContent ?? '',
          size: mark.querySelector('text') ? Number.parseFloat(getComputedStyle(mark.querySelector('text')).fontSize) * mark.ownerSVGElement.getScreenCTM().a : 0,
          box: ((r) => [r.left, r.top, r.right, r.bottom])((mark.querySelector('text') ?? mark).getBoundingClientRect()),
        })),
      );
      await page.close();
      assert.equal(marks.length, communes);
      none(marks.filter((mark) => mark.width < 24).map((mark) => `${mark.name} is ${mark.width} px wide`));
      none(marks.filter((mark) => mark.label && mark.size < 10.5).map((mark) => `${mark.name} is written ${mark.size} px high`));
      assert.ok(marks.filter((mark) => mark.label).length >= 0.95 * communes, 'nearly all are labelled');
      if (width === 360) none(marks.filter((mark) => !/^\d*$/.test(mark.label)).map((mark) => mark.name));
      const covered = marks.filter((a, i) => a.label && marks.some((b, j) => j < i && b.label && a.box[0] + 1 < b.box[2] && b.box[0] + 1 < a.box[2] && a.box[1] + blank < b.box[3] && b.box[1] + blank < a.box[3]));
      none(covered.map((mark) => `${mark.label} covers another`));
    });
  }

  test('it takes as many stops of the keyboard as it has communes, and one link passes it', async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${server.address}communes/`);
    await page.locator('.map .skip').focus();
    assert.ok((await page.locator('.map .skip').boundingBox()).x >= 0, 'the link shows when it has the focus');
    await page.keyboard.press('Tab');
    assert.match(await page.evaluate(() => document.activeElement.getAttribute('href')), /\/communes\//);
    await page.locator('.map .skip').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.closest('.map')), null);
    await page.close();
  });
});

describe('the table of who does and who looks for', () => {
  test('has rows of 28 px, takes the window, keeps its heads, and its cells lead to a theme of a commune', async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${server.address}matrice/`);
    const table = page.locator('.matrix');
    assert.ok((await table.boundingBox()).width > 1300);
    const rows = await table.locator('tbody tr').evaluateAll((list) => list.map((row) => row.getBoundingClientRect().height));
    assert.equal(rows.length, communes);
    none(rows.filter((height) => height > 29).map(String));
    await table.evaluate((box) => box.scrollTo(0, 1000));
    const [head, box] = [await table.locator('thead th').nth(3).boundingBox(), await table.boundingBox()];
    assert.ok(Math.abs(head.y - box.y) < 2, 'heads stay');
    const cell = table.locator('td a').first();
    assert.notEqual((await cell.innerText()).trim(), '', 'a sign has its word');
    assert.notEqual(await cell.getAttribute('title'), '');
    const [path, part] = (await cell.getAttribute('href')).split('#');
    await page.goto(server.address + path.slice(1));
    assert.ok(await page.locator(`[id="${part}"] a`).count() > 0, `${path} has #${part}`);
    await page.close();
  });
});

test('printed, the table of twelve themes lies on its side, and none of its words is broken', async () => {
  const page = await browser.newPage();
  await page.goto(`${server.address}matrice/`);
  const words = await page.locator('.matrix').evaluate((table) => [...new Set([...table.querySelectorAll('th a, .word')].flatMap((text) => text.textContent.trim().split(/[\s-]+/)))]);
  const file = join(temporary(), 'matrix.pdf');
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, format: 'A4' }));
  await page.close();
  const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' })).map(Number);
  assert.ok(width > height, `${width} × ${height}`);
  const printed = new Set(execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 }).split(/[\s-]+/));
  assert.ok(words.length > 100, `${words.length} words`);
  none(words.filter((word) => !printed.has(word)));
});

test('the header takes at most 72 px of a phone, and a meeting begins with its day and its place', async () => {
  const page = await browser.newPage({ viewport: { width: 360, height: 640 } });
  const path = site.pages.find((p) => /^rencontres\/2023[^/]*\/$/.test(p));
  await page.goto(server.address + path);
  assert.ok((await page.locator('.masthead').boundingBox()).height <= 72);
  const when = await page.locator('.title .lead').first().boundingBox();
  assert.ok(when.y + when.height < 400, `day and place end at ${when.y + when.height} px`);
  assert.match(await page.locator('.title .lead').first().innerText(), /octobre 2023[\s\S]*Salle/);
  await page.locator('.masthead summary').click();
  assert.ok(await page.locator('.masthead nav a').first().isVisible(), 'the menu opens without a script');
  await page.close();
});
