// The browser of the tests: Chromium, cut off from the network, with every
// sign of trouble written down.

import { chromium } from 'playwright-core';

// Nothing but the machine itself can be reached, whatever a page asks for.
const offline = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', offline],
  });

// atOnce pages are open at the same time: the tests share two cores.
const atOnce = 3;

// visit opens every path of the site served at address, several at a time in
// pages of the context, and calls look(page, path). Afterwards it returns what
// went wrong while the pages were open (see listen), each with its path.
export async function visit(context, address, paths, look) {
  const troubles = [];
  const waiting = [...paths];
  const walk = async () => {
    const page = await context.newPage();
    let path;
    listen(page, address, (trouble) => troubles.push(`/${path}: ${trouble}`));
    while (waiting.length > 0) {
      path = waiting.shift();
      await page.goto(address + path, { waitUntil: 'load' });
      await look(page, path);
    }
    await page.close();
  };
  await Promise.all(Array.from({ length: atOnce }, walk));
  return troubles;
}

// listen reports dialogs, script errors, console errors (a breach of the
// Content-Security-Policy is one), requests that leave the site and requests
// that fail.
export function listen(page, address, tell) {
  const inside = (url) => url.startsWith(address) || url.startsWith('data:');
  page.on('dialog', (dialog) => {
    tell(`dialog “${dialog.message()}”`);
    dialog.dismiss();
  });
  page.on('pageerror', (error) => tell(`script error ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') tell(`console error ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!inside(request.url())) tell(`request to ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) tell(`${response.status()} for ${response.url()}`);
  });
}
