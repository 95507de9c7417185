// What a stranger lays beside a sheet: opened by itself, nothing runs and nothing
// is asked of another site. What would is refused.

import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { archive, beside, home, open, openAll, refused } from './attachments.mjs';
import { launch } from './browser.mjs';
import { none } from './faults.mjs';
import { build, essaim, temporary } from './networks.mjs';
import { serve, servedBy } from './server.mjs';

const hostile = archive('hostile');
const honest = archive('honest');

// site is the demo with files beside one more sheet.
function site(files) {
  const folder = temporary();
  assert.equal(essaim('init', '--demo', folder).status, 0);
  const network = readFileSync(join(folder, 'content/network.yaml'), 'utf8');
  const first = (list) => new RegExp(`^${list}:[^]*?\\bid: ([a-z0-9-]+)`, 'm').exec(network)[1];
  beside(folder, files, { commune: first('communes'), theme: first('themes') });
  return folder;
}

// The browser shows a PDF in an extension.
const viewer = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html';

describe('files beside a sheet', () => {
  let folder, built, server, browser, preview, previewed;
  before(async () => {
    folder = site(honest);
    // The original of a photo is published when a text leads to it.
    const links = [...honest.keys()].map((name) => `- [${name}](<fichiers/${name}>)\n`);
    appendFileSync(join(folder, 'content/sheets/fichiers.md'), `\n${links.join('')}`);
    built = build('honest files', folder);
    server = await serve(built.folder);
    browser = await launch();
    preview = await servedBy(folder);
    previewed = preview.address;
  });
  after(async () => {
    await browser?.close();
    server?.close();
    preview?.close();
  });

  test('every hostile file is refused, or opens without harm', async () => {
    const errors = refused(site(hostile));
    const published = new Map([...hostile].filter(([name]) => !errors.has(name)));
    assert.deepEqual([...published.keys()], []);
  });

  test('the trap sees what a hostile file does', async () => {
    const output = temporary();
    const harmful = ['script-prefixed.svg', 'image-spaced.svg', 'style-url-in-pieces.svg', 'utf-16-le.svg'];
    mkdirSync(join(output, home), { recursive: true });
    for (const name of harmful) writeFileSync(join(output, home, name), hostile.get(name));
    const bare = await serve(output);
    const troubles = await openAll(browser, bare.address, harmful);
    bare.close();
    for (const name of ['script-prefixed.svg: dialog', 'image-spaced.svg: request to', 'style-url-in-pieces.svg: request to', 'utf-16-le.svg: dialog']) {
      assert.ok(troubles.some((trouble) => trouble.startsWith(name)), `${name}: ${troubles}`);
    }
  });

  test('every honest file is published and opens without harm, on a plain server and in the preview', async () => {
    assert.deepEqual([...refused(folder)], []);
    none(await openAll(browser, server.address, honest.keys()));
    none(await openAll(browser, previewed, honest.keys()));
  });

  test('a PDF opens in the reader of the browser, on a plain server and in the preview', async () => {
    for (const address of [server.address, previewed]) {
      const page = await browser.newPage();
      const opened = page.waitForRequest(viewer, { timeout: 20_000 });
      await open(page, `${address}${home}affiche.pdf`);
      await opened;
      await page.close();
    }
  });

  test('SVG and XML are sandboxed in the preview, and nothing is guessed', async () => {
    for (const [path, policy] of [
      [`${home}inkscape.svg`, 'sandbox'],
      ['essaim/icon.svg', 'sandbox'],
      [`${home}affiche.pdf`, null],
      [`${home}suivi.csv`, null],
    ]) {
      const { headers, status } = await fetch(previewed + path);
      assert.deepEqual([path, status, headers.get('content-security-policy'), headers.get('x-content-type-options')], [path, 200, policy, 'nosniff']);
    }
  });
});
