// Every page as readers' browsers have it, its policy in force: nothing is
// refused by it, nothing fails, nothing is asked for from elsewhere. On the
// smallest screens nothing sticks out, and a finger hits every target.

import { after, before, describe, test } from 'node:test';
import { launch, visit } from './browser.mjs';
import { none } from './faults.mjs';
import { demo, firstNetwork } from './networks.mjs';
import { serve } from './server.mjs';

const sites = [firstNetwork(), demo(), demo({ lang: 'en' }), demo({ base: 'https://example.org/un/dossier/' })];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

for (const site of sites) {
  describe(site.name, () => {
    const unfit = [];
    let troubles;
    before(async () => {
      const server = await serve(site.folder, new URL(site.base).pathname);
      const context = await browser.newContext();
      troubles = await visit(context, server.address, site.pages, async (page, path) => {
        for (const width of [360, 320]) {
          await page.setViewportSize({ width, height: 800 });
          for (const fault of await page.evaluate(tooWide)) unfit.push(`/${path} (${width} px): ${fault}`);
        }
        for (const fault of await page.evaluate(tooSmall)) unfit.push(`/${path}: ${fault}`);
      });
    });

    test('every page opens without an error or a request to elsewhere', () => none(troubles));
    test('every page fits a small screen', () => none(unfit));
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
