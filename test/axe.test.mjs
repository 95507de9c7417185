// Accessibility that a machine can judge (see axe.mjs), on every page of the
// networks and on one of each kind of the large ones.

import { after, before, describe, test } from 'node:test';
import { judged, violations } from './axe.mjs';
import { launch, visit } from './browser.mjs';
import { none } from './faults.mjs';
import { generated } from './generated.mjs';
import { demo, firstNetwork, oneOfEach } from './networks.mjs';
import { serve } from './server.mjs';

const sites = [
  { site: firstNetwork(), paths: (site) => site.pages },
  { site: demo(), paths: (site) => site.pages },
  { site: demo({ lang: 'en' }), paths: oneOfEach },
  { site: generated(), paths: oneOfEach },
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
      context = await browser.newContext(judged);
    });
    after(async () => {
      await context?.close();
      server?.close();
    });

    test('no violation in light, in dark, on a small screen', async () => {
      const found = [];
      await visit(context, server.address, paths(site), async (page, path) => {
        found.push(...(await violations(page, path)));
      });
      none(found);
    });
  });
}
