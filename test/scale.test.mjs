// Parquet, read by an engine that is not ours: DuckDB finds in each table what data/v1 has, to
// the digit, and the queries of docs/scale.md, run as they stand there over many networks, find
// what those networks' own data/v1 add up to.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { build, demo, essaim, firstNetwork, temporary } from './networks.mjs';

// Lists that CSV and Parquet have in tables of their own.
const apart = { sheets: { results: 'results' }, adoptions: { results: 'results' }, meetings: { commitments: 'commitments' } };

const orvaine = 'https://reseau-orvaine.example.org/'; // as its network.yaml says: export knows no other

for (const site of [firstNetwork(), demo({ base: orvaine }), demo({ lang: 'en', base: orvaine })]) {
  describe(`${site.name}: Parquet`, () => {
    const folder = temporary();
    const { resources, name: id, as_of: asOf } = JSON.parse(site.read('data/v1/datapackage.json'));
    let duck;

    before(async () => {
      exported(site, folder);
      duck = await engine(folder);
    });

    test('each table has the columns of the CSV, and what the JSON says', async () => {
      for (const { name } of resources) {
        const rows = wanted(site, name);
        const columns = site.read(`data/v1/${name}.csv`).split('\r\n')[0].split(',');
        const got = await duck.read(`SELECT * FROM read_parquet('network=*/${name}.parquet', hive_partitioning = true)`);
        assert.equal(got.length, rows.length, name);
        got.forEach(({ network, ...row }, i) => {
          assert.equal(network, id);
          assert.deepEqual(Object.keys(row), columns, name);
          assert.deepEqual(row, rows[i], `${name}, row ${i}`);
        });
      }
    });

    test('what is a table of its own has all of it', async () => {
      for (const [name, lists] of Object.entries(apart)) {
        for (const [list, own] of Object.entries(lists)) {
          const things = rowsOf(site, name).flatMap((row) => row[list]);
          const ids = new Set((await duck.read(`SELECT id FROM '*/${own}.parquet'`)).map((row) => row.id));
          for (const thing of things) assert.ok(ids.has(thing.id), `${own}: ${thing.id}`);
        }
      }
    });

    test('types are those that docs/scale.md promises', async () => {
      const types = new Set();
      for (const { name, schema } of resources) {
        const described = await duck.read(`DESCRIBE SELECT * FROM '*/${name}.parquet'`);
        schema.fields.forEach(({ type, constraints }, i) => {
          const { column_name: column, column_type: got } = described[i];
          types.add(type);
          const want = {
            string: 'VARCHAR', date: 'DATE', year: 'BIGINT', integer: 'BIGINT', number: 'DOUBLE', boolean: 'BOOLEAN', array: /^(VARCHAR|STRUCT\(.*\))\[\]$/,
          }[type];
          assert.match(got, want instanceof RegExp ? want : new RegExp(`^${want}$`), `${name}.${column} ${JSON.stringify(constraints)}`);
        });
      }
      assert.deepEqual([...types].sort(), ['array', 'boolean', 'date', 'integer', 'number', 'string', 'year']);
    });

    test('a file says what it is', async () => {
      for (const { name, schema, description } of resources) {
        const rows = await duck.read(`SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata('${folder}/network=*/${name}.parquet')`);
        const about = Object.fromEntries(rows.map(({ key, value }) => [key, value]));
        assert.deepEqual(JSON.parse(about.schema), schema, name);
        assert.equal(about.primary_key, schema.primaryKey.join(','), name);
        assert.equal(about.description, description, name);
        assert.equal(about.as_of, asOf, name);
        assert.equal(about.licence, 'etalab-2.0', name);
      }
    });
  });
}

describe('twenty networks', () => {
  const folder = temporary();
  const sites = Array.from({ length: 20 }, (_, i) => made(i));
  const queries = blocks(readFileSync(fileURLToPath(new URL('../docs/scale.md', import.meta.url)), 'utf8'));
  let duck;

  before(async () => {
    for (const site of sites) exported(site, join(folder, 'networks'));
    duck = await engine(folder);
    await duck.run(queries.get('Ready queries'));
  });

  test('all queries of the page are tested here', () => {
    assert.deepEqual([...queries.keys()], ['Ready queries', 'Tonnes by theme and year', 'Cost per tonne', 'Adoptions by distance', 'Of which day the figures are']);
  });

  test('each is a network, whatever its name looks like', async () => {
    const found = (await duck.read('SELECT network FROM networks ORDER BY network')).map(({ network }) => network);
    const ids = sites.map((site) => JSON.parse(site.read('data/v1/datapackage.json')).name);
    assert.deepEqual(found, ids.sort());
    assert.ok(found.includes('2024') && found.includes('2024-01-01'));
  });

  test('tonnes by theme and year', async () => {
    const got = await duck.exact(queries.get('Tonnes by theme and year'));
    const sums = gather(sites.flatMap((site) => tonnesOf(site).filter(({ year }) => year !== null)), ({ theme, year }) => `${theme} ${year}`, (rows) => ({
      theme: rows[0].theme,
      year: String(rows[0].year),
      at_least: decimal(total(rows.map(({ least }) => least ?? 0n)), 9),
      at_most: rows.every(({ most }) => most !== null) ? decimal(total(rows.map(({ most }) => most)), 9) : null,
      results: String(rows.length),
      networks: String(new Set(rows.map(({ site }) => site)).size),
    }));
    assert.deepEqual(got, sums);
    assert.ok(got.length > 5 && got.some((row) => row.at_most === null) && got.some((row) => row.at_most !== null && row.at_most !== row.at_least));
  });

  test('cost per tonne', async () => {
    const got = await duck.exact(queries.get('Cost per tonne'));
    const sums = gather(sites.flatMap(costsOf), ({ theme, currency }) => `${theme} ${currency}`, (rows) => ({
      theme: rows[0].theme,
      currency: rows[0].currency,
      cost: decimal(total(rows.map(({ cost }) => cost)), 6),
      tonnes: decimal(total(rows.map(({ tonnes }) => tonnes)), 9),
      sheets: String(rows.length),
      networks: String(new Set(rows.map(({ site }) => site)).size),
    }));
    assert.deepEqual(got.map(({ per_tonne: _, ...row }) => row), sums);
    for (const { cost, tonnes, per_tonne: per } of got) assert.ok(Math.abs(per - cost / tonnes) <= 0.0051, `${cost} / ${tonnes} is not ${per}`);
    assert.ok(got.some(({ currency }) => currency === 'CHF') && got.some(({ currency }) => currency === 'EUR'));
  });

  test('adoptions by distance', async () => {
    const got = await duck.exact(queries.get('Adoptions by distance'));
    // By how the networks are made: a neighbour, the next but one, the far one, and one that is on no map.
    const began = (bound) => sites.flatMap((site, i) => rowsOf(site, 'adoptions').filter(({ id, state }) => state !== 'considered' && bound(id, i)));
    for (const [distance, chosen] of [
      ['under 5 km', (id) => id === 'near'], ['5 to 15 km', (id) => id === 'next'], ['50 km and more', (id, i) => id === 'far' && i % 5 !== 0], ['unknown', (id, i) => id === 'far' && i % 5 === 0],
    ]) {
      const row = got.find((r) => r.distance === distance);
      assert.equal(Number(row.adoptions), began(chosen).length, distance);
    }
    assert.deepEqual(got.map(({ distance }) => distance), ['under 5 km', '5 to 15 km', '50 km and more', 'unknown']);
    assert.equal(total(got.map(({ adoptions }) => BigInt(adoptions))), BigInt(began(() => true).length));
  });

  test('the days of the figures', async () => {
    const days = sites.map((site) => JSON.parse(site.read('data/v1/datapackage.json')).as_of).sort();
    assert.deepEqual(await duck.exact(queries.get('Of which day the figures are')), [{ oldest: days[0], newest: days.at(-1), networks: '20' }]);
    assert.notEqual(days[0], days.at(-1));
  });
});

// exported writes all tables of a site as Parquet into a folder.
function exported(site, folder) {
  const run = essaim('export', 'all', '--format', 'parquet', '--source', site.source, '--output', folder, '--quiet');
  assert.equal(run.stderr, '');
  assert.equal(run.status, 0);
}

// engine is a DuckDB that finds files below a folder: read gives rows as data/v1 has them, exact
// gives decimals and large numbers as texts.
async function engine(folder) {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
  await connection.run(`SET file_search_path = '${folder}'`);
  return {
    run: (sql) => connection.run(sql),
    read: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJS().map(plain),
    exact: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson(),
  };
}

function plain(value) {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value)) return value.map(plain);
  if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
  return value;
}

const rowsOf = (site, name) => JSON.parse(site.read(`data/v1/${name}.json`))[name];

// wanted are the rows of a table's JSON as docs/scale.md says that Parquet has them.
function wanted(site, name) {
  const { items } = JSON.parse(site.read(`data/v1/${name}.schema.json`)).properties[name];
  const rows = rowsOf(site, name);
  if (name === 'objectives') return rows.flatMap((row) => periods(row, items.properties.periods.items.properties));
  return rows.map((row) => flat(row, items.properties, apart[name]));
}

const is = (schema, type) => [schema.type].flat().includes(type);

function flat(row, properties, without = {}, prefix = '') {
  const all = {};
  for (const [key, schema] of Object.entries(properties)) {
    if (is(schema, 'object')) Object.assign(all, flat(row?.[key] ?? null, schema.properties, {}, `${prefix}${key}_`));
    else if (!(key in without)) all[prefix + key] = row === null ? null : row[key];
  }
  return all;
}

function periods({ periods: list, ...objective }, properties) {
  const lines = list.length > 0 ? list : [null];
  return lines.map((period) => ({
    row: period === null ? objective.id : [objective.id, period.from, period.commune].filter(Boolean).join('/'),
    ...objective,
    ...Object.fromEntries(Object.keys(properties).map((key) => {
      if (period === null) return [`period_${key}`, null];
      return [`period_${key}`, key === 'evidence' ? period.evidence.map(({ url }) => url).join(' ') || null : period[key]];
    })),
  }));
}

// blocks are the pieces of SQL of a page, by the heading above each.
function blocks(page) {
  const found = new Map();
  let heading = '';
  for (const [, title, sql] of page.matchAll(/^#+ (.+)$|^```sql\n([^]*?)^```$/gm)) {
    if (title) heading = title;
    else found.set(heading, sql);
  }
  return found;
}

// made is one of the networks: seven sheets of three themes, results in t and kg, of which some are
// ranges, open or of two adopters; costs of several parts, one in another currency.
function made(i) {
  const source = temporary();
  for (const folder of ['sheets', 'adoptions']) mkdirSync(join(source, 'content', folder), { recursive: true });
  const write = (file, ...lines) => writeFileSync(join(source, 'content', file), `${lines.flat().join('\n')}\n`);
  write('network.yaml',
    `name: "${{ 3: '2024', 4: '2024-01-01' }[i] ?? `Réseau numéro ${i}`}"`,
    'description: Un réseau inventé.',
    'lang: fr',
    'programme: {from: 2021, to: 2025}',
    `as_of: 2024-06-${10 + i}`,
    `currency: ${i % 6 === 5 ? 'CHF' : 'EUR'}`,
    'communes:',
    `  - {id: a, name: Alpha, code: "${10100 + i}", population: 900, lat: 44.1, lon: 2.1}`,
    `  - {id: b, name: Bêta, code: "${10200 + i}", population: 900, lat: 44.12, lon: 2.1}`,
    `  - {id: c, name: Gamma, code: "${10300 + i}", population: 900, lat: 44.2, lon: 2.1}`,
    `  - {id: d, name: Delta, code: "${10400 + i}", population: 900${i % 5 === 0 ? '' : ', lat: 45.1, lon: 2.1'}}`,
    'themes:',
    ...[0, 1, 2].map((n) => `  - {id: t${n}, name: Thème ${n}}`),
    'indicators:',
    '  - {id: tonnes, name: Déchets évités, unit: t, total: sum}',
    '  - {id: kilos, name: Papier évité, unit: kg, total: sum}',
    '  - {id: stock, name: Compost en stock, unit: t, total: last}');
  for (let n = 0; n < 7; n++) {
    const year = 2021 + (n % 3);
    write(`sheets/s${n}.md`, '---',
      `title: Fiche ${n}`, 'commune: a', `theme: [t${(i + n) % 3}, t${(i + n + 1) % 3}]`,
      `status: ${n === 6 ? 'planned' : 'in-place'}`, `date: ${year}-03-01`,
      'means:',
      `  cost: [{amount: "${100 * n + i},${n}5", kind: operating}, {amount: ${n === 4 ? '2, per: repas' : 7 + i}, kind: staff}]`,
      'results:',
      `  - {indicator: tonnes, year: ${year}, value: "${[`0,${i + 1}`, `${n},7`, '1 à 1,25', `${i},05`, '3,333', i === 7 ? 'plus de 2' : '2', '1'][n]}"}`,
      `  - {indicator: kilos, year: ${year}, value: "${1 + n * i},3 kg"}`,
      ...(n === 0 ? [`  - {indicator: stock, year: ${year}, value: 40}`] : []),
      `  - {text: Bacs distribués, year: ${year}, value: 12}`,
      '---');
  }
  const adopted = (name, sheet, commune, ...lines) => write(`adoptions/${name}.md`, '---', `sheet: ${sheet}`, `commune: ${commune}`, 'from: a', ...lines, '---');
  adopted('near', 's0', 'b', 'started: 2023-01', 'in-place: 2023-09', 'results:', `  - {indicator: tonnes, year: 2023, value: "0,${i + 1}"}`);
  adopted('next', 's1', 'c', ...(i % 4 === 0 ? ['considered: 2023-01'] : ['started: 2023-02']));
  adopted('far', 's2', 'd', 'started: 2023-01', 'abandoned: 2024-01');
  return build(`network ${i}`, source, 'https://reseau.example.org/', '--no-pdf');
}

// scaled is a number of JSON as a whole number of its last decimals: nothing is rounded.
function scaled(number, decimals) {
  const [whole, part = ''] = String(number).split('.');
  assert.match(String(number), /^\d+(\.\d+)?$/);
  assert.ok(part.length <= decimals);
  return BigInt(whole + part.padEnd(decimals, '0'));
}

const decimal = (n, decimals) => String(n).padStart(decimals + 1, '0').replace(new RegExp(`(\\d{${decimals}})$`), '.$1');

const total = (list) => list.reduce((sum, n) => sum + n, 0n);

// gather sums up rows that have one name, sorted by it.
function gather(rows, name, sum) {
  const groups = Map.groupBy?.(rows, name) ?? rows.reduce((map, row) => map.set(name(row), [...(map.get(name(row)) ?? []), row]), new Map());
  return [...groups.keys()].sort().map((key) => sum(groups.get(key)));
}

// tonnesOf are the results of a network that are tonnes to add up, in millionths of a kilogram.
function tonnesOf(site) {
  const sums = new Set(rowsOf(site, 'indicators').filter((i) => i.total === 'sum').map(({ id }) => id));
  const themes = new Map(rowsOf(site, 'sheets').map(({ id, theme }) => [id, theme[0]]));
  const inTonnes = (number, unit) => (number === null ? null : scaled(number, 6) * (unit === 't' ? 1000n : 1n));
  return rowsOf(site, 'results').filter(({ indicator, unit }) => sums.has(indicator) && ['t', 'kg'].includes(unit)).map((r) => ({
    site: site.name, sheet: r.sheet, owner: r.owner, theme: themes.get(r.sheet), year: r.year, least: inTonnes(r.value_min, r.unit), most: inTonnes(r.value_max, r.unit),
  }));
}

// costsOf are the sheets of a network that give a cost and tonnes.
function costsOf(site) {
  const tonnes = tonnesOf(site).filter(({ owner }) => owner === 'sheet');
  return rowsOf(site, 'sheets').flatMap((sheet) => {
    const amounts = (sheet.means.cost ?? []).map(({ amount }) => amount).filter((amount) => amount !== null);
    const avoided = tonnes.filter((row) => row.sheet === sheet.id);
    if (sheet.status === 'planned' || amounts.length === 0 || avoided.length === 0 || avoided.some(({ least }) => least === null)) return [];
    return [{
      site: site.name, theme: sheet.theme[0], currency: rowsOf(site, 'network')[0].currency,
      cost: total(amounts.map((amount) => scaled(amount, 6))), tonnes: total(avoided.map(({ least }) => least)),
    }];
  });
}
