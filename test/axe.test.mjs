// Accessibility that a machine can judge: axe's rules for WCAG 2.2 AA and its
// good practices, in light, in dark and on a small screen.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { launch, visit } from './browser.mjs';
import { none } from './faults.mjs';
import { generated } from './generated.mjs';
import { demo, firstNetwork, oneOfEach } from './networks.mjs';
import { serve } from './server.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const level = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
const colours = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

// What a page is judged as. Dark changes nothing but colours: only they are
// judged again.
const looks = [
  { name: 'light', width: 1440, colorScheme: 'light', runOnly: level },
  { name: 'dark', width: 1440, colorScheme: 'dark', runOnly: colours },
  { name: '360 px', width: 360, colorScheme: 'light', runOnly: level },
];

const sites = [
  { site: firstNetwork(), paths: (site) => site.pages },
  { site: demo(), paths: (site) => site.pages },
  { site: demo({ lang: 'en' }), paths: oneOfEach },
  { site: generated(), paths: oneOfEach },
];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

for (const { site, paths } of sites) {
  describe(site.name, () => {
    let server;
    let context;
    before(async () => {
      server = await serve(site.folder);
      // The policy of the pages forbids axe as it forbids any injected script;
      // that they hold to it is tested where scripts are not injected.
      context = await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' });
    });
    after(async () => {
      await context?.close();
      server?.close();
    });

    test('no violation in light, in dark, on a small screen', async () => {
      const violations = [];
      await visit(context, server.address, paths(site), async (page, path) => {
        await page.evaluate(axe);
        for (const look of looks) {
          await page.setViewportSize({ width: look.width, height: 900 });
          await page.emulateMedia({ colorScheme: look.colorScheme });
          for (const violation of await page.evaluate(judge, look.runOnly)) violations.push(`/${path} (${look.name}): ${violation}`);
        }
      });
      none(violations);
    });
  });
}

// judge runs axe in the page and words its violations.
async function judge(runOnly) {
  const { violations } = await window.axe.run(document, { runOnly, resultTypes: ['violations'] });
  return violations.map(({ id, nodes }) => {
    const [{ target, failureSummary }] = nodes;
    return `${id} × ${nodes.length}: ${target.join(' ')} — ${failureSummary.replace(/\s+/g, ' ')}`;
  });
}
