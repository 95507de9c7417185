// The first network's figures, as anybody who reads its experience sheet would
// work them out by hand on 31 May 2012; nobody typed them into the site.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstNetwork } from './networks.mjs';

const site = firstNetwork();
const { as_of: asOf, objectives } = JSON.parse(site.read('data/v1/objectives.json'));
const objective = (id) => objectives.find((candidate) => candidate.id === id);

// row keeps what was worked out by hand of one period's row.
const row = ({ from, to, target, value, out_of: outOf, status }) => ({ from, to, target, value, outOf, status });

test('the situation is that of the day before the second meeting’s month', () => {
  assert.equal(asOf, '2012-05-31');
  assert.deepEqual(objectives.map(({ id }) => id).sort(), ['six-communes', 'une-action-par-an', 'une-reunion-par-an']);
});

test('one meeting a year: held in 2011, only planned in 2012', () => {
  const meetings = objective('une-reunion-par-an');
  assert.equal(meetings.measure, 'meetings-held');
  assert.deepEqual(meetings.periods.map(row), [
    { from: '2011-01-01', to: '2011-12-31', target: 1, value: 1, outOf: null, status: 'reached' },
    { from: '2012-01-01', to: '2012-12-31', target: 1, value: 0, outOf: null, status: 'in-progress' },
  ]);
  assert.deepEqual([meetings.status, meetings.reached, meetings.of], ['in-progress', 1, 2]);
  assert.deepEqual(meetings.periods[0].evidence.map(({ url, value }) => ({ url, value })), [{ url: '/rencontres/2011-11-25/', value: 1 }]);
  assert.deepEqual(meetings.periods[1].evidence, [], 'a planned meeting proves nothing yet');
});

test('six communes involved: five of the eight came', () => {
  const involved = objective('six-communes');
  assert.equal(involved.measure, 'communes-involved');
  assert.deepEqual(involved.periods.map(row), [{ from: '2010-01-01', to: null, target: 6, value: 5, outOf: 8, status: 'in-progress' }]);
  assert.deepEqual([involved.status, involved.reached, involved.of], ['in-progress', 0, 1]);
});

test('one action a year: none is on record, and the data say so', () => {
  const actions = objective('une-action-par-an');
  assert.equal(actions.measure, 'actions-done');
  assert.deepEqual(actions.periods.map(row), [
    { from: '2011-01-01', to: '2011-12-31', target: 1, value: null, outOf: null, status: 'not-reported' },
    { from: '2012-01-01', to: '2012-12-31', target: 1, value: null, outOf: null, status: 'in-progress' },
  ]);
  assert.deepEqual([actions.status, actions.reached, actions.of], ['in-progress', 0, 2]);
  for (const { reason, reason_text: sentence } of actions.periods) {
    assert.ok(reason, 'a figure that cannot be computed has a code that says why');
    assert.match(sentence, /\.$/, 'and a sentence');
  }
});

test('the means known: about 39 hours of the animator in 2011, that is about 560 €', () => {
  const home = site.read('').replace(/<[^>]*>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ');
  assert.match(home, /environ 39 (h|heures)\b/i);
  assert.match(home, /environ 560 €/i);
});
