// What people come for, each done from the home page with three presses at most: on a
// telephone with a finger, and there with the keyboard alone. Every press counts, that of
// the menu too; a choice in a list is one. Scrolling, Tab and reading are none.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch } from './browser.mjs';
import { county } from './county.mjs';
import { demo } from './networks.mjs';
import { serve } from './server.mjs';

const most = 3;
const screen = { width: 360, height: 800 };

// hands press what leads on, and choose in a list.
const hands = {
  finger: {
    press: (_, target) => target.tap(),
    choose: (_, list, value) => list.selectOption(value),
  },
  keys: {
    async press(page, target) {
      await reach(page, target);
      await page.keyboard.press('Enter');
    },
    async choose(page, list, value) {
      await reach(page, list);
      for (let n = 0; n < 200 && (await list.inputValue()) !== value; n++) await page.keyboard.press('ArrowDown');
      assert.equal(await list.inputValue(), value, 'arrows do not lead there');
    },
  },
};

// reach presses Tab until the target has the focus.
async function reach(page, target) {
  const there = () => target.evaluate((element) => element === document.activeElement);
  for (let n = 0; n < 400 && !(await there()); n++) await page.keyboard.press('Tab');
  assert.ok(await there(), 'Tab does not lead there');
}

// A task is done by what it presses and chooses, and asserts that it was done.
const tasks = {
  async 'a mayor finds a sheet of a commune like hers, with its cost'({ page, table, press, choose }) {
    await press(page.locator('main a', { hasText: 'communes comme la mienne' }));
    const list = page.locator('[name=like]');
    assert.ok(await inside(list), 'the question is on the screen');
    const mine = await list.locator('option').nth(2).getAttribute('value');
    await choose(list, mine);
    const card = page.locator('#results .card:has-text("€")').first();
    const [cost] = /[\d\s]+€/.exec(await card.innerText());
    await press(card.locator('h2 a'));

    const communes = table('communes');
    const own = communes.find(({ id }) => id === mine).population;
    const names = await page.locator('.byline a[href*="/communes/"]').allInnerTexts();
    const alike = communes.filter(({ id, name, population }) => id !== mine && names.includes(name) && population >= own / 3 && population <= 3 * own);
    assert.ok(alike.length > 0, `${names} is no commune like one of ${own} inhabitants`);
    assert.match(await page.locator('.byline').innerText(), /\d habitants/);
    const figure = page.locator('.figures > div', { hasText: 'Coût' }).first();
    assert.ok(await figure.isVisible());
    assert.ok((await figure.innerText()).includes(cost.trim()), `the sheet says ${await figure.innerText()}, its card ${cost}`);
  },

  async 'an agent finds whom to ask about what was done on a theme'({ page, press }) {
    await press(page.locator('main .rows a[href*="/themes/"]').first());
    await press(page.locator('main .card h3 a[href*="/fiches/"]').first());
    const carrier = await page.locator('.byline a').first().innerText();
    await press(page.locator('.byline a[href="#_contact"]'));
    const contact = page.locator('#_contact');
    assert.ok((await contact.innerText()).includes(carrier), `the contact is not that of ${carrier}`);
    assert.ok(await inside(contact.locator('a[href^="tel:"], a[href^="mailto:"]').first()), 'a number or an address is on the screen');
  },

  async 'the animator finds the papers of the next meeting'({ page, table, press }) {
    const { as_of: today, meetings } = table('meetings', true);
    await press(page.locator('section', { hasText: 'Prochaine rencontre' }).locator('.card h3 a'));
    const path = new URL(page.url()).pathname;
    const next = meetings.find(({ url }) => url === path);
    assert.ok(next.status === 'planned' && next.date >= today.slice(0, next.date.length), `${next.date} is to come`);
    assert.ok(await page.locator('main a[href$="/diaporama/"]').isVisible());
    const agenda = await page.locator('.agenda a[href*="/fiches/"]').allInnerTexts();
    assert.ok(agenda.length > 0);
    await press(page.locator('main a[href$="/livret/"]'));
    const booklet = await page.locator('main').innerText();
    for (const sheet of agenda) assert.ok(booklet.includes(sheet), `the booklet has no “${sheet}”`);
  },

  async 'a funder sees whether an objective is met, and why'(hand) {
    await judged(hand, 'a[href$="/objectifs/dechets/"]');
  },

  async 'a funder sees what is wrong with the first objective to look at'(hand) {
    await judged(hand, 'a');
  },

  async 'a journalist finds a figure to quote, and its chart'({ page, table, press }) {
    await press(page.locator('main .rows a[href$="/objectifs/dechets/"]').first());
    const main = page.locator('main');
    assert.match(await main.innerText(), /Situation au \d+ \S+ \d{4}/);
    const sentence = page.locator('.title .lead');
    assert.ok(await inside(sentence), 'the sentence is on the screen');
    const { periods, unit } = table('objectives').find(({ id }) => id === 'dechets');
    assert.ok(says(await sentence.innerText(), periods.at(-1).value), `“${await sentence.innerText()}” gives ${periods.at(-1).value} ${unit}`);
    assert.ok(await page.locator('main svg[role="img"]').isVisible());
    assert.ok(await page.locator('main a[href$="graphique.csv"]').isVisible());
    await press(page.locator('main a[href$="graphique.svg"]'));
    const said = await page.evaluate(() => document.documentElement.textContent);
    assert.ok(says(said, periods.at(-1).value), 'the drawing has the figure');
  },
};

// judged goes to an objective of the list of all, and asserts that its page says what the
// data say, with what it is made of.
async function judged({ page, table, press }, link) {
  await press(page.locator('main a[href$="/objectifs/"]').first());
  const line = page.locator('.goals > li', { has: page.locator(link) }).first();
  const word = (await line.locator(':scope > :last-child').innerText()).toLowerCase();
  await press(line.locator(link).first());
  const status = page.locator('.title .status');
  assert.ok(await inside(status), 'the status is on the screen');
  assert.ok((await status.innerText()).trim().toLowerCase().endsWith(word), `the list says ${word}, the page ${await status.innerText()}`);
  const { status: known, periods } = table('objectives').find(({ url }) => url === new URL(page.url()).pathname);
  const words = { reached: /^atteint$/, 'in-progress': /^en (cours|retard|bonne voie)$/, missed: /^non atteint$/, partly: /^(en partie|atteint en partie)$/, 'not-reported': /^non renseigné$/ };
  assert.match(word, words[known]);
  const why = page.locator('.title').locator('.lead, .overall > span').last();
  assert.ok(await inside(why), 'the reason is on the screen');
  const last = periods.findLast(({ value }) => value !== null);
  const [said, shown] = [await why.innerText(), await page.locator('main').innerText()];
  assert.match(said, /\d/, 'the reason has figures');
  for (const figure of [last.value, last.target]) assert.ok(says(shown, figure), `${figure} is on the page`);
  const proofs = await page.locator('main table a').evaluateAll((all) => all.map((a) => a.pathname));
  const evidence = periods.flatMap(({ evidence }) => evidence.map(({ url }) => url));
  assert.ok(proofs.some((path) => evidence.includes(path)), 'what it is made of');
}

// says reports whether a text in French has a number; an approximate one is rounded there.
function says(text, number) {
  const numbers = (text.match(/\d[\d\s]*(,\d+)?/g) ?? []).map((written) => Number(written.replace(/\s/g, '').replace(',', '.')));
  return numbers.some((written) => written === number || (/environ/i.test(text) && written === Math.round(number)));
}

// inside reports whether something is on the screen, with no scrolling.
async function inside(locator) {
  await locator.waitFor();
  const { y, height } = await locator.boundingBox();
  return y >= 0 && y + height <= screen.height;
}

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

for (const [name, build] of [['demo', demo], ['county', county]]) {
  describe(`from the home page of the ${name}`, () => {
    let server;
    let site;
    before(async () => {
      site = build();
      server = await serve(site.folder);
    });
    after(() => server?.close());

    // table is one of the site's open data: its rows, or all of the file.
    const table = (of, whole = false) => {
      const file = JSON.parse(site.read(`data/v1/${of}.json`));
      return whole ? file : file[of];
    };

    for (const [title, done] of Object.entries(tasks)) {
      for (const [by, hand] of Object.entries(hands)) {
        test(`${title}, by ${by}`, async () => {
          const context = await browser.newContext({ viewport: screen, hasTouch: true });
          const page = await context.newPage();
          let presses = 0;
          const press = async (link) => {
            presses++;
            await link.waitFor();
            const to = await link.evaluate((a) => a.href);
            await hand.press(page, link);
            await page.waitForURL(to);
          };
          const choose = async (list, value) => {
            presses++;
            await hand.choose(page, list, value);
            await page.waitForURL((url) => url.searchParams.get('like') === value);
            await page.locator('#results .card').first().waitFor();
          };
          try {
            await page.goto(server.address);
            await done({ page, table, press, choose });
            assert.ok(presses <= most, `${presses} presses`);
          } finally {
            await context.close();
          }
        });
      }
    }
  });
}
