// The networks that the tests look at, built by the real binary (`make build`)
// into temporary folders. A build takes well under a second, so every test
// file builds its own and runs alone as well as with the others.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

// Every site is built for this address, unless a test asks for another.
export const address = 'https://reseau.example.org/';

const temporaries = [];
process.on('exit', () => temporaries.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

// temporary makes an empty folder that goes away with the process.
export function temporary() {
  const folder = mkdtempSync(join(tmpdir(), 'essaim-test-'));
  temporaries.push(folder);
  return folder;
}

// essaim runs the binary and returns {status, stdout, stderr}.
export function essaim(...args) {
  const run = spawnSync(join(root, 'bin', 'essaim'), args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.error) throw new Error(`bin/essaim cannot be run (make build?): ${run.error.message}`);
  return run;
}

// build compiles the site of the folder source, with more flags if need be, and returns
//   name      for test titles
//   source    the folder that it was built from
//   folder    where it was built
//   base      its address, with a final slash
//   pages     the paths of its HTML pages relative to base, sorted: "", "404.html", "fiches/"…
//   moved     the paths of old addresses, which only lead to the new ones
//   read      the text of one of its files, given the path of a page or a file
export function build(name, source, base = address, ...flags) {
  const folder = temporary();
  const run = essaim('build', '--source', source, '--output', folder, '--base-url', base, ...flags);
  if (run.status !== 0) throw new Error(`essaim build of ${name}: exit ${run.status}\n${run.stderr}`);
  return built(name, source, folder, base);
}

// workroom writes the animator's papers of a site, and describes them as build
// does.
export function workroom({ name, source, base }) {
  const folder = temporary();
  const run = essaim('workroom', '--source', source, '--output', folder, '--base-url', base);
  if (run.status !== 0) throw new Error(`essaim workroom of ${name}: exit ${run.status}\n${run.stderr}`);
  return built(`workroom of the ${name}`, source, folder, base);
}

function built(name, source, folder, base) {
  const read = (path) => readFileSync(join(folder, fileOf(path)), 'utf8');
  const hasMoved = (path) => /<meta\s[^>]*http-equiv="?refresh/i.test(read(path));
  const files = readdirSync(folder, { recursive: true }).map((file) => file.replaceAll(sep, '/'));
  const paths = files.filter((file) => file.endsWith('.html')).map(pagePath).sort();
  return { name, source, folder, base, pages: paths.filter((path) => !hasMoved(path)), moved: paths.filter(hasMoved), read };
}

const pagePath = (file) => file.replace(/(^|\/)index\.html$/, '$1');

// fileOf is the file that a host serves for a path.
export const fileOf = (path) => (path === '' || path.endsWith('/') ? `${path}index.html` : path);

// firstNetwork is the content of this repository.
export const firstNetwork = (base) => build('first network', root, base);

// demo is the network that `essaim init --demo` writes, in French as written
// or with its pages in English.
export function demo({ lang = 'fr', base } = {}) {
  const source = temporary();
  const run = essaim('init', '--demo', source);
  if (run.status !== 0) throw new Error(`essaim init --demo: exit ${run.status}\n${run.stderr}`);
  if (lang !== 'fr') {
    const file = join(source, 'content', 'network.yaml');
    const french = readFileSync(file, 'utf8');
    const other = french.replace(/^lang: fr\b/m, `lang: ${lang}`);
    if (other === french) throw new Error('the demo says no `lang: fr`');
    writeFileSync(file, other);
  }
  return build(`demo (${lang}${base ? ', in a folder' : ''})`, source, base);
}

// portal is what `essaim init --portal` writes: two networks on one site.
export function portal(lang = 'fr') {
  const source = temporary();
  const run = essaim('init', '--portal', source, '--lang', lang);
  if (run.status !== 0) throw new Error(`essaim init --portal: exit ${run.status}\n${run.stderr}`);
  return build(`portal (${lang})`, source);
}

// portalPages are those of a portal in French that show other networks, or what they wrote.
export const portalPages = ['', 'fiches/', 'reseaux/', 'reseaux/green-halls/', 'themes/reemploi/', 'rencontres/', 'matrice/', 'recherche/'];

// kind names what a page is by the shape of its path: "fiches/", "fiches/*/",
// "rencontres/*/livret/". Overviews stand beside the objectives that they group, lists of
// sheets below the search page; what comes from a network of a portal has its name before
// its own.
export const kind = (path) =>
  path
    .replace(/^([^/]+)\/(?!page-\d+\/)((par-|by-)?)[^/]+\//, '$1/$2*/')
    .replace(/^((?:recherche|search)\/(?:par-|by-)\*\/|(?:pratiques|practices)\/\*\/)(?!page-\d+\/|note\/)[^/]+\//, (_, group) => (group.includes('-') ? `${group}*/` : group))
    .replace(/\/page-\d+\/$/, '/page-n/');

// oneOfEach picks, for each kind of page, the longest: the one with most on it.
export function oneOfEach(site) {
  const longest = new Map();
  for (const path of site.pages) {
    const size = site.read(path).length;
    if (size > (longest.get(kind(path))?.size ?? 0)) longest.set(kind(path), { path, size });
  }
  return [...longest.values()].map(({ path }) => path);
}
