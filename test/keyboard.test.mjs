// The site without a mouse: what Tab reaches, in which order, and that it can
// be seen.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch } from './browser.mjs';
import { demo, oneOfEach } from './networks.mjs';
import { serve } from './server.mjs';

const site = demo();
const sheet = oneOfEach(site).find((path) => /^fiches\/[^/]+\/$/.test(path));

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

// open shows a page of the demo in a window of the given kind.
async function open(path, options) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await page.goto(server.address + path);
  return page;
}

describe('Tab', () => {
  for (const path of ['', sheet]) {
    test(`on /${path}: the way past the menu, the menu, then the content, each seen`, async () => {
      const page = await open(path);
      const stops = await walk(page);
      assert.equal(stops[0].part, 'skip');
      assert.deepEqual(stops.map(({ part }) => part).filter((part, i, parts) => part !== parts[i - 1]), ['skip', 'header', 'main', 'footer']);
      for (const stop of stops) {
        assert.ok(stop.onScreen, `${stop.name} is focused off the screen`);
        assert.ok(stop.ring, `${stop.name} does not show that it is focused`);
      }
      const reachable = await page.locator('main a[href]:visible').count();
      assert.ok(stops.filter(({ part, link }) => part === 'main' && link).length >= reachable, 'a link of the content is not reached');
      await page.context().close();
    });
  }

  for (const width of [1440, 360]) {
    test(`stops at a box only where it scrolls, at ${width} px`, async () => {
      const page = await open('', { viewport: { width, height: 900 } });
      let stops = 0;
      for (const path of oneOfEach(site)) {
        await page.goto(server.address + path);
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
        const boxes = await page.locator('.table, pre').evaluateAll((all) =>
          all.filter((box) => box.checkVisibility()).map((box) => ({ isStop: box.tabIndex === 0, scrolls: box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight, name: box.getAttribute('aria-label') })),
        );
        for (const { isStop, scrolls, name } of boxes) assert.equal(isStop, scrolls, `/${path}: ${name}`);
        stops += boxes.filter(({ isStop }) => isStop).length;
      }
      assert.ok(width === 1440 || stops > 0, 'nothing scrolls');
      await page.context().close();
    });
  }

  test('the first link leads past the menu', async () => {
    const page = await open(sheet);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.closest('main') !== null), true);
    await page.context().close();
  });
});

describe('the menu of a small screen', () => {
  for (const javaScriptEnabled of [true, false]) {
    test(`opens by keyboard ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async () => {
      const page = await open('', { viewport: { width: 360, height: 740 }, javaScriptEnabled });
      const links = page.locator('body > header nav a[href]');
      assert.ok((await links.count()) >= 3);
      if (!(await links.last().isVisible())) {
        await page.locator('body > header :is(summary, button):visible').first().focus();
        await page.keyboard.press('Enter');
      }
      for (const link of await links.all()) assert.ok(await link.isVisible(), await link.textContent());
      await links.last().click();
      assert.notEqual(page.url(), server.address);
      await page.context().close();
    });
  }
});

// walk presses Tab until the page is left and gives each stop.
async function walk(page) {
  const stops = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(focused);
    if (stop === null) return stops;
    stops.push(stop);
    assert.ok(stops.length < 500, 'Tab goes round in circles');
  }
}

// focused describes the element that has the focus, null outside of the page.
// It marks the element, so that a second visit is the end of the round.
async function focused() {
  const element = document.activeElement;
  if (element === null || element === document.body || element.hasAttribute('data-visited')) return null;
  element.setAttribute('data-visited', '');
  // The browser scrolls to it when it draws next, which takes a busy machine a while.
  const seen = ({ width, height, top, right, bottom, left }) =>
    width > 1 && height > 1 && bottom > 0 && right > 0 && top < window.innerHeight && left < window.innerWidth;
  const patience = performance.now() + 5000;
  while (performance.now() < patience && !seen(element.getBoundingClientRect())) {
    await new Promise((drawn) => requestAnimationFrame(drawn));
  }
  // A card shows the focus of its link around itself, by the link's ::after.
  const styles = [getComputedStyle(element), getComputedStyle(element, '::after')];
  const isSkip = element.matches('a[href^="#"]') && element.hash.slice(1) === document.querySelector('main').id && !element.closest('main, nav');
  return {
    name: `${element.localName} “${element.textContent.trim().slice(0, 40)}”`,
    part: isSkip ? 'skip' : (element.closest('body > *')?.localName ?? 'body'),
    link: element.localName === 'a',
    onScreen: seen(element.getBoundingClientRect()),
    ring: styles.some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2),
  };
}
