// Words and terms, as package search (internal/search) specifies them.

const runs = /[\p{L}\p{Nd}\p{M}\u00ad\u200b-\u200d\ufeff]+/gu;
const invisible = /[\u00ad\u200b-\u200d\ufeff]/g;
const spelledOut = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' };
const maxLetters = 40;

// One character at a time: in a whole word, the last sigma has a form of its own.
const lower = (text) => (/^[\0-\x7f]*$/.test(text) ? text.toLowerCase() : Array.from(text, (c) => String.fromCodePoint(c.toLowerCase().codePointAt(0))).join(''));

// runsOf finds the words of a text as they are written: [{text, at}].
export const runsOf = (text) => Array.from(text.matchAll(runs), (m) => ({ text: m[0], at: m.index }));

// normalise gives the word that a run spells; '' when it says nothing.
export const normalise = (run) => Array.from(lower(run.replace(invisible, '').normalize('NFC'))).slice(0, maxLetters).join('');

// fold takes case and accents away.
export const fold = (word) => lower(word.normalize('NFD').replace(/\p{Mn}/gu, '')).replace(/[œæßøłđ]/g, (c) => spelledOut[c]);

// termsOf gives what the index may know a word by: the term of the word as it
// is written, then that of its plain letters.
export function termsOf(word) {
  const plain = fold(word);
  if (/\p{Nd}/u.test(plain)) return [plain];
  const accented = fold(stem(word));
  const bare = stem(plain);
  return accented === bare ? [bare] : [accented, bare];
}

// isWeak recognises words that a query does without when it has others.
export const isWeak = (word) => /^\P{Nd}$/u.test(fold(word)) || weakWords.has(fold(word));
