// Words, groups of words and terms, as package search (internal/search) specifies them.

const letters = '\\p{L}\\p{Nd}\\p{M}\\u00ad\\u200b-\\u200d\\ufeff\\u00b2\\u00b3\\u00b9\\u2070\\u2074-\\u2079\\u2080-\\u2089';
const runs = new RegExp(`[${letters}]+`, 'gu');
const others = new RegExp(`[^${letters}]`, 'gu'); // between the words of a group
const invisible = /[\u00ad\u200b-\u200d\ufeff]/g;
const digits = { '²': '2', '³': '3', '¹': '1' };
const lowered = (c) => digits[c] ?? String((c.codePointAt(0) - 0x2070) % 16);
const spelledOut = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' };
const maxLetters = 40;
const mostTitle = 60;

// One character at a time: in a whole word, the last sigma has a form of its own.
const lower = (text) => (/^[\0-\x7f]*$/.test(text) ? text.toLowerCase() : Array.from(text, (c) => String.fromCodePoint(c.toLowerCase().codePointAt(0))).join(''));

const first = (text, most) => Array.from(text).slice(0, most).join('');

// runsOf finds the words of a text as they are written: [{text, at}].
export const runsOf = (text) => Array.from(text.matchAll(runs), (m) => ({ text: m[0], at: m.index }));

// normalise gives the word that a run, or a group of them, spells; '' when it says
// nothing.
export const normalise = (run) =>
  first(lower(run.replace(others, '').replace(invisible, '').replace(/[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089]/g, lowered).normalize('NFC')), maxLetters);

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

// titleTerm is the term of the pages whose title is a text.
export const titleTerm = (text) => `=${first(runsOf(text).map((run) => fold(normalise(run.text))).filter((word) => word !== '').join(' '), mostTitle)}`;

// homeOf is the term that a title lies with: that of its longest word.
export const homeOf = (title) =>
  termsOf(title.slice(1).split(' ').reduce((longest, word) => (Array.from(word).length > Array.from(longest).length ? word : longest), ''))[0];

// isWeak recognises words that a query does without when it has others.
export const isWeak = (word) => /^\P{Nd}$/u.test(fold(word)) || weakWords.has(fold(word));

const isNumber = (word) => /^[0-9]+$/.test(word);
const isInitial = (word) => /^\p{L}$/u.test(word);
const space = '[ \\u00a0\\u202f\\u2009]';
const between = (pattern) => (text) => new RegExp(`^(?:${pattern})$`).test(text);

// The groups that are words too: how their first word looks, how they go on, and how many
// words they have, 0 for two or more. Of one that isOne the pieces say nothing.
const groups = [
  { begins: (word) => /^[0-9]{1,3}$/.test(word), separates: between(`${space}|[.,'’]`), goesOn: (_, next) => /^[0-9]{3}$/.test(next), words: 0 },
  { begins: (word) => /^0[0-9]$/.test(word), separates: between(`${space}|[.-]|\\u2010|\\u2011`), goesOn: (_, next) => /^[0-9]{2}$/.test(next), words: 5 },
  { begins: isInitial, separates: between('\\.'), goesOn: (_, next) => isInitial(next), words: 0, isOne: true },
  { begins: (word, typed) => (typed ? /^[A-Za-z]{1,4}$/ : /^[A-Z]{1,4}$/).test(word), separates: between(space), goesOn: (_, next) => isNumber(next), words: 2 },
  { begins: () => true, separates: between('[-\\u2010\\u2011]'), goesOn: (word, next) => !(isNumber(word) && isNumber(next)), words: 0 },
];

// groupsOf finds the groups of words that are written in several pieces: [{text, at,
// from, to, isOne}], from and to being the first and the last of the runs. Readers type
// the letters of a road without capitals.
export function groupsOf(text, found = runsOf(text), typed = false) {
  const list = [];
  for (let from = 0; from < found.length; from++) {
    const { to, isOne } = groupAt(text, found, from, typed);
    if (to > from) list.push({ text: text.slice(found[from].at, endOf(found[to])), at: found[from].at, from, to, isOne });
    from = to;
  }
  return list;
}

const endOf = (run) => run.at + run.text.length;

function groupAt(text, found, from, typed) {
  for (const { begins, separates, goesOn, words, isOne } of groups) {
    if (!begins(found[from].text, typed)) continue;
    let to = from;
    while (to + 1 < found.length && to - from + 1 !== words && separates(text.slice(endOf(found[to]), found[to + 1].at)) && goesOn(found[to].text, found[to + 1].text)) to++;
    if (to > from && (words === 0 || to - from + 1 === words)) return { to, isOne };
  }
  return { to: from };
}
