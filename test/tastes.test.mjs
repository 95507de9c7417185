// What readers ask of their browser: larger text, wider spacing, colours of their own,
// more contrast, no movement. Nothing is lost, on the demo and on a county's network.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { judged, violations } from './axe.mjs';
import { launch, visit } from './browser.mjs';
import { check } from './checker.mjs';
import { county } from './county.mjs';
import { none } from './faults.mjs';
import { tooWide } from './fits.mjs';
import { demo, oneOfEach, portal, portalPages } from './networks.mjs';
import { serve } from './server.mjs';

// spacing is that of WCAG 1.4.12.
const spacing = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }';

const large = county('--no-pdf');
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

// The second page of a list is of the kind of the first.
const kindsOf = (site) => oneOfEach(site).filter((path) => !/\/page-\d+\/$/.test(path));

for (const [site, chosen] of [[demo(), kindsOf], [large, kindsOf], [portal(), () => portalPages]]) {
  const paths = chosen(site);
  describe(`${site.name}, ${paths.length} kinds of pages`, () => {
    let server;
    before(async () => {
      server = await serve(site.folder);
    });
    after(() => server?.close());

    // each opens every path in a context of its own.
    async function each(options, look) {
      const context = await browser.newContext(options);
      const faults = [];
      await visit(context, server.address, paths, async (page, path) => faults.push(...(await look(page, path)).map((fault) => `/${path}: ${fault}`)));
      await context.close();
      none(faults);
    }

    test('at 400 % of 1280 px, and with wider text, nothing sticks out and nothing is cut', () =>
      each({ viewport: { width: 320, height: 256 }, bypassCSP: true }, async (page) => {
        const wide = await page.evaluate(tooWide);
        await page.addStyleTag({ content: spacing });
        return [...wide, ...(await page.evaluate(tooWide)), ...(await page.evaluate(cut))];
      }));

    test('in colours of the reader’s own, marks and figures stand out from what is behind them', () =>
      each({ viewport: { width: 1440, height: 900 }, forcedColors: 'active' }, (page) => page.evaluate(faint)));

    test('with more contrast asked for, soft text is as dark as the rest', () =>
      each({ contrast: 'more' }, (page) =>
        page.evaluate(() => {
          const ink = getComputedStyle(document.body).color;
          return [...document.querySelectorAll('.soft, .lead, .asof')].filter((text) => getComputedStyle(text).color !== ink).map((text) => `“${text.textContent.trim().slice(0, 40)}” stays soft`);
        }),
      ));

    test('each page is walked through with Tab, past its menu, and what has the focus shows it', () =>
      each({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' }, async (page) => {
        const faults = [];
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        for (let stop = 1; stop <= 25; stop++) {
          await page.keyboard.press('Tab');
          if (stop === 1 && (await page.evaluate(() => document.activeElement.closest('header nav') !== null))) faults.push('the first link does not lead past the menu');
          if (!(await page.evaluate(ringed))) faults.push(`stop ${stop} does not show its focus`);
        }
        return faults;
      }));

    test('nothing moves', () =>
      each({ reducedMotion: 'reduce' }, (page) =>
        page.evaluate(() => {
          const moves = ({ transitionDuration, animationName, scrollBehavior }) => /[1-9]/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth';
          return [...document.querySelectorAll('*')].filter((element) => moves(getComputedStyle(element))).map((element) => element.outerHTML.slice(0, 60));
        }),
      ));
  });
}

// What other tests ask of the demo's pages, of those of the county.
describe('the county’s pages', () => {
  const paths = oneOfEach(large).filter((path) => !/\/page-\d+\/$/.test(path));
  test('are valid', () => {
    const allowed = [/^Resource violates Content Security Policy/, /^Inline script violates Content Security Policy/];
    none(check([{ ...large, moved: [] }], () => paths).filter(({ message }) => !allowed.some((pattern) => pattern.test(message))).map(({ message, place }) => `${message} ${place}`));
  });

  test('have no violation in light, in dark, on a small screen', async () => {
    const server = await serve(large.folder);
    const context = await browser.newContext(judged);
    const found = [];
    await visit(context, server.address, paths, async (page, path) => found.push(...(await violations(page, path))));
    await context.close();
    server.close();
    none(found);
  });

  test('are read without JavaScript', async () => {
    const server = await serve(large.folder);
    const context = await browser.newContext({ javaScriptEnabled: false });
    const faults = [];
    await visit(context, server.address, paths, async (page, path) => {
      if ((await page.locator('main').innerText()).length < 40) faults.push(`/${path} is empty`);
      if ((await page.locator('button:not(form button):visible, a[href="#"]:visible').count()) > 0) faults.push(`/${path} offers what only a script can do`);
    });
    await context.close();
    server.close();
    none(faults);
    assert.ok(paths.length > 25);
  });
});

// cut names the texts of which a box that does not scroll hides a part.
function cut() {
  const hides = (box) => box && box !== document.body && (['hidden', 'clip'].includes(getComputedStyle(box).overflowY) ? box : hides(box.parentElement));
  const found = [];
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { currentNode: text } = walker;
    const parent = text.parentElement;
    if (!text.data.trim() || !parent.checkVisibility() || parent.closest('svg, .hidden, .word, noscript, template')) continue;
    const box = hides(parent);
    if (!box) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const [inner, outer] = [range.getBoundingClientRect(), box.getBoundingClientRect()];
    if (inner.bottom > outer.bottom + 2 || inner.right > outer.right + 2) found.push(`“${text.data.trim().slice(0, 40)}” is cut`);
  }
  return found;
}

// faint names the drawn marks whose colour is that of the page behind them.
function faint() {
  const behind = getComputedStyle(document.body).backgroundColor;
  const found = [];
  for (const mark of document.querySelectorAll('svg :is(.value, .track, .target, .expected, text), svg.shape')) {
    if (!mark.checkVisibility()) continue;
    const { fill, stroke, color } = getComputedStyle(mark);
    const paints = mark.matches('svg') ? [color] : [fill, stroke];
    if (paints.every((paint) => paint === 'none' || paint === behind)) found.push(`${mark.outerHTML.slice(0, 80)}: ${paints}`);
  }
  return [...new Set(found)].slice(0, 5);
}

// ringed says whether what has the focus shows it; a card does by its ::after.
function ringed() {
  const element = document.activeElement;
  return element === document.body || [getComputedStyle(element), getComputedStyle(element, '::after')].some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
}
