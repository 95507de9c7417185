// Prints pages with one Chromium that is kept running: node chromium.mjs DIR URL…
import { launch } from '../../test/browser.mjs';

const [dir, ...urls] = process.argv.slice(2);
const browser = await launch();
const page = await browser.newPage();
for (const [i, url] of urls.entries()) {
  await page.goto(url);
  await page.pdf({ path: `${dir}/${i}.pdf`, format: 'A4', tagged: true, outline: true });
}
await browser.close();
