// The same pages in another browser: they open, fit, are as high as in Chromium, and
// what scripts add works.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch } from './browser.mjs';
import { county } from './county.mjs';
import { none } from './faults.mjs';
import { launchFirefox, openIn } from './firefox.mjs';
import { tooSmall, tooWide } from './fits.mjs';
import { count, pagesOf } from './loop.mjs';
import { demo, oneOfEach, portal, portalPages } from './networks.mjs';
import { serve } from './server.mjs';

let firefox;
before(async () => {
  firefox = await launchFirefox();
});
after(() => firefox?.close());

const small = { width: 360, height: 640 };
const large = { width: 1440, height: 900 };
const ofPortal = () => portalPages;
// The second page of a list is of the kind of the first.
const sites = [[demo(), pagesOf], [county('--no-pdf'), (site) => oneOfEach(site).filter((path) => !/\/page-\d+\/$/.test(path))], [portal(), ofPortal]];

for (const [site, chosen] of sites) {
  const paths = chosen(site);
  describe(`${site.name}, ${count(paths, site)}`, () => {
    let server;
    before(async () => {
      server = await serve(site.folder);
    });
    after(() => server?.close());

    test('every page opens without an error, fits, and is as high as in Chromium', async () => {
      const faults = [];
      const chromium = await launch();
      const other = await chromium.newPage({ reducedMotion: 'reduce' });
      const page = await openIn(firefox, server.address, faults);
      for (const path of paths) {
        await page.goto(server.address + path);
        await other.goto(server.address + path);
        for (const size of [small, large]) {
          await page.setViewport(size);
          await other.setViewportSize(size);
          for (const fault of await page.evaluate(tooWide)) faults.push(`/${path} (${size.width} px): ${fault}`);
          const [here, there] = await Promise.all([page.evaluate(extent), other.evaluate(extent)]);
          assert.ok(here.heading > 0, `/${path} has no heading`);
          if (Math.abs(here.height - there.height) > 0.12 * there.height + 40) faults.push(`/${path} (${size.width} px) is ${here.height} px high, ${there.height} in Chromium`);
          for (const fault of await page.evaluate(tooSmall)) faults.push(`/${path} (${size.width} px): ${fault}`);
        }
      }
      await page.close();
      await chromium.close();
      none(faults);
    });

    if (chosen === ofPortal) {
      test('search shows what another network wrote in its language', async () => {
        const troubles = [];
        const page = await openIn(firefox, server.address, troubles);
        await page.setViewport(large);
        await page.goto(`${server.address}recherche/?q=hawthorn`);
        await page.waitForSelector('#results li');
        assert.equal(await page.$eval('#results h2 a', (link) => link.lang), 'en');
        assert.equal(await page.$eval('#results li > p:not(.tags, .facts)', (line) => line.lang), 'en');
        await page.goto(`${server.address}recherche/?q=composteurs`);
        await page.waitForSelector('#results li');
        assert.ok(await page.$$eval('#results h2 a', (links) => links.some((link) => !link.hasAttribute('lang'))));
        none(troubles);
        await page.close();
      });
      return;
    }

    test('scripts run: search, filters, comparison', async () => {
      const troubles = [];
      const page = await openIn(firefox, server.address, troubles);
      await page.setViewport(large);
      await page.goto(server.address);
      await page.type('main input[name=q]', 'eau');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => /résultat/.test(document.querySelector('#results-status')?.textContent));
      assert.ok((await page.$$('#results li')).length > 0);
      await page.select('#_filters select[name=status]', 'in-place');
      await page.waitForFunction(() => !document.querySelector('#_chips').hidden && document.querySelectorAll('#results input[name=sheet]').length > 1);
      await page.$$eval('#results input[name=sheet]', (boxes) => boxes.slice(0, 2).forEach((box) => box.click()));
      await page.click('#_choose button');
      await page.waitForSelector('#_compared thead th:nth-of-type(2)');
      none(troubles);
      await page.close();
    });

    test('the deck turns, and the menu of a phone opens', async () => {
      const troubles = [];
      const page = await openIn(firefox, server.address, troubles);
      await page.setViewport(small);
      await page.goto(server.address + site.pages.find((path) => /^rencontres\/202[123][^/]*\/diaporama\/$/.test(path)));
      const current = () => page.evaluate(() => [...document.querySelectorAll('.slide')].findIndex((slide) => slide.checkVisibility()));
      await page.keyboard.press('ArrowRight');
      assert.equal(await current(), 1);
      await page.keyboard.press('ArrowLeft');
      assert.equal(await current(), 0);
      await page.goto(server.address);
      await page.click('.burger summary');
      assert.ok(await page.$eval('.masthead nav a', (link) => link.checkVisibility()));
      none(troubles);
      await page.close();
    });
  });
}

// extent is how high the page is, and its heading.
function extent() {
  return { height: document.documentElement.scrollHeight, heading: document.querySelector('h1').getBoundingClientRect().height };
}
