// Pages are valid for the Nu checker: no error, and no warning either.

import { test } from 'node:test';
import { check } from './checker.mjs';
import { none } from './faults.mjs';
import { generated } from './generated.mjs';
import { pagesOf } from './loop.mjs';
import { demo, firstNetwork } from './networks.mjs';
import { portal } from './portal.mjs';

// What the checker says that is no fault of ours, each with its reason.
const allowed = [
  // Read from the disk, a page has no origin that 'self' could stand for; the
  // browser tests judge the policy where it is served.
  /^Resource violates Content Security Policy/,
  // JSON-LD is data: no browser runs it, so that the policy has nothing to
  // refuse, and what the browser tests open logs no refusal.
  /^Inline script violates Content Security Policy/,
  // The demo's pages in English hold texts that its editors wrote in French.
  /^This document appears to be written in French but the “html” start tag has “lang="en"”/,
];

test('pages of every network are valid', () => {
  const faults = check([firstNetwork(), demo(), demo({ lang: 'en' }), generated(), portal('--no-pdf')], pagesOf).filter(({ message }) => !allowed.some((pattern) => pattern.test(message)));
  none(faults.map(({ message, place }) => `${message} ${place}`));
});
