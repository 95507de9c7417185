// The animator's papers, of small networks and of a large one: valid, accessible,
// readable on a small screen, and never published.

import { readdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { judged, violations } from './axe.mjs';
import { launch, visit } from './browser.mjs';
import { check } from './checker.mjs';
import { none } from './faults.mjs';
import { tooSmall, tooWide } from './fits.mjs';
import { generated } from './generated.mjs';
import { count, pagesOf } from './loop.mjs';
import { demo, firstNetwork, workroom } from './networks.mjs';
import { serve } from './server.mjs';

const sites = [firstNetwork(), demo(), demo({ lang: 'en' }), generated()];
const rooms = sites.map(workroom);

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

for (const room of rooms) {
  const paths = pagesOf(room);
  describe(`${room.name}, ${count(paths, room)}`, () => {
    const found = [];
    let troubles;
    before(async () => {
      const server = await serve(room.folder);
      const context = await browser.newContext(judged);
      troubles = await visit(context, server.address, paths, async (page, path) => {
        found.push(...(await violations(page, path)));
        await page.setViewportSize({ width: 320, height: 800 });
        for (const fault of [...(await page.evaluate(tooWide)), ...(await page.evaluate(tooSmall))]) found.push(`/${path}: ${fault}`);
      });
    });

    test('every page is accessible and fits a small screen', () => none(found));
    // These pages have no icon, so that a browser asks the server for one, which
    // only the console says; a file of ours that is missing is reported twice.
    const icon = /console error Failed to load resource/;
    test('every page opens without an error or a request to elsewhere', () => none(troubles.filter((trouble) => !icon.test(trouble))));
  });
}

test('pages are valid', () => {
  const allowed = [
    /^Resource violates Content Security Policy/, // read from the disk, see html.test.mjs
    /^This document appears to be written in French but the “html” start tag has “lang="en"”/,
  ];
  const faults = check(rooms, pagesOf).filter(({ message }) => !allowed.some((pattern) => pattern.test(message)));
  none(faults.map(({ message, place }) => `${message} ${place}`));
});

test('none of it is published', () => {
  for (const { folder } of sites) {
    none(readdirSync(folder, { recursive: true }).filter((file) => /invitations|relances|reminders|presse|press\b|publipostage|workroom/.test(file)));
  }
});
