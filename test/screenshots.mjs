// Pictures of every kind of page of the demo, to look at after a change of
// layout or style: test/screenshots/KIND-WIDTH-light.png and -dark.png. The
// home page's picture for the README, docs/accueil.png, is made on the way, and those
// of the form for the guide, docs/formulaire-*.png.

import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launch, visit } from './browser.mjs';
import { bringEditor, openForm } from './form.mjs';
import { demo, essaim, kind, oneOfEach } from './networks.mjs';
import { serve, servedBy } from './server.mjs';

const folder = fileURLToPath(new URL('screenshots/', import.meta.url));
const docs = (name) => fileURLToPath(new URL(`../docs/${name}.png`, import.meta.url));

const site = demo();
const server = await serve(site.folder);
const browser = await launch();
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);

const context = await browser.newContext({ reducedMotion: 'reduce' });
await visit(context, server.address, oneOfEach(site), async (page, path) => {
  for (const width of [360, 1440]) {
    for (const colorScheme of ['light', 'dark']) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `${folder}${nameOf(path)}-${width}-${colorScheme}.png`, fullPage: true });
    }
  }
});

await visit(context, server.address, [''], async (page) => {
  await page.setViewportSize({ width: 1280, height: 860 });
  await page.screenshot({ path: docs('accueil') });
});

await pictureForm(site.source);
await browser.close();
server.close();

// pictureForm shows the list of sheets in the form, and one of them.
async function pictureForm(source) {
  for (const args of [['schema', '--cms', 'sveltia'], ['fmt', '--form']]) essaim(...args, '--source', source);
  bringEditor(source);
  const preview = await servedBy(source);
  const french = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 860 } });
  const { page } = await openForm(french, preview.address, source);
  await page.waitForTimeout(1000);
  await page.screenshot({ path: docs('formulaire-liste') });
  await page.goto(`${preview.address}admin/#/collections/sheets/entries/extinction-nocturne`);
  await page.locator('[data-key-path]').first().waitFor();
  await page.waitForTimeout(1000);
  await page.screenshot({ path: docs('formulaire-fiche') });
  preview.close();
}

// nameOf is a file name for a kind of page: "home", "fiches", "fiches-one".
function nameOf(path) {
  const name = kind(path).replace(/\/$/, '').replaceAll('*', 'one').replaceAll('/', '-');
  return name === '' ? 'home' : name.replace(/\.html$/, '');
}
