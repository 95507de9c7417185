// Firefox, as Debian has it, cut off from the network. Its pages are asked the same
// questions as Chromium's; what they are asked with is another library, since the one
// of the other tests drives no Firefox but its own.

import puppeteer from 'puppeteer-core';
import { listen } from './browser.mjs';

export const launchFirefox = () =>
  puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX || '/usr/bin/firefox-esr',
    headless: true,
    // Nothing but the machine itself can be reached.
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': 9,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': 9,
      'network.proxy.no_proxies_on': '127.0.0.1',
      'ui.prefersReducedMotion': 1,
    },
  });

// openIn opens a page of the browser; troubles fills with what goes wrong in it.
export async function openIn(browser, address, troubles = []) {
  const page = await browser.newPage();
  listen(page, address, (trouble) => troubles.push(`${page.url().replace(address, '/')}: ${trouble}`));
  return page;
}
