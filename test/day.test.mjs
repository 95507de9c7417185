// The network's day: calendars read back by another implementation, the deck
// as who presents uses it and as paper shows it, one letter a printed page.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import ICAL from 'ical.js';
import { launch, listen } from './browser.mjs';
import { check } from './checker.mjs';
import { none } from './faults.mjs';
import { build, demo, essaim, firstNetwork, temporary } from './networks.mjs';
import { serve } from './server.mjs';

const longTitle = 'Rencontre d’été à l’île d’Oléron : « réemploi, hygiène, à-côtés », '.repeat(4).slice(0, 200).trim();

// source is the demo with meetings that try calendars and letters.
function source() {
  const folder = temporary();
  assert.equal(essaim('init', '--demo', folder).status, 0);
  const meeting = (name, lines) => writeFileSync(join(folder, 'content/meetings', `${name}.md`), `---\n${lines.join('\n')}\n---\n`);
  meeting('2024-07-10', [`title: "${longTitle}"`, 'date: 2024-07-10', 'status: planned', 'time: 09:30-12:00', 'host: les-aubrelles']);
  meeting('2024-12-05', ['title: Rencontre annulée', 'date: 2024-12-05', 'status: cancelled', 'time: 09:30']);
  meeting('2025-03-20', ['title: Une journée', 'date: 2025-03-20', 'status: planned']);
  meeting('2025-05', ['title: Rien de plus', 'date: 2025-05', 'status: planned']);
  return folder;
}

const folder = source();
const site = build('the day', folder);
const workroom = join(folder, 'workroom');
assert.equal(essaim('workroom', '--source', folder).status, 0);

describe('calendars', () => {
  const events = (path) => new ICAL.Component(ICAL.parse(site.read(path))).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  const calendars = readdirSync(site.folder, { recursive: true }).filter((file) => file.endsWith('.ics'));

  test('every meeting with a known day has one, no other has', () => {
    assert.deepEqual(
      calendars.sort(),
      ['2022-11-17', '2023-10-12', '2024-07-10', '2024-12-05', '2025-03-20'].map((name) => `rencontres/${name}/rencontre.ics`).concat('rencontres.ics').sort(),
    );
    assert.equal(events('rencontres.ics').length, 5);
  });

  test('lines end with CRLF and have 75 octets at most', () => {
    for (const file of calendars) {
      const text = site.read(file);
      assert.equal(text.replaceAll('\r\n', '').search(/[\r\n]/), -1, `${file}: a bare line end`);
      for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, `${file}: ${line}`);
    }
  });

  test('a title of 200 characters comes back whole', () => {
    const [event] = events('rencontres/2024-07-10/rencontre.ics');
    assert.equal(event.summary, longTitle);
    assert.equal(event.location, 'Les Aubrelles');
  });

  test('times are those of the place, in summer and in winter', () => {
    const at = (name) => {
      const calendar = new ICAL.Component(ICAL.parse(site.read(`rencontres/${name}/rencontre.ics`)));
      ICAL.TimezoneService.reset();
      ICAL.TimezoneService.register(new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone')));
      return new ICAL.Event(calendar.getFirstSubcomponent('vevent'));
    };
    assert.equal(at('2024-07-10').startDate.toJSDate().toISOString(), '2024-07-10T07:30:00.000Z');
    assert.equal(at('2024-07-10').endDate.toJSDate().toISOString(), '2024-07-10T10:00:00.000Z');
    assert.equal(at('2022-11-17').startDate.toJSDate().toISOString(), '2022-11-17T08:00:00.000Z');
    assert.ok(at('2025-03-20').startDate.isDate, 'without a time of day, it is the whole day');
  });

  test('identities are stable, and a cancelled meeting says so', () => {
    const all = new Map(events('rencontres.ics').map((event) => [event.uid, event]));
    const cancelled = all.get('2024-12-05@reseau-des-communes-de-l-orvaine');
    assert.equal(cancelled.component.getFirstPropertyValue('status'), 'CANCELLED');
    assert.match(cancelled.summary, /^Annulée/);
    assert.equal(cancelled.sequence, 1);
    for (const [uid, event] of all) {
      const [alone] = events(`rencontres/${uid.split('@')[0]}/rencontre.ics`);
      assert.equal(alone.component.toString(), event.component.toString(), uid);
    }
  });
});

describe('the deck', () => {
  const path = 'rencontres/2022-11-17/diaporama/';
  let browser;
  let server;
  const troubles = [];
  before(async () => {
    browser = await launch();
    server = await serve(site.folder);
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });
  const open = async (options = {}, at = path) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    listen(page, server.address, (trouble) => troubles.push(trouble));
    await page.goto(server.address + at);
    return page;
  };
  const current = (page) => page.evaluate(() => [...document.querySelectorAll('.slide')].findIndex((slide) => slide.checkVisibility()));
  const shown = (page) => page.evaluate(() => [...document.querySelectorAll('.slide')].filter((slide) => slide.checkVisibility()).length);

  test('keys turn the slides, and Escape makes a document of them', async () => {
    const page = await open();
    const count = await page.locator('.slide').count();
    assert.ok(count > 15);
    assert.equal(await shown(page), 1);
    for (const [key, want] of [['ArrowRight', 1], [' ', 2], ['PageDown', 3], ['ArrowLeft', 2], ['End', count - 1], ['ArrowRight', count - 1], ['Home', 0], ['ArrowLeft', 0]]) {
      await page.keyboard.press(key);
      assert.equal(await current(page), want, key);
    }
    assert.equal(await page.locator('.speaker:visible').count(), 0);
    await page.keyboard.press('n');
    assert.equal(await page.locator('.speaker:visible').count(), 1);
    await page.keyboard.press('Escape');
    assert.equal(await shown(page), count);
  });

  test('at 320 × 256 every slide keeps its text, and the down key reads it to its end', async () => {
    const page = await open({ viewport: { width: 320, height: 256 } });
    const count = await page.locator('.slide').count();
    const seen = Array.from({ length: count }, () => new Set());
    const wanted = await page.evaluate(() => [...document.querySelectorAll('.slide')].map((slide) => slide.textContent.split(/\s+/).filter(Boolean).length > 0));
    for (let presses = 0; presses < 40 * count; presses++) {
      const at = await current(page);
      const lines = await page.evaluate(() => {
        const bar = document.querySelector('.controls').getBoundingClientRect().top;
        const lines = { seen: [], all: 0, wide: 0 };
        const walker = document.createTreeWalker(document.querySelector('.slide.current'), NodeFilter.SHOW_TEXT);
        for (let text, n = 0; (text = walker.nextNode()); ) {
          const range = document.createRange();
          range.selectNodeContents(text);
          for (const box of range.getClientRects()) {
            if (box.width < 2 || !text.parentElement.checkVisibility()) continue;
            if (box.top >= 0 && box.bottom <= bar) lines.seen.push(n);
            if (box.left < 0 || box.right > innerWidth) lines.wide++;
            n++;
            lines.all = n;
          }
        }
        return lines;
      });
      lines.seen.forEach((line) => seen[at].add(line));
      assert.equal(lines.wide, 0, `slide ${at + 1} is wider than the window`);
      await page.keyboard.press('ArrowDown');
      if ((await current(page)) !== at || (at === count - 1 && seen[at].size === lines.all)) {
        assert.equal(seen[at].size, lines.all, `slide ${at + 1}: lines that no key has shown`);
        if (at === count - 1) break;
      }
    }
    assert.ok(wanted.every((has, n) => !has || seen[n].size > 0));
    await page.keyboard.press('ArrowUp');
    assert.ok((await current(page)) >= count - 2);
  });

  test('a reload comes back to the same slide', async () => {
    const page = await open();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.reload();
    assert.equal(await current(page), 2);
  });

  test('buttons do what keys do, full screen included', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Diapositive suivante' }).click();
    assert.equal(await current(page), 1);
    assert.match(await page.locator('.controls output').textContent(), /^Diapositive 2 sur \d+$/);
    await page.getByRole('button', { name: 'Plein écran' }).click();
    await page.waitForFunction(() => document.fullscreenElement !== null);
  });

  test('a swipe turns the slide', async () => {
    const page = await open({ hasTouch: true, viewport: { width: 390, height: 800 } });
    await page.evaluate(() => {
      const deck = document.getElementById('_slides');
      const touch = (clientX) => [new Touch({ identifier: 1, target: deck, clientX, clientY: 300 })];
      deck.dispatchEvent(new TouchEvent('touchstart', { bubbles: true, changedTouches: touch(300) }));
      deck.dispatchEvent(new TouchEvent('touchend', { bubbles: true, changedTouches: touch(120) }));
    });
    assert.equal(await current(page), 1);
  });

  test('without JavaScript it is one document, with its notes', async () => {
    const page = await open({ javaScriptEnabled: false });
    assert.ok((await page.locator('.slide').count()) > 15);
    assert.equal(await page.locator('.slide:visible').count(), await page.locator('.slide').count());
    assert.equal(await page.locator('.controls').count(), 0);
    assert.ok((await page.locator('.speaker:visible').count()) > 0);
  });

  for (const options of [{}, { javaScriptEnabled: false }]) {
    test(`one slide a printed page ${options.javaScriptEnabled === false ? 'without' : 'with'} JavaScript`, async () => {
      const page = await open(options);
      const slides = await page.locator('.slide').count();
      assert.equal(pagesOf(await page.pdf({ preferCSSPageSize: true })), slides);
    });
  }

  test('a meeting with nothing but a date has a deck', async () => {
    const page = await open({}, 'rencontres/2025-05/diaporama/');
    assert.equal(await page.locator('.slide').count(), 3);
    assert.equal(await page.locator('h1').textContent(), 'Rien de plus');
  });

  test('the year’s report has two printed pages at most', async () => {
    for (const year of site.pages.filter((page) => /^bilans\/\d+\/$/.test(page))) {
      const page = await open({}, year);
      assert.ok(pagesOf(await page.pdf({ preferCSSPageSize: true, format: 'A4' })) <= 2, year);
    }
  });

  test('the programme of each meeting is one A4 page', async () => {
    for (const programme of site.pages.filter((page) => /^rencontres\/20[^/]+\/$/.test(page))) {
      const page = await open({}, programme);
      assert.equal(pagesOf(await page.pdf({ format: 'A4' })), 1, programme);
    }
  });

  test('nothing went wrong meanwhile', () => none(troubles));
});

describe('the workroom', () => {
  const papers = readdirSync(workroom, { recursive: true }).filter((file) => file.endsWith('.html'));
  assert.ok(papers.length > 0);

  test('each letter is one A4 page, read from the folder itself', async () => {
    const browser = await launch();
    const troubles = [];
    for (const file of papers.filter((file) => /invitations|relances/.test(file))) {
      const page = await browser.newPage();
      page.on('console', (message) => message.type() === 'error' && troubles.push(`${file}: ${message.text()}`));
      await page.goto(pathToFileURL(join(workroom, file)).href);
      const letters = await page.locator('.letter').count();
      assert.equal(await page.evaluate(() => getComputedStyle(document.body).marginTop), '0px', `${file}: the style sheet is not read`);
      if (letters > 0) {
        const printed = await page.pdf({ preferCSSPageSize: true });
        assert.equal(pagesOf(printed), letters, file);
        assert.match(pdfinfo(printed), /Page size: +59[45][.\d]* x 84[12]/);
      }
      await page.close();
    }
    none(troubles);
    await browser.close();
  });

  test('all invitations in one file have as many pages as communes', () => {
    const file = readFileSync(join(workroom, 'rencontres/2024-11-chemin-de-l-ecole/invitations/invitations.pdf'));
    assert.equal(pagesOf(file), 6);
  });

  test('its pages are valid, too', () => {
    const about = /^Resource violates Content Security Policy/;
    none(check([{ name: 'workroom', folder: workroom, pages: papers, moved: [] }]).filter(({ message }) => !about.test(message)).map(({ message, place }) => `${message} ${place}`));
  });

  test('none of it is published', () => {
    for (const { folder: published } of [site, firstNetwork(), demo()]) {
      none(readdirSync(published, { recursive: true }).filter((file) => /invitations|relances|presse|publipostage|workroom/.test(file)));
    }
  });
});

const pdfinfo = (file) => execFileSync('pdfinfo', ['-'], { input: file, encoding: 'utf8' });
const pagesOf = (file) => Number(/Pages: +(\d+)/.exec(pdfinfo(file))[1]);
