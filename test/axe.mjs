// axe's rules for WCAG 2.2 AA and its good practices, in light, in dark and on a
// small screen.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

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

// judged gives axe the policy of the pages to bypass: it forbids axe as it
// forbids any injected script. That pages hold to it is tested elsewhere.
export const judged = { bypassCSP: true, reducedMotion: 'reduce' };

// violations words what axe has against an open page, whose context is judged.
// A deck is judged twice: one slide at a time, and as a document.
export async function violations(page, path) {
  await page.evaluate(axe);
  const found = await inEachLook(page, path);
  if ((await page.locator('html.deck').count()) === 0) return found;
  await page.keyboard.press('Escape');
  return [...found, ...(await inEachLook(page, `${path} as a document`))];
}

async function inEachLook(page, path) {
  const found = [];
  for (const look of looks) {
    await page.setViewportSize({ width: look.width, height: 900 });
    await page.emulateMedia({ colorScheme: look.colorScheme });
    for (const violation of await page.evaluate(judge, look.runOnly)) found.push(`/${path} (${look.name}): ${violation}`);
  }
  return found;
}

// judge runs axe in the page and words its violations.
async function judge(runOnly) {
  const { violations } = await window.axe.run(document, { runOnly, resultTypes: ['violations'] });
  return violations.map(({ id, nodes }) => {
    const [{ target, failureSummary }] = nodes;
    return `${id} × ${nodes.length}: ${target.join(' ')} — ${failureSummary.replace(/\s+/g, ' ')}`;
  });
}
