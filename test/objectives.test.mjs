// The objectives at a glance, and one of them: short lines on a screen and one page of
// paper, charts whose values can be read and whose latest year is seen.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch, visit } from './browser.mjs';
import { county } from './county.mjs';
import { none } from './faults.mjs';
import { demo, temporary } from './networks.mjs';
import { serve } from './server.mjs';

const sites = { demo: demo(), county: county() };
const folder = temporary();
const servers = {};
let browser;
before(async () => {
  browser = await launch();
  for (const name in sites) servers[name] = await serve(sites[name].folder);
});
after(async () => {
  await browser?.close();
  for (const server of Object.values(servers)) server.close();
});

async function open(name, path, width) {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.goto(servers[name].address + path);
  return page;
}

for (const name of ['demo', 'county']) {
  describe(`the objectives of the ${name}`, () => {
    test('a line is about 40 px high, and of two lines on a phone', async () => {
      // On a phone: a name of 31 px to press, a line of text, a gauge; a long name takes a line more.
      for (const [width, usual, highest] of [[1440, 42, 60], [360, 76, 96]]) {
        const page = await open(name, 'objectifs/', width);
        const heights = (await page.evaluate(() => [...document.querySelectorAll('.goals > li')].map((line) => line.getBoundingClientRect().height))).sort((a, b) => a - b);
        assert.ok(heights.length > 15, `${heights.length} lines`);
        assert.ok(heights[heights.length >> 1] <= usual, `${width} px: ${heights}`);
        assert.ok(heights.at(-1) <= highest, `${width} px: ${heights}`);
        await page.close();
      }
    });

    test('every line says its value, or why it has none', async () => {
      const page = await open(name, 'objectifs/', 1440);
      const values = await page.evaluate(() => [...document.querySelectorAll('.goals .sum')].map((sum) => sum.textContent.trim()));
      none(values.filter((value) => !/\d|aucun résultat connu/.test(value)));
      await page.close();
    });

    test('20 of them are printed on one page', async () => {
      const page = await open(name, 'objectifs/', 1440);
      await page.evaluate(() => {
        const lines = document.querySelectorAll('.goals > li');
        for (let n = lines.length; n < 20; n++) lines[0].after(lines[0].cloneNode(true));
      });
      const file = join(folder, `${name}.pdf`);
      writeFileSync(file, await page.pdf({ preferCSSPageSize: true, format: 'A4' }));
      await page.close();
      assert.match(execFileSync('pdfinfo', [file], { encoding: 'utf8' }), /Pages:\s+1\n/);
    });

    test('the tally has a segment and words for each status, and they count all', async () => {
      const page = await open(name, 'objectifs/', 360);
      const [segments, words, lines] = await page.evaluate(() => [
        [...document.querySelectorAll('.tally > svg > g')].map((g) => g.querySelector('rect').getBoundingClientRect().width),
        [...document.querySelectorAll('.tally li')].map((li) => Number.parseInt(li.textContent, 10)),
        document.querySelectorAll('.goals > li').length,
      ]);
      assert.equal(segments.length, words.length);
      const sum = words.reduce((a, b) => a + b);
      assert.equal(sum, lines);
      const whole = segments.reduce((a, b) => a + b);
      for (const i of words.keys()) assert.ok(Math.abs(segments[i] / whole - words[i] / sum) < 0.01, `${segments} for ${words}`);
      await page.close();
    });

    test('in a chart no value lies on a line, and the latest year is seen on a phone', async () => {
      const paths = sites[name].pages.filter((path) => /^objectifs\/[^/]+\/$/.test(path));
      const context = await browser.newContext({ viewport: { width: 360, height: 900 } });
      const faults = [];
      let charts = 0;
      await visit(context, servers[name].address, paths, async (page, path) => {
        const found = await page.evaluate(() => {
          const chart = document.querySelector('.chart > svg');
          if (!chart) return null;
          const troubles = [];
          const lines = [...chart.querySelectorAll('.target, path.expected')].flatMap((line) => {
            const length = line.getTotalLength();
            return Array.from({ length: 200 }, (_, i) => line.getPointAtLength((length * i) / 199));
          });
          const values = [...chart.querySelectorAll('text[font-weight]')];
          for (const value of values) {
            const box = value.getBBox();
            // Letters stand between two thirds of a line's height and its foot.
            if (lines.some((p) => p.x >= box.x && p.x <= box.x + box.width && p.y > box.y + 5 && p.y < box.y + box.height - 5)) troubles.push(`a line goes through ${value.textContent}`);
            for (const other of values) {
              const b = other.getBBox();
              if (other !== value && box.x < b.x + b.width && b.x < box.x + box.width && box.y < b.y + b.height && b.y < box.y + box.height) troubles.push(`${value.textContent} is on ${other.textContent}`);
            }
          }
          const last = values.at(-1).getBoundingClientRect();
          const room = chart.parentElement.getBoundingClientRect();
          if (last.left < room.left || last.right > room.right) troubles.push('its latest value is not seen');
          const words = [...chart.querySelectorAll('text')].map((text) => text.getBBox());
          if (words.some((box) => box.x < -1 || box.x + box.width > chart.width.baseVal.value + 1)) troubles.push('words are cut off');
          return troubles;
        });
        if (found === null) return;
        charts++;
        for (const fault of found) faults.push(`/${path}: ${fault}`);
      });
      await context.close();
      assert.ok(charts > 10, `${charts} charts`);
      none(faults);
    });

    test('a chart is published as a drawing that speaks for itself, and as figures', async () => {
      const context = await browser.newContext();
      const paths = sites[name].pages.filter((path) => /^objectifs\/[^/]+\/$/.test(path) && sites[name].read(path).includes('graphique.svg'));
      assert.ok(paths.length > 10);
      for (const path of paths.slice(0, 4)) {
        const page = await context.newPage();
        await page.goto(`${servers[name].address}${path}graphique.svg`);
        const [title, desc, columns] = await page.evaluate(() => [document.querySelector('title')?.textContent, document.querySelector('desc')?.textContent, document.querySelectorAll('rect').length]);
        assert.ok(title && desc && columns > 1, `${path}: ${title}, ${desc}, ${columns}`);
        await page.close();
        const figures = await (await fetch(`${servers[name].address}${path}graphique.csv`)).text();
        assert.match(figures, /^Période,Dans l’année,Valeur,unité,Objectif,attendu,Situation,en toutes lettres\r\n(.+\r\n)+$/);
      }
      await context.close();
    });
  });
}

test('a grid of communes draws only what is done', async () => {
  const page = await open('county', 'objectifs/une-action-par-commune/', 1440);
  const cells = await page.evaluate(() => [...document.querySelectorAll('.grid td')].map((cell) => cell.firstElementChild?.className ?? ''));
  assert.ok(cells.includes(''));
  none(cells.filter((kind) => !['', 'status reached', 'status in-progress'].includes(kind)));
  await page.close();
});

test('20 proofs are shown, the others behind a button and on pages of 100', async () => {
  const page = await open('county', 'objectifs/dechets/', 1440);
  const [shown, folded, pages] = await page.evaluate(() => [
    document.querySelectorAll('#_proofs ~ .table tbody tr').length,
    document.querySelectorAll('details table tbody tr').length,
    document.querySelectorAll('.pager a').length,
  ]);
  assert.deepEqual([shown, folded], [20, 80]);
  assert.ok(pages > 0);
  await page.close();
});
