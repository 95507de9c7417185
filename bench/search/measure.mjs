// Measures a site's search beside Pagefind's, on the same pages and queries:
//
//   node measure.mjs [--alone] SITE [CONTENT]
//
// SITE was built by essaim, CONTENT is what it was built from (the titles of its
// sheets, or of those that a portal has pulled, make the queries). Bytes are those of the files, uncompressed, that a
// browser without a cache asks for until ten results are shown, everything
// included: the page, its style sheet and icon too; "sent" is what travels when a
// server packs pages, style sheets and scripts, as nearly all do. --alone leaves
// Pagefind out.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { launch } from '../../test/browser.mjs';
import { serve } from '../../test/server.mjs';

const alone = process.argv.includes('--alone');
const [site, content = site] = process.argv.slice(2).filter((word) => word !== '--alone').map((path) => resolve(path));
const resultsWanted = 10;

const files = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
const weigh = (folder) => files(folder).reduce((sum, file) => sum + statSync(file).size, 0);

// titles are those of all sheets, each read when it is asked for.
function titles() {
  if (!existsSync(join(content, 'federation'))) {
    const sheets = files(join(content, 'content', 'sheets')).filter((file) => file.endsWith('.md')).sort();
    return sheets.map((file) => () => /^title: (.*)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '');
  }
  const copies = readdirSync(join(content, 'federation')).sort().map((id) => join(content, 'federation', id, 'sheets.json'));
  return copies.flatMap((file) => JSON.parse(readFileSync(file, 'utf8')).sheets.map(({ title }) => () => title));
}

// queries are two words of a title each, of sheets far apart.
function queries(count) {
  const all = titles();
  const step = Math.max(1, Math.floor(all.length / count));
  return all.filter((_, i) => i % step === 0).slice(0, count).flatMap((read) => {
    const title = read();
    const words = title.match(/\p{L}{5,}/gu) ?? [];
    return words.length < 2 ? [] : [words.slice(0, 2).join(' ').toLowerCase()];
  });
}

function pagefind(folder) {
  const start = performance.now();
  const run = spawnSync(process.execPath, [join(import.meta.dirname, '..', 'node_modules', 'pagefind', 'lib', 'runner', 'bin.cjs'), '--site', site, '--output-path', join(folder, 'pagefind')], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`pagefind: ${run.stderr}`);
  return (performance.now() - start) / 1000;
}

// rival is a page with Pagefind's own interface, beside the site's folders.
function rival() {
  const folder = mkdtempSync(join(tmpdir(), 'essaim-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const seconds = pagefind(folder);
  mkdirSync(join(folder, 'search'));
  writeFileSync(join(folder, 'search', 'index.html'), `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Search</title><link rel="icon" href="data:,">
<link href="/pagefind/pagefind-ui.css" rel="stylesheet"><script src="/pagefind/pagefind-ui.js"></script><div id="search"></div>
<script>addEventListener('DOMContentLoaded', () => new PagefindUI({ element: '#search', showImages: false, pageSize: ${resultsWanted}, debounceTimeoutMs: 0 }))</script></html>`);
  return { folder, seconds };
}

// watched counts what a page asks for from now on, each file once: Chromium asks
// for an icon again whenever the address changes.
function watched(page) {
  const seen = { requests: 0, bytes: 0, sent: 0, pending: [] };
  const known = new Set();
  page.on('response', (response) => {
    if (known.has(response.url())) return;
    known.add(response.url());
    seen.requests++;
    const packed = /html|css|javascript|json|svg/.test(response.headers()['content-type'] ?? '');
    seen.pending.push(response.body().then((body) => {
      seen.bytes += body.length;
      seen.sent += packed ? gzipSync(body).length : body.length;
    }, () => {}));
  });
  return seen;
}

async function counted(seen, act) {
  Object.assign(seen, { requests: 0, bytes: 0, sent: 0, pending: [] });
  await act();
  await Promise.all(seen.pending);
  return { requests: seen.requests, bytes: seen.bytes, sent: seen.sent };
}

// settled waits until the results of a query are shown and nothing moves.
async function settled(page, results) {
  await page.waitForFunction((selector) => document.querySelector(selector) !== null, results, { timeout: 20_000 }).catch(() => {});
  await page.waitForLoadState('networkidle');
}

async function script(page, client) {
  const { metrics } = await client.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ScriptDuration').value * 1000;
}

async function measure(browser, address, { path, input, results }, list) {
  const rows = [];
  for (let i = 0; i + 1 < list.length; i += 2) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    await client.send('Performance.enable');
    const seen = watched(page);
    const first = await counted(seen, async () => {
      await page.goto(address + path);
      await page.fill(input, list[i]);
      await settled(page, results);
    });
    const before = await script(page, client);
    const next = await counted(seen, async () => {
      await page.fill(input, list[i + 1]);
      await page.waitForTimeout(400);
      await settled(page, results);
    });
    rows.push({ first, next, cpu: (await script(page, client)) - before, shown: await page.locator(results).count() });
    await context.close();
  }
  return rows;
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

function tell(name, rows) {
  const of = (pick) => `${pick.unit === 'KB' ? kilobytes(median(rows.map(pick.value))) : median(rows.map(pick.value)).toFixed(0)} (at most ${pick.unit === 'KB' ? kilobytes(Math.max(...rows.map(pick.value))) : Math.max(...rows.map(pick.value)).toFixed(0)})`;
  const column = (label, unit, value) => console.log(`${name.padEnd(9)} ${label.padEnd(34)} ${of({ unit, value })}`);
  column('first query, KB', 'KB', (r) => r.first.bytes);
  column('first query, KB sent', 'KB', (r) => r.first.sent);
  column('first query, requests', '', (r) => r.first.requests);
  column('next query, KB', 'KB', (r) => r.next.bytes);
  column('next query, requests', '', (r) => r.next.requests);
  column('next query, script, ms', '', (r) => r.cpu);
}

const list = queries(24);
const browser = await launch();
const ours = await serve(site);
console.log(`${files(site).filter((file) => file.endsWith('.html')).length} pages; ${list.length} queries: ${list.slice(0, 4).join(', ')}…`);
console.log(`essaim    index, KB                          ${kilobytes(weigh(join(site, 'essaim', 'index')))}`);
tell('essaim', await measure(browser, ours.address, { path: 'recherche/', input: '#_q', results: '#results li' }, list));
if (!alone) {
  const other = rival();
  const theirs = await serve(other.folder);
  console.log(`pagefind  index, KB                          ${kilobytes(weigh(join(other.folder, 'pagefind')))}`);
  console.log(`pagefind  indexing, s                        ${other.seconds.toFixed(1)}`);
  tell('pagefind', await measure(browser, theirs.address, { path: 'search/', input: 'input', results: '.pagefind-ui__result' }, list));
  theirs.close();
}
await browser.close();
ours.close();
