// Searching in a real browser: typing, sharing, filtering, without a script,
// with hostile texts and damaged files.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch, listen } from './browser.mjs';
import { build, demo, temporary } from './networks.mjs';
import { portal } from './portal.mjs';
import { serve } from './server.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

// on opens a site for one test, and fails for whatever went wrong in its pages,
// but for troubles that the test expects.
async function on(site, look, { base = '/', expected, ...options } = {}) {
  const server = await serve(site.folder, base);
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const troubles = [];
  listen(page, server.address, (trouble) => troubles.push(trouble));
  try {
    await look(page, server.address);
    assert.deepEqual(troubles.filter((trouble) => !expected?.test(trouble)), []);
  } finally {
    await context.close();
    server.close();
  }
}

const site = demo();
const status = (page) => page.locator('#results-status');
const links = (page) => page.locator('#results a');
const answered = (page, text) => page.waitForFunction((wanted) => document.querySelector('#results-status').textContent.includes(wanted), text);

describe('searching', () => {
  test('results come as one types, marked, with their number', () =>
    on(site, async (page, address) => {
      await page.goto(`${address}recherche/`);
      assert.equal(await links(page).count(), 0);
      await page.locator('input[name=q]').pressSequentially('composteurs de quart');
      await answered(page, 'résultat');
      assert.equal(await links(page).first().textContent(), 'Des composteurs de quartier tenus par leurs voisins');
      assert.deepEqual(await links(page).first().locator('mark').allTextContents(), ['composteurs', 'quartier']);
      assert.match(await status(page).textContent(), /^\d+ résultats/);
      assert.match(page.url(), /\/recherche\/\?q=composteurs\+de\+quart$/);
    }));

  test('a word that only the text has is shown where it stands', () =>
    on(site, async (page, address) => {
      await page.goto(`${address}recherche/?q=trottoirs`);
      await answered(page, 'résultat');
      const item = page.locator('#results li', { has: page.locator('a[href$="/rue-aux-ecoles/"]') });
      assert.equal(await item.locator('h2 mark, p:nth-of-type(2) mark').count(), 0);
      assert.deepEqual(await item.locator('p:nth-of-type(3) mark').allTextContents(), ['trottoir']);
    }));

  test('a shared address shows the same search, and going back the one before', () =>
    on(site, async (page, address) => {
      await page.goto(`${address}recherche/?q=eau&status=in-place&sort=newest`);
      await answered(page, 'résultat');
      const all = await links(page).allTextContents();
      assert.ok(all.length > 1);
      assert.equal(await page.locator('[name=status]').inputValue(), 'in-place');
      await page.locator('input[name=q]').fill('pédibus');
      await page.keyboard.press('Enter');
      await page.waitForURL(/q=p/);
      await page.goBack();
      await page.waitForFunction((n) => document.querySelectorAll('#results a').length === n, all.length);
      assert.deepEqual(await links(page).allTextContents(), all);
    }));

  test('the search box of every page leads to the results, / goes to it', () =>
    on(site, async (page, address) => {
      await page.goto(`${address}fiches/`);
      await page.keyboard.press('/');
      await page.keyboard.type('broyeur');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/recherche\/\?q=broyeur$/);
      await answered(page, 'résultat');
      assert.match(await links(page).first().getAttribute('href'), /\/fiches\/broyeur-partage\/$/);
      await page.locator('body').press('/');
      assert.equal(await page.evaluate(() => document.activeElement.name), 'q');
      await page.keyboard.type('/');
      assert.match(await page.locator('input[name=q]').inputValue(), /\//, 'in the box, / is a character');
    }));

  test('a mistyped word is mended, an unknown one has its nearest proposed', () =>
    on(site, async (page, address) => {
      await page.goto(`${address}recherche/?q=chauferie`);
      await answered(page, 'Recherche corrigée');
      assert.match(await links(page).first().textContent(), /chaufferie/);
      await page.goto(`${address}recherche/?q=chofferie`);
      await answered(page, 'Vouliez-vous dire');
      assert.match(await status(page).textContent(), /Aucun résultat.*chaufferie/);
      await status(page).locator('a').click();
      await answered(page, 'résultat');
      assert.match(await links(page).first().textContent(), /chaufferie/);
    }));

  test('more than six results come on demand, a page of them, and the keyboard follows', () =>
    on(site, async (page, address) => {
      await page.goto(`${address}recherche/?sort=newest`);
      await answered(page, 'résultats');
      assert.equal(await links(page).count(), 6);
      await page.locator('#_more').press('Enter');
      await page.waitForFunction(() => document.querySelectorAll('#results a').length === 30);
      assert.equal(await page.evaluate(() => [...document.querySelectorAll('#results a')].indexOf(document.activeElement)), 6);
    }));

  test('filters combine, with the number of sheets that each would keep', () =>
    on(site, async (page, address) => {
      await page.goto(`${address}recherche/`);
      await page.locator('#_filters summary').focus();
      await page.waitForFunction(() => document.querySelector('[name=theme]').options.length > 5);
      await page.locator('[name=theme]').selectOption('eau');
      await answered(page, '4 résultats');
      const option = page.locator('[name=status] option[value="in-place"]');
      const [, n] = /\((\d+)\)/.exec(await option.textContent());
      await page.locator('[name=status]').selectOption('in-place');
      await answered(page, `${n} résultat`);
      assert.equal(await links(page).count(), Number(n));
      assert.match(page.url(), /\?theme=eau&status=in-place$/);
      await page.goto(`${address}recherche/?cost=5001&sort=cost`);
      await answered(page, 'résultat');
      assert.ok((await links(page).count()) > 1);
    }));

  test('an address may ask for everything at once, always in the same order', () =>
    on(site, async (page, address) => {
      const asked = '?theme=eau&commune=les-aubrelles&status=done&year=2022&cost=5001&size=500-1999&results=1&sort=cost';
      await page.goto(`${address}recherche/${asked}`);
      await answered(page, '1 résultat');
      for (const [name, value] of new URLSearchParams(asked)) {
        if (name === 'results') assert.ok(await page.locator('[name=results]').isChecked());
        else assert.equal(await page.locator(`[name=${name}]`).inputValue(), value);
      }
      assert.ok(await page.locator('[name=exemplary]').isDisabled(), 'it would keep nothing');
      await page.locator('[name=results]').uncheck();
      await page.waitForURL((url) => url.search === asked.replace('&results=1', ''));
      await page.locator('[name=results]').check();
      await page.waitForURL((url) => url.search === asked);
    }));

  test('the list of sheets is filtered in its place, at an address to share', () =>
    on(site, async (page, address) => {
      await page.goto(`${address}fiches/`);
      const all = page.locator('#_all .cards h3 a');
      assert.equal(await all.count(), 25);
      assert.equal(await status(page).textContent(), '');
      await page.locator('#_filters summary').focus();
      await page.waitForFunction(() => document.querySelector('[name=theme]').options.length > 5);
      assert.ok(await all.first().isVisible(), 'nothing is asked yet');
      await page.locator('[name=theme]').selectOption('eau');
      await answered(page, '4 résultats');
      assert.match(page.url(), /\/fiches\/\?theme=eau$/);
      assert.equal(await all.first().isVisible(), false);
      await page.reload();
      await answered(page, '4 résultats');
      await page.locator('[name=sort]').selectOption('cost');
      await page.waitForURL(/theme=eau&sort=cost$/);
      await page.locator('[name=theme]').selectOption('');
      await page.locator('[name=sort]').selectOption('');
      await page.waitForFunction(() => document.querySelector('#results-status').textContent === '');
      assert.ok(await all.first().isVisible());
    }));

  test('filters stand open where there is room, and are fetched when somebody uses them', () =>
    on(site, async (page, address) => {
      for (const [width, isOpen] of [[1280, true], [360, false]]) {
        const fetched = [];
        page.on('request', (request) => fetched.push(request.url()));
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${address}recherche/?q=compost`);
        await answered(page, 'résultat');
        assert.equal(await page.locator('[name=status]').isVisible(), isOpen);
        assert.deepEqual(fetched.filter((url) => url.includes('filters')), []);
        await page.locator('#_filters summary').hover();
        await page.waitForFunction(() => document.querySelector('[name=theme]').options.length > 5);
      }
    }));

  test('what is chosen is taken off where it stands, at once or one by one', () =>
    on(site, async (page, address) => {
      await page.goto(`${address}fiches/?theme=eau&status=in-place&exemplary=1`);
      await answered(page, 'résultat');
      const chips = page.locator('#_chips button');
      assert.deepEqual(await chips.allTextContents(), ['Thème : Eau et espaces verts ×', 'Statut : En place ×', 'Expériences exemplaires ×', 'Tout effacer']);
      await chips.nth(2).press('Enter');
      await page.waitForURL(/\?theme=eau&status=in-place$/);
      await page.locator('#_chips').getByText('Tout effacer').click();
      await page.waitForURL(/\/fiches\/$/);
      await page.locator('#_chips').waitFor({ state: 'hidden' });
      assert.ok(await page.locator('#_all').isVisible());
    }));

  test('who finds nothing learns which filter to leave, else how to ask', () =>
    on(site, async (page, address) => {
      await page.goto(`${address}recherche/?theme=eau&status=planned`);
      await answered(page, 'Aucun résultat');
      await page.locator('#_chips').getByText('Sans « Statut : Prévue » : 4 résultats').click();
      await answered(page, '4 résultats');
      await page.goto(`${address}recherche/?q=xylophone`);
      await answered(page, 'Aucun résultat. Essayez');
    }));

  test('communes like mine: of a size first, then the nearest', () =>
    on(site, async (page, address) => {
      await page.goto(`${address}recherche/?like=courtebrune`);
      await answered(page, 'résultats');
      const cards = await page.locator('#results .facts:has(b)').allTextContents();
      assert.ok(cards.length > 3);
      for (const card of cards) {
        assert.match(card, /à \d+ km/);
        assert.doesNotMatch(card, /^Courtebrune|38\s600/, 'its own sheets, and a town nine times as large');
      }
      const away = cards.map((card) => Number(/à (\d+) km/.exec(card)[1]));
      assert.deepEqual(away, [...away].sort((a, b) => a - b), 'they are as unlike in size, one half as large and one twice');
      assert.equal(away[0], 7);
    }));

  test('a line for each sheet, kept in the address, here and on the next pages', () =>
    on(site, async (page, address) => {
      await page.goto(`${address}fiches/`);
      const heights = () => page.locator('#_all .card').evaluateAll((cards) => cards.map((card) => card.offsetHeight));
      assert.ok(Math.min(...(await heights())) > 150);
      await page.locator('[name=view]').check();
      await page.waitForURL(/\?view=lines$/);
      const lines = await heights();
      assert.ok(lines.sort((a, b) => a - b)[12] <= 60, `${lines}`); // two lines of small text, when the name is long
      await page.reload();
      assert.ok(Math.max(...(await heights())) < 100);
      // The longest status takes one line, its year and its box the next.
      await page.setViewportSize({ width: 1440, height: 900 });
      const signs = await page.locator('#_all .facts:has(.status)').evaluateAll((all) => all.map((facts) => ({ status: facts.querySelector('.status').offsetHeight, all: facts.offsetHeight, words: facts.innerText })));
      assert.ok(signs.some(({ words }) => words.includes('En cours de mise en place')) && signs.some(({ words }) => words.includes('Abandonnée')));
      assert.deepEqual(signs.filter(({ status, all, words }) => status > 26 || all > (words.includes('mise en place') ? 50 : 30)), []);
      await page.goto(`${address}recherche/?q=eau&view=lines`);
      await answered(page, 'résultats');
      assert.ok((await page.locator('#results .card').first().evaluate((card) => card.offsetHeight)) < 100);
    }));

  test('a filter that the network has no more is told, and can be left', () =>
    on(site, async (page, address) => {
      await page.goto(`${address}fiches/?theme=ancien-theme`);
      await answered(page, 'Aucun résultat');
      const theme = page.locator('[name=theme]');
      assert.equal(await theme.locator('option:checked').textContent(), 'ancien-theme (0)');
      await theme.selectOption('eau');
      await answered(page, '4 résultats');
    }));

  test('the list of sheets finds sheets only', () =>
    on(site, async (page, address) => {
      await page.goto(`${address}recherche/?q=courtebrune`);
      await answered(page, 'résultat');
      const everything = await links(page).evaluateAll((found) => found.map((a) => a.pathname));
      await page.goto(`${address}fiches/?q=courtebrune`);
      await answered(page, 'résultat');
      const sheets = await links(page).evaluateAll((found) => found.map((a) => a.pathname));
      assert.ok(everything.some((path) => !path.startsWith('/fiches/')));
      assert.ok(sheets.length > 0 && sheets.every((path) => path.startsWith('/fiches/')), String(sheets));
    }));

  test('under a sub-path, and in English', () =>
    on(demo({ lang: 'en', base: 'https://example.org/net/site/' }), async (page, address) => {
      await page.goto(`${address}search/?q=broyeur`);
      await answered(page, 'result');
      await links(page).first().click();
      await page.waitForURL(/\/net\/site\/sheets\/broyeur-partage\/$/);
    }, { base: '/net/site/' }));
});

describe('for everyone', () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

  for (const [colorScheme, width] of [['light', 1280], ['dark', 320]]) {
    test(`results and open filters have no violation in ${colorScheme}, and fit ${width} px`, () =>
      on(site, async (page, address) => {
        await page.goto(`${address}recherche/?q=eau&status=in-place`);
        await answered(page, 'résultat');
        await page.evaluate(axe);
        assert.deepEqual(await page.evaluate(async () => (await window.axe.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}`)), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        // What is sorted by stands in the filters, which open for it on a small screen too.
        await page.goto(`${address}fiches/?status=in-place&sort=cost`);
        assert.ok(await page.locator('[name=theme]').isVisible());
        await answered(page, 'résultat');
        await page.evaluate(axe);
        assert.deepEqual(await page.evaluate(async () => (await window.axe.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}`)), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        await page.goto(`${address}comparer/?sheet=pedibus&sheet=broyeur-partage`);
        await page.waitForSelector('#_compared table');
        await page.evaluate(axe);
        assert.deepEqual(await page.evaluate(async () => (await window.axe.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}`)), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      }, { bypassCSP: true, colorScheme, viewport: { width, height: 900 } }));
  }

  test('a practice comes first when its name, or another name of it, is asked', () =>
    on(site, async (page, address) => {
      for (const query of ['compostage partagé', 'composteurs collectifs']) {
        await page.goto(`${address}recherche/?q=${encodeURIComponent(query)}`);
        await answered(page, 'résultat');
        assert.equal(await links(page).first().getAttribute('href'), '/pratiques/compostage-partage/', query);
      }
    }));

  test('a search asks for little: few files, few bytes', () =>
    on(site, async (page, address) => {
      const bodies = [];
      page.on('response', (response) => {
        if (response.request().resourceType() !== 'image') bodies.push(response.body()); // photos come when cards are seen
      });
      await page.goto(`${address}recherche/?q=composteurs%20collectifs`);
      await answered(page, 'résultat');
      await page.waitForLoadState('networkidle');
      const bytes = (await Promise.all(bodies)).reduce((sum, body) => sum + body.length, 0);
      assert.ok(bodies.length <= 14, `${bodies.length} requests`);
      assert.ok(bytes <= 60_000, `${bytes} bytes`);
    }));
});

describe('when something is missing', () => {
  test('without JavaScript the list of sheets leads to those of a theme, a commune, a year', () =>
    on(site, async (page, address) => {
      await page.goto(`${address}fiches/`);
      assert.equal(await page.locator('#_all .cards h3 a').count(), 25);
      assert.equal(await page.locator('#_filters').isVisible(), false);
      for (const path of ['/themes/eau/', '/communes/', '/annees/', '/recherche/a-z/', '/recherche/#_lists']) assert.ok(await page.locator(`main a[href="${path}"]`).first().isVisible(), path);
    }, { javaScriptEnabled: false }));

  test('a site’s own layout without the first question has its filters', () => {
    const own = demo();
    const layouts = join(own.source, 'layouts', 'parts');
    mkdirSync(layouts, { recursive: true });
    const finder = readFileSync(new URL('../layouts/parts/finder.html', import.meta.url), 'utf8');
    const former = finder.replace(/<div id="_first" hidden>[^]*?<\/div>\n/, '').replace('{{- if not .First}}', '{{- if .Name}}');
    assert.ok(!former.includes('_first'));
    writeFileSync(join(layouts, 'finder.html'), former);
    return on(build('its own layout', own.source), async (page, address) => {
      await page.goto(`${address}fiches/?status=done`);
      await answered(page, 'résultat');
      assert.ok(await page.locator('#_filters summary').isVisible());
    });
  });

  test('without JavaScript no page leads to the question of one’s own commune', async () => {
    const link = (page) => page.locator('main a', { hasText: 'communes comme la mienne' });
    await on(site, async (page, address) => {
      await page.goto(address);
      assert.ok(!(await link(page).isVisible()));
    }, { javaScriptEnabled: false });
    await on(site, async (page, address) => {
      await page.goto(address);
      await link(page).click();
      await page.waitForURL(/\/fiches\/#_like$/);
    });
  });

  test('without JavaScript the page leads to every sheet', () =>
    on(site, async (page, address) => {
      await page.goto(`${address}fiches/`);
      await page.locator('header input[name=q]').fill('eau');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/recherche\/\?q=eau$/);
      assert.match(await page.locator('noscript').innerText(), /JavaScript/);
      const lists = await page.locator('main .groups a').evaluateAll((all) => all.map((a) => a.href));
      for (const way of ['par-statut', 'par-taille']) {
        const found = new Set();
        for (const list of lists.filter((url) => url.includes(way))) {
          await page.goto(list);
          for (const url of await page.locator('.cards h3 a').evaluateAll((all) => all.map((a) => a.href))) found.add(url);
        }
        assert.equal(found.size, way === 'par-statut' ? 25 : 23, `${way}: two sheets are of nobody whose size is known`);
      }
      await page.goto(`${address}recherche/a-z/`);
      assert.equal(await page.locator('.cards h3 a').count(), 25);
    }, { javaScriptEnabled: false }));

  for (const [what, harm] of [
    ['missing', (file) => rmSync(file)],
    ['damaged', (file) => writeFileSync(file, 'not what it was')],
  ]) {
    test(`a ${what} file of the index gives a plain message and the lists`, () => {
      const broken = demo();
      const terms = join(broken.folder, 'essaim', 'index', 'terms');
      for (const name of readdirSync(terms)) harm(join(terms, name));
      return on(broken, async (page, address) => {
        await page.goto(`${address}recherche/?q=eau`);
        await answered(page, 'La recherche ne répond pas');
        assert.ok(await page.locator('main .groups a').first().isVisible());
      }, { expected: /404/ });
    });
  }
});

describe('hostile texts', () => {
  const titles = ['<script>alert(1)</script> masquée', '\u202etrevne\u202c masquée 🎉', `"><img src=x onerror=alert(2)> masquée`, `masquée ${'x'.repeat(160)}`, '{{constructor}} ${alert(3)} masquée'];

  test('are shown as text', () => {
    const source = temporary();
    mkdirSync(join(source, 'content', 'sheets'), { recursive: true });
    writeFileSync(join(source, 'content', 'network.yaml'), 'name: Réseau\nas_of: 2024-01-01\norganisation: {name: Agglomération}\ncommunes: [{id: luc, name: Luc, code: "99001"}]\nthemes: [{id: eau, name: Eau}]\n');
    titles.forEach((title, i) =>
      writeFileSync(join(source, 'content', 'sheets', `fiche-${i}.md`), `---\ntitle: ${JSON.stringify(title)}\nsummary: ${JSON.stringify(title)}\ncommune: luc\ntheme: eau\nstatus: done\nmeans: none\nresults: []\n---\n\n${'long'.repeat(2500)} <b onclick="alert(4)">masquée</b>\n`),
    );
    return on(build('hostile', source), async (page, address) => {
      await page.goto(`${address}recherche/?q=masqu%C3%A9e`);
      await answered(page, '5 résultats');
      const shown = (await links(page).allTextContents()).join('\n');
      assert.match(shown, /<script>alert\(1\)<\/script>/);
      assert.match(shown, /onerror=alert\(2\)/);
      assert.equal(await page.locator('#results script, #results img, #results b b, #results h2 b').count(), 0);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'a long word overflows');
      await page.goto(`${address}recherche/?q=${encodeURIComponent('<img src=x onerror=alert(5)> zzzz')}`);
      await answered(page, 'résultat');
    }, { viewport: { width: 320, height: 640 } });
  });
});

describe('comparing', () => {
  const lists = { 'a theme': 'themes/eau/', 'the list of sheets': 'fiches/', 'results of a search': 'recherche/?q=eau' };
  for (const [where, path] of Object.entries(lists)) {
    test(`sheets ticked in ${where} stand side by side`, () =>
      on(site, async (page, address) => {
        await page.goto(address + path);
        const boxes = page.locator('.card input[name=sheet]');
        await boxes.nth(2).waitFor();
        assert.ok(!(await page.locator('#_choose button').isVisible()), 'nothing is ticked');
        await boxes.nth(0).check();
        await boxes.nth(2).check();
        const titles = await Promise.all([0, 2].map((n) => page.locator('.card', { has: page.locator('input[name=sheet]') }).nth(n).locator('h2 a, h3 a').textContent()));
        await page.locator('#_choose button').click();
        await page.waitForURL(/\/comparer\/\?sheet=[a-z-]+&sheet=[a-z-]+$/);
        await page.waitForSelector('#_compared table');
        assert.deepEqual(await page.locator('#_compared thead th a:first-child').allTextContents(), titles);
        for (const title of titles) assert.ok((await page.title()).includes(title), 'the page says what it compares');
        await page.locator('#_compared thead a[aria-label^="Retirer"]').first().click();
        await page.waitForSelector('#_compared thead th:only-of-type');
        assert.match(await page.locator('#_compared').innerText(), /Une seule fiche/);
      }));
  }

  test('what several sheets measured is one row, with all years; who measured nothing of it is not zero', () =>
    on(site, async (page, address) => {
      await page.goto(`${address}comparer/?sheet=bourse-au-materiel&sheet=composteur-d-ecole&sheet=chaufferie-bois`);
      await page.waitForSelector('#_compared table');
      const rows = await page.locator('#_compared tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
      const shared = rows.find(([label]) => label === 'Déchets évités');
      assert.match(shared[1], /2023/);
      assert.match(shared[2], /2023/);
      assert.equal(shared[3], 'non renseigné');
      const firstOfOne = rows.findIndex(([label]) => label.startsWith('Objets repris'));
      assert.ok(rows.indexOf(shared) < firstOfOne, 'what can be compared comes first');
    }));

  test('a fifth sheet is left out, and the page says so', () =>
    on(site, async (page, address) => {
      await page.goto(`${address}comparer/?${['pedibus', 'broyeur-partage', 'bourse-au-materiel', 'composteur-d-ecole', 'chaufferie-bois'].map((id) => `sheet=${id}`).join('&')}`);
      await page.waitForSelector('#_compared table');
      assert.equal(await page.locator('#_compared thead th').count(), 4);
      assert.match(await page.locator('#_compared').innerText(), /Quatre fiches au plus/);
    }));

  test('the table of a theme is read without a script', () =>
    on(site, async (page, address) => {
      await page.goto(`${address}themes/eau/`);
      await page.locator('#_compare summary').click();
      assert.equal(await page.locator('#_compare tbody tr').count(), 4);
      assert.match(await page.locator('#_compare').innerText(), /Coût/);
    }, { javaScriptEnabled: false }));

  test('on a portal, sheets of several networks are ticked in a list and in results alike', () =>
    on(portal('--no-pdf'), async (page, address) => {
      const compared = async (path, ...homes) => {
        await page.goto(address + path);
        for (const home of homes) {
          const card = page.locator('.card:visible', { has: page.locator(`a[href^="${home}"]`) }).first();
          await card.waitFor();
          await card.locator('input[name=sheet]').check();
        }
        await page.locator('#_choose button').click();
        await page.waitForSelector('#_compared table');
        const heads = await page.locator('#_compared thead th > a:first-child').evaluateAll((all) => all.map((a) => a.href));
        homes.forEach((home, n) => assert.ok(heads[n].startsWith(new URL(home, address).href), `${heads[n]} is on ${home}`));
        assert.ok(!(await page.locator('#_compared').innerText()).includes('n’existe pas'));
      };
      await compared('reseaux/vallon/', 'https://vallon.example.org/');
      await compared('recherche/?q=broyeur', '/fiches/broyeur/', 'https://vallon.example.org/fiches/broyeur-partage/');
      await compared('recherche/?network=grand', 'https://grand.example.org/reseau/fiches/');
    }));

  test('a sheet that does not exist is said to', () =>
    on(site, async (page, address) => {
      await page.goto(`${address}comparer/?sheet=pedibus&sheet=__proto__`);
      await page.waitForSelector('#_compared [role=status]');
      assert.match(await page.locator('#_compared').innerText(), /pédibus[^]*n’existe pas/);
    }));
});
