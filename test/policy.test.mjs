// The pages as readers' browsers have them, their policy in force: nothing is
// refused by it, nothing fails, and nothing is asked for from elsewhere.

import { after, before, test } from 'node:test';
import { launch, visit } from './browser.mjs';
import { none } from './faults.mjs';
import { demo, firstNetwork } from './networks.mjs';
import { serve } from './server.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

for (const [site, base] of [[firstNetwork(), '/'], [demo(), '/'], [demo({ base: 'https://example.org/un/dossier/' }), '/un/dossier/']]) {
  test(`${site.name}: every page opens without an error or a request to elsewhere`, async () => {
    const server = await serve(site.folder, base);
    const context = await browser.newContext();
    none(await visit(context, server.address, site.pages, () => {}));
  });
}
