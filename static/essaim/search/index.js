// The index in the browser: its files, fetched as queries ask for them, and the
// documents that a query finds. The format is specified by package search
// (internal/search/doc.go).

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const fewResults = 10;
const topTerms = 4; // of a word that is not finished
const mostWords = 12; // of a query

export class Index {
  // get(path) gives the bytes of a file of the index, or fails; documents is the
  // number of them, which decides into how many files things are shared out; mender()
  // gives what mends typing errors, which most readers never need.
  constructor({ get, documents, mender }) {
    this.get = get;
    this.mender = mender;
    this.documents = documents;
    this.files = new Map();
  }

  termFiles = () => powerOfTwo(this.documents / 3);
  wordFiles = () => powerOfTwo(this.documents / 80);
  pageSize = () => (this.documents <= 80 ? 8 : 3);

  // once fetches a file and reads it, the first time that it is asked for. What
  // failed is asked for again the next time.
  once(path, read) {
    if (!this.files.has(path)) {
      const content = this.get(path).then(opened).then(read);
      content.catch(() => this.files.delete(path));
      this.files.set(path, content);
    }
    return this.files.get(path);
  }

  // postings gives what a term finds: {documents, levels}, or undefined. home is the
  // term that its file is found by.
  async postings(term, home = term) {
    const file = await this.once(`terms/${hash(encoder.encode(home)) % this.termFiles()}.bin`, (content) => termsIn(content, this.documents));
    return file(term);
  }

  wordsLike = async (folder, letters) =>
    this.once(`${folder}/${hash(encoder.encode(letters)) % this.wordFiles()}.bin`, (content) =>
      inflated(content).then((text) => text.split('\n').slice(0, -1).map((line) => line.split(' '))),
    );

  // shown gives what the results show of a document.
  async shown(document) {
    const page = await this.once(`page/${Math.floor(document / this.pageSize())}.bin`, (content) => inflated(content).then(JSON.parse));
    return page[document % this.pageSize()];
  }

  filters = () => this.once('filters.bin', (content) => inflated(content).then(JSON.parse));

  // search finds the documents of a query, the best first:
  //   found      their numbers
  //   terms      what to mark in texts, and starts of words
  //   corrected  the query with its typing errors mended; '' when there is none
  //   nearest    when nothing is found, the query with the nearest words; ''
  async search(query) {
    const words = wordsOf(query);
    const title = titleTerm(query);
    const [meant, titled] = await Promise.all([Promise.all(words.map((word) => this.lookUp(word))), this.postings(title, homeOf(title))]);
    const rank = () => this.rank(meant.filter((m) => m.lists.length > 0), titled?.documents ?? []);
    let found = rank();
    const mayGoOn = words.length > 0 && found.length < fewResults && (words.length === 1 || !isWeak(words.at(-1).word));
    if (mayGoOn && (await this.goOn(words.at(-1), meant.at(-1)))) found = rank();
    const rewritten = (of) => (meant.some((m) => m[of]) ? meant.map((m, i) => m[of] ?? words[i].run).join(' ') : '');
    return {
      found,
      terms: new Set(meant.flatMap((m) => m.lists.map((list) => list.term))),
      corrected: found.length > 0 ? rewritten('corrected') : '',
      nearest: found.length > 0 ? '' : rewritten('nearest'),
    };
  }

  // lookUp finds what a word of a query means: the word itself, and the group that it
  // is written in; else how words begin, else the word that one typing error made of it.
  async lookUp({ word, group, isLast }) {
    const [own, grouped] = await Promise.all([this.own(word), group ? this.own(group) : []]);
    const lists = [...own, ...grouped.map((list) => ({ ...list, part: 2 }))]; // who types 1 500 means 1500
    const plain = fold(word);
    if (lists.length > 0) {
      // A term that is no word may be what several are cut to: they are found like it.
      const unfinished = isLast && plain.length > 2 && own.length === 1 && own[0].term === plain && !own[0].isWord && !isWeak(word);
      return { lists: unfinished ? unique([...lists, ...(await this.begun(plain))]) : lists };
    }
    const begun = isLast ? await this.begun(fold(group || word)) : [];
    if (begun.length > 0) return { lists: begun };
    return plain.length >= 4 ? this.mend(plain) : { lists: [] };
  }

  // own gives what a word itself finds, its accents first.
  async own(word) {
    const terms = termsOf(word);
    if (word === fold(word)) terms.reverse();
    for (const term of terms) {
      const lists = await this.lists([term]);
      if (lists.length > 0) return lists;
    }
    return [];
  }

  // goOn adds to what the last word finds, which is little, what longer words do
  // that begin with it: who types "compost" looks for composters too. After what is so
  // short that it says little, they come last. It says whether there are any.
  async goOn(last, means) {
    const plain = fold(last.word);
    if (!last.isLast || means.corrected || means.lists.length === 0) return false;
    const isShort = plain.length < 4 || isWeak(plain) || /\p{Nd}/u.test(plain);
    const longer = (await this.begun(plain)).filter(({ term }) => !means.lists.some((list) => list.term === term));
    means.lists.push(...longer.map((list) => ({ ...list, part: 0.5, isAfter: isShort })));
    return longer.length > 0;
  }

  // begun gives what the words that begin so find: the terms of most documents.
  async begun(plain) {
    const forms = (await this.wordsLike('start', startOf(plain))).filter(([form]) => form.startsWith(plain));
    const most = forms.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 10 * topTerms).map(([form]) => termsOf(form).at(-1));
    return this.lists([...new Set(most)].slice(0, topTerms));
  }

  // mend looks for the nearest word.
  async mend(plain) {
    const { nearestTo } = await this.mender();
    const nearest = await nearestTo(plain, (folder, letters) => this.wordsLike(folder, letters));
    if (!nearest) return { lists: [] };
    if (nearest.far > 1 || plain.length < 5) return { lists: [], nearest: nearest.form };
    return { lists: await this.lists([termsOf(nearest.form).at(-1)]), corrected: nearest.form };
  }

  async lists(terms) {
    const once = [...new Set(terms)];
    const lists = await Promise.all(once.map((term) => this.postings(term)));
    return once.flatMap((term, i) => (lists[i] ? [{ term, ...lists[i] }] : []));
  }

  // rank adds up what each word says of each document. Those whose title is the query
  // come first, then those that have the most words; when they are few, those that lack
  // one more follow.
  rank(words, titled) {
    const scores = new Float64Array(this.documents);
    const matched = new Uint8Array(this.documents);
    const whole = new Uint8Array(this.documents); // words that are not only begun
    for (const { lists } of words) {
      const ofWord = new Float64Array(this.documents);
      const isWhole = new Uint8Array(this.documents);
      for (const { documents, levels, part = 1, isAfter } of lists) {
        const n = documents.length;
        const rarity = part * Math.log(1 + (this.documents - n + 0.5) / (n + 0.5));
        for (let i = 0; i < n; i++) ofWord[documents[i]] += rarity * levels[i];
        if (!isAfter) for (const d of documents) isWhole[d] = 1;
      }
      for (let d = 0; d < this.documents; d++) {
        if (ofWord[d] > 0) {
          scores[d] += ofWord[d];
          whole[d] += isWhole[d];
          matched[d]++;
        }
      }
    }
    const counts = new Uint32Array(words.length + 1);
    for (const n of matched) counts[n]++;
    let most = words.length;
    while (most > 1 && counts[most] === 0) most--;
    const least = Math.max(1, counts[most] < fewResults ? most - 1 : most);
    const found = [];
    for (let d = 0; d < this.documents; d++) if (matched[d] >= least) found.push(d);
    const isTitled = new Uint8Array(this.documents);
    for (const d of titled) isTitled[d] = 1;
    return found.sort((a, b) => isTitled[b] - isTitled[a] || matched[b] - matched[a] || whole[b] - whole[a] || scores[b] - scores[a] || a - b);
  }
}

// wordsOf reads a query: its words, each with the group that it is written in, without
// the weak ones unless there are no others. The last one may not be finished: it is kept.
// Initials are one word.
export function wordsOf(query) {
  const runs = runsOf(query);
  const words = runs.map(({ text, at }) => ({ run: text, word: normalise(text), group: '', isLast: at + text.length === query.length }));
  for (const { text, from, to, isOne } of groupsOf(query, runs, true)) {
    const group = normalise(text);
    for (const word of words.slice(from, to + 1)) Object.assign(word, isOne ? { word: '' } : { group });
    if (isOne) Object.assign(words[to], { run: text, word: group });
  }
  const said = words.filter(({ word }) => word !== '');
  const strong = said.filter(({ word, isLast }) => isLast || !isWeak(word));
  return (strong.length > 0 ? strong : said).slice(0, mostWords);
}

const unique = (lists) => [...new Map(lists.map((list) => [list.term, list])).values()];

const startOf = (word) => Array.from(word).slice(0, 2).join('');

// opened takes a file's hash off, which shows whether it is whole.
function opened(bytes) {
  const content = bytes.subarray(4);
  if (bytes.length < 4 || new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true) !== hash(content)) throw new Error('a file of the index is damaged');
  return content;
}

// powerOfTwo is the least one that is at least the whole part of n, and 4.
const powerOfTwo = (n) => 2 ** Math.ceil(Math.log2(Math.max(4, Math.floor(n))));

// hash is 32-bit FNV-1a.
export function hash(bytes) {
  let h = 2166136261;
  for (const byte of bytes) h = Math.imul(h ^ byte, 16777619);
  return h >>> 0;
}

const inflated = (content) => new Response(new Blob([content]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).text();

// termsIn reads the head of a file of terms, and gives a look-up.
function termsIn(content, documents) {
  const places = new Map();
  let at = 0;
  const varint = () => {
    for (let value = 0, shift = 1; ; shift *= 128) {
      const byte = content[at++];
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  };
  if (varint() !== documents) throw new Error('the index is that of another day');
  let from = 0;
  for (let length = content[at++]; length > 0; length = content[at++]) {
    const term = decoder.decode(content.subarray(at, at + length));
    at += length;
    const count = varint(); // twice the number of documents, and one for a whole word
    places.set(term, { n: count >> 1, isWord: count % 2 === 1, from });
    from += varint();
  }
  const start = at;
  return (term) => {
    const place = places.get(term);
    return place && { isWord: place.isWord, ...postingsAt(content, start + place.from, place.n, documents) };
  };
}

// postingsAt decodes the n postings that begin at a byte.
function postingsAt(content, start, n, documents) {
  let position = start * 8;
  const bit = () => (content[position >> 3] >> (7 - (position++ & 7))) & 1;
  const bits = (count) => {
    let value = 0;
    for (; count > 0; count--) value = value * 2 + bit();
    return value;
  };
  const found = { documents: new Uint32Array(n), levels: new Uint8Array(n) };
  for (let i = 0; i < n; ) {
    const level = bits(4);
    let digits = 0;
    while (bit() === 0) digits++;
    const m = 2 ** digits + bits(digits);
    const k = Math.max(0, 31 - Math.clz32(Math.floor(documents / (m + 1))));
    for (let last = -1, end = i + m; i < end; i++) {
      let high = 0;
      while (bit() === 1) high++;
      last += high * 2 ** k + bits(k) + 1;
      found.documents[i] = last;
      found.levels[i] = level;
    }
  }
  return found;
}
