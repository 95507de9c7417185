// Pictures of every kind of page of the demo, to look at after a change of
// layout or style: test/screenshots/KIND-WIDTH-light.png and -dark.png. The
// home page's picture for the README, docs/accueil.png, is made on the way.

import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launch, visit } from './browser.mjs';
import { demo, kind, oneOfEach } from './networks.mjs';
import { serve } from './server.mjs';

const folder = fileURLToPath(new URL('screenshots/', import.meta.url));
const readmePicture = fileURLToPath(new URL('../docs/accueil.png', import.meta.url));

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
  await page.screenshot({ path: readmePicture });
});

await browser.close();
server.close();

// nameOf is a file name for a kind of page: "home", "fiches", "fiches-one".
function nameOf(path) {
  const name = kind(path).replace(/\/$/, '').replaceAll('*', 'one').replaceAll('/', '-');
  return name === '' ? 'home' : name.replace(/\.html$/, '');
}
