// Accessibility that a machine can judge (see axe.mjs), on pages of the networks.

import { after, before, describe, test } from 'node:test';
import { judged, violations } from './axe.mjs';
import { launch, visit } from './browser.mjs';
import { none } from './faults.mjs';
import { generated } from './generated.mjs';
import { count, pagesOf } from './loop.mjs';
import { demo, firstNetwork } from './networks.mjs';
import { portal } from './portal.mjs';
import { serve } from './server.mjs';

const sites = [firstNetwork(), demo(), demo({ lang: 'en' }), generated(), portal('--no-pdf')];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

for (const site of sites) {
  const paths = pagesOf(site);
  describe(`${site.name}, ${count(paths, site)}`, () => {
    let server;
    let context;
    before(async () => {
      server = await serve(site.folder);
      context = await browser.newContext(judged);
    });
    after(async () => {
      await context?.close();
      server?.close();
    });

    test('no violation in light, in dark, on a small screen', async () => {
      const found = [];
      await visit(context, server.address, paths, async (page, path) => {
        found.push(...(await violations(page, path)));
      });
      none(found);
    });
  });
}
