// Pages as readers' browsers have them, their policy in force: nothing is
// refused by it, nothing fails, nothing is asked for from elsewhere. On the
// smallest screens nothing sticks out, and a finger hits every target.

import { after, before, describe, test } from 'node:test';
import { launch, visit } from './browser.mjs';
import { none } from './faults.mjs';
import { tooSmall, tooWide } from './fits.mjs';
import { count, pagesOf } from './loop.mjs';
import { demo, firstNetwork, portal } from './networks.mjs';
import { serve } from './server.mjs';

const sites = [firstNetwork(), demo(), demo({ lang: 'en' }), demo({ base: 'https://example.org/un/dossier/' }), portal()];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

for (const site of sites) {
  const paths = pagesOf(site);
  describe(`${site.name}, ${count(paths, site)}`, () => {
    const unfit = [];
    let troubles;
    before(async () => {
      const server = await serve(site.folder, new URL(site.base).pathname);
      const context = await browser.newContext();
      troubles = await visit(context, server.address, paths, async (page, path) => {
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
