// Every page as a citizen of the web: each address leads somewhere, nothing is
// fetched from elsewhere, and a page says what it is.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch } from './browser.mjs';
import { readDocuments } from './document.mjs';
import { none } from './faults.mjs';
import { demo, fileOf, firstNetwork, portal } from './networks.mjs';

const sites = [firstNetwork(), demo(), demo({ lang: 'en' }), demo({ base: 'https://example.org/un/dossier/' }), portal(), portal('en')];

let browser;
let page;
before(async () => {
  browser = await launch();
  page = await browser.newPage();
});
after(() => browser?.close());

for (const site of sites) {
  describe(site.name, () => {
    let pages; // path → what the page says
    let documents; // the same, old addresses included
    before(async () => {
      pages = await readDocuments(page, site, site.pages);
      documents = new Map([...pages, ...(await readDocuments(page, site, site.moved))]);
      assert.ok(pages.size > 10, 'the site has pages');
    });

    test('every address inside the site leads to a file, every anchor to an id', () => {
      const lost = [];
      for (const [path, { leads, loads }] of documents) {
        for (const reference of new Set([...leads, ...loads])) {
          const why = unresolved(site, documents, path, reference);
          if (why) lost.push(`/${path}: “${reference}” ${why}`);
        }
      }
      none(lost);
    });

    test('nothing is fetched from another place', () => {
      const outside = [...documents].flatMap(([path, { loads }]) =>
        loads.filter((reference) => !inside(site, path, reference)).map((reference) => `/${path}: ${reference}`),
      );
      none([...outside, ...outsideOfStyles(site)]);
    });

    test('each page has a title, a description and an address of its own', () => {
      for (const fact of ['title', 'description']) {
        assert.deepEqual(missing(pages, fact), [], `pages without ${fact}`);
        assert.deepEqual(repeated(pages, fact), [], `pages with the same ${fact}`);
      }
      for (const [path, { canonical, openGraph }] of pages) {
        // The page of a missing address stands for whichever was asked for.
        const own = path === '404.html' ? null : site.base + path;
        assert.equal(canonical, own, path);
        const properties = ['og:title', 'og:description', 'og:type', ...(own ? ['og:url'] : [])];
        assert.deepEqual(properties.filter((property) => !openGraph.includes(property)), [], `/${path}`);
      }
    });

    test('the site map lists each page once', () => {
      const listed = [...site.read('sitemap.xml').matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address);
      const expected = [...pages.keys()].filter((path) => path !== '404.html').map((path) => site.base + path);
      assert.deepEqual(listed.sort(), expected.sort());
      assert.match(site.read('robots.txt'), new RegExp(`^Sitemap: ${site.base}sitemap.xml$`, 'm'));
    });

    test('headings start with one h1 and skip no level', () => {
      const wrong = [];
      for (const [path, { headings }] of pages) {
        const levels = headings.map(({ level }) => level);
        if (levels[0] !== 1 || levels.lastIndexOf(1) !== 0) wrong.push(`/${path}: ${levels}`);
        headings.forEach(({ level, text }, i) => {
          if (i > 0 && level > levels[i - 1] + 1) wrong.push(`/${path}: h${level} “${text}” after h${levels[i - 1]}`);
          if (text === '') wrong.push(`/${path}: an empty h${level}`);
        });
      }
      none(wrong);
    });

    test('each page tells its language, has one main part and begins with a link to it', () => {
      const lang = site.name.includes('(en') ? 'en' : 'fr';
      for (const [path, said] of pages) {
        assert.equal(said.lang, lang, path);
        assert.equal(said.mains, 1, path);
        assert.ok(said.mainId, path);
        assert.equal(said.firstLink, `#${said.mainId}`, path);
        assert.match(said.viewport ?? '', /width=device-width/, path);
        assert.ok(said.icon, `/${path} has no icon`);
      }
    });

    test('each page forbids inline script and style, and has none', () => {
      for (const [path, { policy, beforePolicy, inline }] of documents) {
        assert.ok(policy, `/${path} has no Content-Security-Policy`);
        assert.match(policy, /(^|;)\s*default-src '(self|none)'\s*(;|$)/, path);
        assert.doesNotMatch(policy, /unsafe|\*|https?:/, path);
        assert.deepEqual(beforePolicy, [], `/${path}: the policy does not cover what comes before it`);
        assert.deepEqual(inline, [], path);
      }
    });
  });
}

// unresolved says why a reference found on the page of the given path leads
// nowhere; it is empty when all is well.
function unresolved(site, documents, path, reference) {
  if (reference === '') return 'is empty';
  const url = new URL(reference, site.base + path);
  if (['mailto:', 'tel:'].includes(url.protocol)) return '';
  if (!['http:', 'https:'].includes(url.protocol)) return 'has a scheme that no page needs';
  if (url.origin !== new URL(site.base).origin) return '';
  if (!url.href.startsWith(site.base)) return `is outside of ${site.base}`;
  const target = decodeURIComponent(url.href.slice(site.base.length).replace(/[?#].*$/, ''));
  if (!existsSync(join(site.folder, fileOf(target)))) return 'is not there';
  const id = decodeURIComponent(url.hash.slice(1));
  if (url.href.endsWith('#')) return 'has an empty anchor';
  if (id !== '' && !documents.get(target)?.ids.includes(id)) return 'has an anchor that is not there';
  return '';
}

const inside = (site, path, reference) => reference.startsWith('data:') || new URL(reference, site.base + path).href.startsWith(site.base);

// outsideOfStyles lists what the style sheets would fetch from elsewhere.
function outsideOfStyles(site) {
  const styles = readdirSync(site.folder, { recursive: true }).filter((file) => file.endsWith('.css'));
  return styles.flatMap((file) => {
    const text = readFileSync(join(site.folder, file), 'utf8');
    const references = [...text.matchAll(/url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)/g)].map(([, url, imported]) => url ?? imported);
    return references.filter((reference) => !inside(site, file, reference)).map((reference) => `/${file}: ${reference}`);
  });
}

const missing = (pages, fact) => [...pages].filter(([, said]) => !said[fact]).map(([path]) => `/${path}`);

// repeated lists the paths of pages that share a fact's value.
function repeated(pages, fact) {
  const paths = new Map();
  for (const [path, said] of pages) paths.set(said[fact], [...(paths.get(said[fact]) ?? []), path]);
  return [...paths.values()].filter((same) => same.length > 1);
}
