// Faults are sentences; a test that finds some shows them one a line.

import assert from 'node:assert/strict';

const shown = 40;

// none fails when there are faults.
export function none(faults) {
  const rest = faults.length > shown ? [`… and ${faults.length - shown} more`] : [];
  if (faults.length > 0) assert.fail([`${faults.length} faults`, ...faults.slice(0, shown), ...rest].join('\n'));
}
