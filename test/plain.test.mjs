// The pages where less is to be had: without JavaScript, and on paper.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, visit } from './browser.mjs';
import { demo, oneOfEach } from './networks.mjs';
import { serve } from './server.mjs';

const site = demo();
const paths = oneOfEach(site);

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await serve(site.folder);
});
after(async () => {
  await browser?.close();
  server?.close();
});

describe('without JavaScript', () => {
  test('every kind of page shows the same content', async () => {
    const withScripts = await contents(true);
    const without = await contents(false);
    for (const path of paths) {
      assert.ok(without.get(path).join('').length > 40, `/${path} is empty`);
      // A deck shows its slides one by one; day.test.mjs turns them all.
      if (/(diaporama|slides)\/$/.test(path)) continue;
      const shown = new Set(withScripts.get(path));
      assert.deepEqual(without.get(path).filter((line) => !shown.has(line)), [], `/${path} has lines that only readers without JavaScript see`);
    }
  });

  test('nothing is offered that only JavaScript can do', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    await visit(context, server.address, paths, async (page, path) => {
      assert.equal(await page.locator('a[href="#"]:visible, a[href^="javascript:"]').count(), 0, path);
      assert.equal(await page.locator('button:not(form button):visible').count(), 0, `/${path} shows a button that does nothing`);
    });
    await context.close();
  });
});

// contents returns the lines of text that each page's main part shows.
async function contents(javaScriptEnabled) {
  const context = await browser.newContext({ javaScriptEnabled });
  const lines = new Map();
  await visit(context, server.address, paths, async (page, path) => {
    const text = await page.locator('main').innerText();
    const excuses = javaScriptEnabled ? [] : await page.locator('main noscript').allInnerTexts();
    lines.set(path, text.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !excuses.includes(line)));
  });
  await context.close();
  return lines;
}

describe('on paper', () => {
  test('every kind of page prints its content alone, dark on white even for who reads in the dark', async () => {
    const context = await browser.newContext({ colorScheme: 'dark' });
    await visit(context, server.address, paths, async (page, path) => {
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      assert.deepEqual(await page.locator('body > header nav:visible, body > a[href^="#"]:visible, button:visible').allTextContents(), [], `/${path} prints its navigation`);
      assert.ok(await page.locator('h1').isVisible(), path);
      const { ink, paper } = await page.evaluate(colours);
      assert.ok(ink < 0.3 && paper > 0.9, `/${path} prints with brightness ${ink} on ${paper}`);
    });
    await context.close();
  });

  test('a sheet makes a document of pages', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(server.address + paths.find((path) => /^fiches\/[^/]+\/$/.test(path)));
    const pdf = await page.pdf({ format: 'A4' });
    assert.equal(pdf.subarray(0, 5).toString('latin1'), '%PDF-');
    assert.ok(pdf.length > 10_000);
    await context.close();
  });
});

// colours returns the brightness, from 0 to 1, of the text and of what is
// painted behind it; nothing painted is white paper.
function colours() {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const brightness = (colour) => {
    canvas.fillStyle = '#fff';
    canvas.fillRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
  };
  const opaque = (element) => (element === null ? '#fff' : /, 0\)$|transparent/.test(getComputedStyle(element).backgroundColor) ? opaque(element.parentElement) : getComputedStyle(element).backgroundColor);
  const main = document.querySelector('main');
  return { ink: brightness(getComputedStyle(main).color), paper: brightness(opaque(main)) };
}
