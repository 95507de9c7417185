// Accessibility that a machine can judge: axe's rules for WCAG 2.2 AA and its
// good practices, in light, in dark and on a small screen; nothing wider than
// the screen; targets that a finger can hit.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { launch, visit } from './browser.mjs';
import { none } from './faults.mjs';
import { demo, firstNetwork, oneOfEach } from './networks.mjs';
import { serve } from './server.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const level = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
const colours = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

// What a page is judged as. Dark changes nothing but colours: only they are
// judged again.
const looks = [
  { name: 'light', width: 1440, colorScheme: 'light', runOnly: level },
  { name: 'dark', width: 1440, colorScheme: 'dark', runOnly: colours },
  { name: '360 px', width: 360, colorScheme: 'light', runOnly: level },
];

const sites = [
  { site: firstNetwork(), paths: (site) => site.pages },
  { site: demo(), paths: (site) => site.pages },
  { site: demo({ lang: 'en' }), paths: oneOfEach },
];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

for (const { site, paths } of sites) {
  describe(site.name, () => {
    let server;
    let context;
    before(async () => {
      server = await serve(site.folder);
      // The policy of the pages forbids axe as it forbids any injected script;
      // that they hold to it is tested where scripts are not injected.
      context = await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' });
    });
    after(async () => {
      await context?.close();
      server?.close();
    });

    test('no violation in light, in dark, on a small screen', async () => {
      const violations = [];
      await visit(context, server.address, paths(site), async (page, path) => {
        await page.evaluate(axe);
        for (const look of looks) {
          await page.setViewportSize({ width: look.width, height: 900 });
          await page.emulateMedia({ colorScheme: look.colorScheme });
          for (const violation of await page.evaluate(judge, look.runOnly)) violations.push(`/${path} (${look.name}): ${violation}`);
        }
      });
      none(violations);
    });

    test('nothing is wider than a small screen, and no target is too small', async () => {
      const faults = [];
      await visit(context, server.address, site.pages, async (page, path) => {
        for (const width of [360, 320]) {
          await page.setViewportSize({ width, height: 800 });
          for (const fault of await page.evaluate(tooWide)) faults.push(`/${path} (${width} px): ${fault}`);
        }
        for (const fault of await page.evaluate(tooSmall)) faults.push(`/${path}: ${fault}`);
      });
      none(faults);
    });
  });
}

// judge runs axe in the page and words its violations.
async function judge(runOnly) {
  const { violations } = await window.axe.run(document, { runOnly, resultTypes: ['violations'] });
  return violations.map(({ id, nodes }) => {
    const [{ target, failureSummary }] = nodes;
    return `${id} × ${nodes.length}: ${target.join(' ')} — ${failureSummary.replace(/\s+/g, ' ')}`;
  });
}

// tooWide names the text or picture that reaches furthest, when the page
// scrolls sideways. A table may scroll in a box of its own.
function tooWide() {
  if (document.scrollingElement.scrollWidth <= window.innerWidth) return [];
  const scrolls = (element) => element !== document.body && (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const furthest = { end: 0, what: '' };
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const isText = node.nodeType === Node.TEXT_NODE;
    if (!isText && node.childNodes.length > 0) continue;
    const range = document.createRange();
    range.selectNode(node);
    const end = Math.max(0, ...[...range.getClientRects()].map(({ right }) => right));
    if (end <= furthest.end || scrolls(node.parentElement)) continue;
    Object.assign(furthest, { end, what: isText ? node.data.trim().slice(0, 60) : node.outerHTML.slice(0, 60) });
  }
  return [`${document.scrollingElement.scrollWidth} px: “${furthest.what}”`];
}

// tooSmall names the targets that are lower than 44 px in the menu, 24 px for
// any other button or field. Links in a sentence are as high as its lines.
function tooSmall() {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const lower = (height) => (element) => shown(element) && element.getBoundingClientRect().height < height;
  const menu = [...document.querySelectorAll('body > header :is(nav a, summary, button)')].filter(lower(44));
  const others = [...document.querySelectorAll('button, summary, input, select, textarea')].filter(lower(24));
  return [...menu, ...others].map((element) => `${element.localName} “${element.textContent.trim()}” is ${element.getBoundingClientRect().height} px high`);
}
