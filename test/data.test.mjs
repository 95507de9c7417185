// The open data, judged by implementations that are not ours: tableschema for
// the tables of datapackage.json; for the feeds, feedsmith, which reads them,
// and Jing (it comes within the Nu checker), which holds them against atom.rnc.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseAtomFeed } from 'feedsmith';
import tableschema from 'tableschema';
import { demo, firstNetwork, temporary } from './networks.mjs';

const { Schema, Table } = tableschema;

for (const site of [firstNetwork(), demo(), demo({ lang: 'en', base: 'https://example.org/un/dossier/' })]) {
  describe(site.name, () => {
    const { resources, licenses, as_of: asOf } = JSON.parse(site.read('data/v1/datapackage.json'));

    test('the package names each CSV file once, its licence and its date', () => {
      const files = readdirSync(join(site.folder, 'data', 'v1')).filter((file) => /^\w+\.csv$/.test(file)); // not those for spreadsheets
      assert.deepEqual(resources.map(({ path }) => path).sort(), files.sort());
      for (const { name, path } of resources) assert.equal(path, `${name}.csv`);
      assert.equal(licenses[0].name, 'etalab-2.0');
      assert.match(asOf, /^\d{4}-\d{2}-\d{2}$/);
    });

    test('each schema is one of Table Schema', async () => {
      for (const { name, schema } of resources) {
        const loaded = await Schema.load(structuredClone(schema));
        assert.deepEqual(loaded.errors.map(String), [], name);
        assert.deepEqual(loaded.primaryKey, schema.primaryKey, name);
      }
    });

    test('each table has the types, constraints and keys that its schema promises', async () => {
      const rows = {};
      for (const { name, schema } of resources) rows[name] = await read(site, name, schema);
      for (const { name, schema } of resources) {
        const relations = { ...rows, '': rows[name] };
        const related = await open(site, name, schema);
        await related.read({ keyed: true, relations }); // throws where a key leads nowhere
        const keys = rows[name].map((row) => schema.primaryKey.map((key) => row[key]).join('\n'));
        assert.equal(new Set(keys).size, keys.length, `${name}: two lines with one key`);
      }
    });

    test('a key that leads nowhere would be found', async () => {
      const { schema } = resources.find(({ name }) => name === 'objectives');
      const table = await open(site, 'objectives', { ...schema, foreignKeys: [{ fields: 'id', reference: { resource: 'themes', fields: 'id' } }] });
      await assert.rejects(table.read({ keyed: true, relations: { themes: [{ id: 'nowhere' }] } }), /foreign/i);
    });

    test('official codes are texts of five characters', async () => {
      const { schema } = resources.find(({ name }) => name === 'communes');
      const communes = await read(site, 'communes', schema);
      assert.ok(communes.length > 0);
      for (const { code } of communes) assert.match(code, /^\w{5}$/);
    });
  });

  describe(`${site.name}: feeds`, () => {
    const files = readdirSync(site.folder, { recursive: true }).filter((file) => file.endsWith('atom.xml'));

    test('there is one for the network, each theme, commune and organisation', () => {
      const count = (table) => JSON.parse(site.read(`data/v1/${table}.json`))[table].length;
      assert.equal(files.length, 1 + count('themes') + count('communes') + count('organisations'));
    });

    test('they keep the rules of RFC 4287', () => {
      assert.equal(validate(files.map((file) => join(site.folder, file))), '');
    });

    test('another program reads them, and finds what it needs', () => {
      for (const file of files) {
        const { id, title, updated, authors, links, entries = [] } = parseAtomFeed(site.read(file));
        const own = site.base + file;
        assert.equal(id, own);
        assert.ok(title && authors[0].name, file);
        assert.equal(links.find(({ rel }) => rel === 'self').href, own);
        assert.equal(links.find(({ rel }) => rel === 'alternate').href, own.replace(/atom\.xml$/, ''));
        assert.equal(new Set(entries.map((entry) => entry.id)).size, entries.length, `${file}: two entries with one id`);
        const days = entries.map((entry) => entry.updated);
        assert.deepEqual(days, days.toSorted().reverse(), `${file}: the latest comes first`);
        if (days.length > 0) assert.equal(updated, days[0], file);
        for (const entry of entries) {
          assert.ok(entry.title && entry.summary && entry.links[0].href.startsWith(site.base), `${file}: ${entry.id}`);
          assert.ok(entry.published <= entry.updated, `${file}: ${entry.id}`);
          assert.ok(site.read(new URL(entry.links[0].href).href.slice(site.base.length).replace(/#.*$/, '')), `${file}: ${entry.id} leads nowhere`);
        }
      }
    });
  });
}

test('a feed that breaks a rule is found', () => {
  const broken = join(temporary(), 'atom.xml');
  const sound = demo().read('atom.xml');
  for (const [whole, part, complaint] of [
    [/<id>[^<]*<\/id>/g, '', /missing required child element “id”/],
    [/T12:00:00Z/g, '', /for element “updated”/],
    [/rel="self"/g, 'rel="via"', /“via” for attribute “rel”/],
  ]) {
    writeFileSync(broken, sound.replace(whole, part));
    assert.match(validate([broken]), complaint);
  }
});

// validate returns what Jing says of Atom feeds: nothing, when all is well.
function validate(files) {
  const jar = join(dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build', 'dist', 'vnu.jar');
  const rules = fileURLToPath(new URL('atom.rnc', import.meta.url));
  const run = spawnSync('java', ['-cp', jar, 'nu.validator.vendor.thaiopensource.relaxng.util.Driver', '-c', rules, ...files], { encoding: 'utf8' });
  assert.equal(run.error, undefined);
  return run.stdout + run.stderr;
}

// open hands a CSV file to tableschema, which guesses how it is separated and
// skips the first line, the names.
async function open(site, name, schema) {
  const text = site.read(`data/v1/${name}.csv`);
  return Table.load(() => Readable.from([text]), { schema: structuredClone(schema) });
}

// read casts every line, and throws at the first that breaks a promise.
async function read(site, name, schema) {
  const table = await open(site, name, schema);
  return table.read({ keyed: true });
}
