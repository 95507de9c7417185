// Pictures of every kind of page, to look at after a change of layout or style:
// test/screenshots/NETWORK-KIND-WIDTH-light.png and -dark.png, of the demo, of a county's
// network and of a portal. `node test/screenshots.mjs county objectifs` makes those of one
// network, of kinds whose names have a word. The home page's picture for the README,
// docs/accueil.png, is made on the way, and those of the form for the guide,
// docs/formulaire-*.png: `node test/screenshots.mjs form` makes these alone.

import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launch, visit } from './browser.mjs';
import { county } from './county.mjs';
import { bringEditor, openForm } from './form.mjs';
import { demo, essaim, kind, oneOfEach, portal } from './networks.mjs';
import { serve, servedBy } from './server.mjs';

const folder = fileURLToPath(new URL('screenshots/', import.meta.url));
const docs = (name) => fileURLToPath(new URL(`../docs/${name}.png`, import.meta.url));
const [network = '', word = ''] = process.argv.slice(2);

// A higher picture of a long page repeats its beginning: Chromium without a graphics card.
const highest = 6_000;

const sites = {
  demo: { build: demo, widths: [360, 768, 1440, 1920] },
  county: { build: () => county('--no-pdf'), widths: [360, 768, 1440, 1920] },
  portal: { build: () => portal(), widths: [360, 1440] },
};

const browser = await launch();
if (network === 'form') await pictureForm(demo().source);
if (!network) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const context = await browser.newContext({ reducedMotion: 'reduce' });
for (const [name, { build, widths }] of Object.entries(sites)) {
  if (network && name !== network) continue;
  const site = build();
  const server = await serve(site.folder);
  // The second page of a list is of the kind of the first.
  const paths = oneOfEach(site).filter((path) => !/\/page-\d+\/$/.test(path) && nameOf(path).includes(word));
  await visit(context, server.address, paths, (page, path) => picture(page, `${folder}${name}-${nameOf(path)}`, widths));
  if (name === 'demo' && !word) await forDocs(site, server);
  server.close();
}
await browser.close();

async function picture(page, file, widths) {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await page.reload(); // filters stand open where there is room when a page is opened
    await page.evaluate(async () => {
      const pictures = [...document.images];
      for (const picture of pictures) picture.loading = 'eager';
      await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
    });
    const height = Math.min(highest, await page.evaluate(() => document.documentElement.scrollHeight));
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `${file}-${width}-${colorScheme}.png`, fullPage: true, clip: { x: 0, y: 0, width, height } });
    }
  }
}

async function forDocs(site, server) {
  await visit(context, server.address, [''], async (page) => {
    await page.setViewportSize({ width: 1280, height: 860 });
    await page.screenshot({ path: docs('accueil') });
  });
  await pictureForm(site.source);
}

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
