// A former address leads to the page's new one, with what the reader's address says
// after its name; without script too, then without that.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch } from './browser.mjs';
import { build, demo } from './networks.mjs';
import { serve } from './server.mjs';

describe('former addresses', () => {
  let browser, servers;
  before(async () => {
    browser = await launch();
    servers = [];
  });
  after(async () => {
    await browser?.close();
    servers.forEach((server) => server.close());
  });

  for (const base of ['/', '/reseau/']) {
    test(`of a site at ${base}`, async () => {
      const site = build('demo', demo().source, `https://reseau.example.org${base}`);
      const server = await serve(site.folder, base);
      servers.push(server);
      assert.ok(site.moved.length > 0, 'the demo has no former address');
      for (const javaScriptEnabled of [true, false]) {
        const context = await browser.newContext({ javaScriptEnabled });
        const page = await context.newPage();
        for (const path of site.moved) {
          const [, to] = /data-to="([^"]+)"/.exec(site.read(path));
          await page.goto(`${server.address}${path}?mot=a%26b#means`);
          await page.waitForURL((url) => url.pathname === to);
          const { search, hash } = new URL(page.url());
          assert.equal(search + hash, javaScriptEnabled ? '?mot=a%26b#means' : hash, path);
        }
        await context.close();
      }
    });
  }
});
