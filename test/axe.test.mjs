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

const level = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// What a page is judged as. Dark changes nothing but colours, which take most
// of axe's time: only they are judged again.
const looks = [
  { name: 'light', width: 1440, colorScheme: 'light', rules: level },
  { name: 'dark', width: 1440, colorScheme: 'dark', rules: ['cat.color'] },
  { name: '360 px', width: 360, colorScheme: 'light', rules: level },
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
          for (const violation of await page.evaluate(judge, look.rules)) violations.push(`/${path} (${look.name}): ${violation}`);
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
async function judge(rules) {
  const { violations } = await window.axe.run(document, { runOnly: rules, resultTypes: ['violations'] });
  return violations.map(({ id, nodes }) => {
    const [{ target, failureSummary }] = nodes;
    return `${id} × ${nodes.length}: ${target.join(' ')} — ${failureSummary.replace(/\s+/g, ' ')}`;
  });
}

// tooWide names what makes the page scroll sideways. A table may scroll in a
// box of its own.
function tooWide() {
  const width = window.innerWidth;
  if (document.scrollingElement.scrollWidth <= width) return [];
  const scrolls = (element) => element !== null && element !== document.body && (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
  const ends = (element) => element.getBoundingClientRect().left + Math.max(element.getBoundingClientRect().width, element.scrollWidth);
  const wide = [...document.body.querySelectorAll('*')].filter((element) => ends(element) > width + 0.5 && !scrolls(element));
  return [`${document.scrollingElement.scrollWidth} px: ${wide.slice(-3).map((element) => `${element.localName}.${element.className} “${element.textContent.trim().slice(0, 40)}”`)}`];
}

// tooSmall names the targets that are lower than 44 px in the menu, 24 px for
// any other button or field. Links in a sentence are as high as its lines.
function tooSmall() {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const lower = (height) => (element) => shown(element) && element.getBoundingClientRect().height < height;
  const menu = [...document.querySelectorAll('header nav a, header summary, header button')].filter(lower(44));
  const others = [...document.querySelectorAll('button, summary, input, select, textarea')].filter(lower(24));
  return [...menu, ...others].map((element) => `${element.localName} “${element.textContent.trim()}” is ${element.getBoundingClientRect().height} px high`);
}
