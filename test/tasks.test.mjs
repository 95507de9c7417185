// What people come for, each done from the home page in three clicks at most: on a
// telephone with a finger, and with the keyboard alone.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch } from './browser.mjs';
import { county } from './county.mjs';
import { demo } from './networks.mjs';
import { serve } from './server.mjs';

const most = 3;

// A task is a way of links, and what its last page shows. On a telephone the menu has to
// be opened first, which is a click.
const tasks = [
  {
    who: 'a mayor finds a sheet of a commune like hers, with its cost',
    steps: ['menu:/fiches/', 'like', '#results .card:has-text("€") h2 a'],
    async shows(page) {
      assert.match(await page.locator('.byline').innerText(), /\d habitants/);
      assert.match(await page.locator('.figures').innerText(), /Coût\s+.*€/);
    },
  },
  {
    who: 'an agent finds whom to ask about what was done',
    steps: ['main .card h3 a[href*="/fiches/"]', '.byline a[href="#_contact"]'],
    async shows(page) {
      const contact = page.locator('#_contact');
      assert.ok((await contact.boundingBox()).y < 800, 'it is on the screen');
      assert.ok((await contact.locator('a[href^="tel:"], a[href^="mailto:"]').count()) > 0);
    },
  },
  {
    who: 'the animator finds the papers of the next meeting',
    steps: ['main .card:has-text("Prévue") a[href*="/rencontres/"]'],
    async shows(page) {
      for (const paper of ['diaporama/', 'livret/']) assert.ok((await page.locator(`main a[href*="${paper}"]`).count()) > 0, paper);
    },
  },
  {
    who: 'a funder sees whether an objective is met, and why',
    steps: ['main a[href$="/objectifs/"]', 'main a[href*="/objectifs/dechets/"]'],
    async shows(page) {
      assert.match(await page.locator('main').innerText(), /\d\s*t\b.*(75|6\s000)\s*t/s);
      assert.ok((await page.locator('main table a[href*="/fiches/"]').count()) > 0, 'what it is made of');
    },
  },
  {
    who: 'a journalist finds a figure to quote, and its chart',
    steps: ['main a[href*="/objectifs/dechets/"]'],
    async shows(page) {
      assert.ok((await page.locator('main svg[role="img"]').count()) > 0);
      for (const file of ['.svg', '.csv']) assert.ok((await page.locator(`main a[href*="/objectifs/dechets/"][href$="${file}"]`).count()) > 0, file);
      assert.match(await page.locator('main').innerText(), /Situation au \d+ \S+ \d{4}/);
    },
  },
];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

// press follows a link, or chooses, with a finger or with the keys alone.
const hands = {
  async finger(page, link) {
    await link.scrollIntoViewIfNeeded();
    await link.tap();
  },
  async keys(page, link) {
    const there = () => link.evaluate((element) => element === document.activeElement);
    for (let n = 0; n < 300 && !(await there()); n++) await page.keyboard.press('Tab');
    assert.ok(await there(), 'Tab does not lead there');
    await page.keyboard.press('Enter');
  },
};

for (const [name, build] of [['demo', demo], ['county', county]]) {
  describe(`from the home page of the ${name}`, () => {
    let server;
    before(async () => {
      server = await serve(build().folder);
    });
    after(() => server?.close());

    for (const { who, steps, shows } of tasks) {
      for (const [hand, press] of Object.entries(hands)) {
        test(`${who}, by ${hand}`, async () => {
          const context = await browser.newContext({ viewport: { width: 360, height: 800 }, hasTouch: true });
          const page = await context.newPage();
          let clicks = 0;
          const click = async (link) => {
            clicks++;
            const to = await link.evaluate((a) => a.href);
            await press(page, link);
            await page.waitForURL(to);
          };
          try {
            await page.goto(server.address);
            for (const step of steps) {
              if (step === 'like') {
                await page.locator('#_filters summary').press('Enter');
                await page.waitForFunction(() => document.querySelector('[name=like]').options.length > 2);
                const middle = await page.locator('[name=like] option').nth(2).getAttribute('value');
                await page.locator('[name=like]').selectOption(middle);
                clicks++;
                await page.locator('#results .card').first().waitFor();
                continue;
              }
              const [, path] = /^menu:(.*)/.exec(step) ?? [];
              if (!path) {
                await click(page.locator(step).first());
                continue;
              }
              const link = page.locator(`header .menu a[href$="${path}"]`);
              if (!(await link.isVisible())) await press(page, page.locator('header summary'));
              await click(link);
            }
            assert.ok(clicks <= most, `${clicks} clicks`);
            await shows(page);
          } finally {
            await context.close();
          }
        });
      }
    }
  });
}
