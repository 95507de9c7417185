// What strangers send is refused, or opens without harm: as a file, on a plain server
// and in the preview, no dialog, no error, no request that leaves the site.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { beside, openAll, refused } from './attachments.mjs';
import { launch, visit } from './browser.mjs';
import { none } from './faults.mjs';
import { drawings, sheets } from './hostile.mjs';
import { count, draw, drawnOf } from './loop.mjs';
import { build, essaim, fileOf, temporary } from './networks.mjs';
import { serve, servedBy } from './server.mjs';

// site is the demo with these sheets, and these files beside one more.
function site() {
  const folder = temporary();
  assert.equal(essaim('init', '--demo', folder).status, 0);
  const network = readFileSync(join(folder, 'content/network.yaml'), 'utf8');
  const first = (list) => new RegExp(`^${list}:[^]*?\\bid: ([a-z0-9-]+)`, 'm').exec(network)[1];
  const ids = { commune: first('communes'), theme: first('themes') };
  const texts = sheets(ids);
  for (const [name, text] of texts) writeFileSync(join(folder, `content/sheets/${name}.md`), text);
  const files = drawings();
  beside(folder, files, ids);
  return { folder, texts, files };
}

// withoutRefused removes what check refuses, and returns the names of what it left.
function withoutRefused({ folder, texts, files }) {
  const isOurs = (file) => /^content\/sheets\/etranger-[^/]*\.md$/.test(file);
  for (let more = true; more; ) {
    more = false;
    for (const name of refused(folder)) {
      assert.ok(isOurs(name) || files.has(name), `check refuses ${name}, which is not a stranger's`);
      rmSync(join(folder, isOurs(name) ? name : `content/sheets/fichiers/${name}`));
      files.delete(name);
      texts.delete(name.replace(/^content\/sheets\/|\.md$/g, ''));
      more = true;
    }
  }
}

// harmful lists what no page has: handlers, and addresses that are none of a site.
function harmful(page) {
  return page.evaluate(() => {
    const leads = ['href', 'src', 'srcset', 'action', 'formaction', 'data', 'xlink:href', 'poster'];
    const schemes = ['http:', 'https:', 'mailto:', 'tel:'];
    const isHarmful = ({ name, value }) => /^on|^srcdoc$/i.test(name) || (leads.includes(name) && !schemes.includes(new URL(value, 'https://site.example/').protocol));
    return [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes].filter(isHarmful).map(({ name, value }) => `<${element.localName} ${name}="${value}">`));
  });
}

// isMissing: the addresses of a site begin at its root, which a file does not know. What
// the program itself lays there is asked of the disk's root, in vain.
const isMissing = (trouble) => /: (request to|console error Access to script at) '?file:\/\/\/essaim\/|: console error Failed to load resource: net::ERR_(FILE_NOT_FOUND|FAILED)$/.test(trouble);

describe('what strangers send', () => {
  let sent, built, server, browser, preview, pages, ofSheets;
  before(async () => {
    sent = site();
    sent.all = sent.texts.size + sent.files.size;
    withoutRefused(sent);
    built = build('what strangers send', sent.folder);
    pages = drawnOf(built);
    ofSheets = pages.filter((path) => path.startsWith('fiches/etranger-'));
    server = await serve(built.folder);
    preview = await servedBy(sent.folder);
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    server?.close();
    preview?.close();
  });

  // open visits pages, and returns what went wrong.
  async function open(address, paths) {
    const context = await browser.newContext();
    const found = [];
    const troubles = await visit(context, address, paths, async (page, path) => {
      found.push(...(await harmful(page)).map((what) => `/${path}: ${what}`));
    });
    await context.close();
    return [...troubles, ...found];
  }

  test('most of it can be read: what is refused is not all', (t) => {
    t.diagnostic(`${sent.texts.size} sheets and ${sent.files.size} drawings of ${sent.all} are published; this run opens ${count(pages, built)}`);
    assert.ok(sent.all > 1500, `only ${sent.all} cases`);
    assert.ok(sent.texts.size > 1000, `only ${sent.texts.size} sheets are published`);
    assert.ok(sent.files.size > 100, `only ${sent.files.size} drawings are published`);
  });

  test('the trap sees what a hostile page does', async () => {
    const folder = temporary();
    mkdirSync(join(folder, 'fiches'));
    writeFileSync(join(folder, 'fiches/index.html'), '<!doctype html><img src="https://example.net/x.png"><a href="javascript:alert(2)" onclick="alert(3)">x</a><script>alert(1)</script>');
    const bare = await serve(folder);
    const troubles = (await open(bare.address, ['fiches/'])).join('\n');
    bare.close();
    for (const seen of ['dialog “1”', 'request to https://example.net/x.png', '<a href="javascript:alert(2)">', '<a onclick="alert(3)">']) {
      assert.ok(troubles.includes(seen), `${seen}: ${troubles}`);
    }
  });

  test('on a plain server', async () => none(await open(server.address, pages)));
  test('as files', async () => {
    const troubles = await open(`${pathToFileURL(built.folder)}/`, ofSheets.map(fileOf));
    none(troubles.filter((trouble) => !isMissing(trouble)));
  });
  test('in the preview', async () => none(await open(preview.address, ofSheets)));

  test('each drawing by itself, on a plain server, as a file and in the preview', async () => {
    const names = draw([...sent.files.keys()], 1 / 3);
    none(await openAll(browser, server.address, names));
    none(await openAll(browser, `${pathToFileURL(built.folder)}/`, names.filter((_, n) => n % 5 === 0)));
    none(await openAll(browser, preview.address, names.filter((_, n) => n % 5 === 1)));
  });
});
