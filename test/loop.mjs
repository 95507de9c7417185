// How much of a long proof this run of the tests makes; test/loop/loop.go says
// it to the Go tests.
//   ESSAIM_TEST=long  every page, every hostile text (make test-long)
//   otherwise         a page of each kind, a part of hostile texts and drawings
// What is drawn at random is the same each time, until ESSAIM_SEED is another
// number than 0.

import { oneOfEach } from './networks.mjs';

const { ESSAIM_TEST: amount = '', ESSAIM_SEED: seed = '' } = process.env;
// A mistyped word would cut every proof without a sign.
if (!['', 'long'].includes(amount)) throw new Error(`ESSAIM_TEST is ${JSON.stringify(amount)}; it may only be "long"`);
if (!/^\d*$/.test(seed)) throw new Error(`ESSAIM_SEED is ${JSON.stringify(seed)}; it has to be a number`);

const whole = amount === 'long';

// pagesOf are the pages of a site that this run looks at. The second page of a
// list is of the kind of the first.
export const pagesOf = (site) => (whole ? site.pages : oneOfEach(site).filter((path) => !/\/page-\d+\/$/.test(path)));

// drawnOf are the pages of a site whose pages of one kind differ by what is
// written on them: one of each kind, and a twentieth of all.
export function drawnOf(site) {
  return whole ? site.pages : [...new Set([...oneOfEach(site), ...draw(site.pages, 1 / 20)])];
}

// draw is a part of a list, drawn at random; in the long run all of it.
export function draw(list, part) {
  const random = numbers();
  return list.filter(() => whole || random() < part);
}

// count says how many of a site's pages these are, for the titles of tests.
export const count = (paths, site) => `${paths.length} of ${site.pages.length} pages`;

// rounds is how many of all rounds of a proof this run makes.
export const rounds = (all) => (whole ? all : Math.ceil(all / 10));

// numbers draws from 0 to 1: a linear congruential generator is random enough
// to choose pages.
export function numbers() {
  const modulus = 2n ** 64n;
  let state = BigInt(seed === '' ? 0 : seed);
  return () => {
    state = (state * 6364136223846793005n + 1442695040888963407n) % modulus;
    return Number(state >> 11n) / 2 ** 53;
  };
}
