// The official list of communes that the program holds is what `make communes` makes
// of the pinned package.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import assert from 'node:assert/strict';

test('communes.zip is made of the pinned list', () => {
  const made = execFileSync('go', ['run', './internal/cog/make', 'node_modules/@etalab/decoupage-administratif/data/communes.json', '2026'], { maxBuffer: 1 << 24 });
  assert.ok(made.equals(readFileSync('internal/cog/communes.zip')));
});
