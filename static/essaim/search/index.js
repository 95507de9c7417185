// The index in the browser: its files, fetched as queries ask for them, and the
// documents that a query finds. The format is specified by package search
// (internal/search/doc.go).

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const fewResults = 10;
const topTerms = 4; // of a word that is not finished

export class Index {
  // get(path) gives the bytes of a file of the index, or fails; documents is the
  // number of them, which decides into how many files things are shared out.
  constructor({ get, documents }) {
    this.get = get;
    this.documents = documents;
    this.files = new Map();
  }

  termFiles = () => powerOfTwo(this.documents / 5);
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

  // postings gives what a term finds: {documents, levels}, or undefined.
  async postings(term) {
    const bytes = encoder.encode(term);
    const file = await this.once(`terms/${hash(bytes) % this.termFiles()}.bin`, (content) => termsIn(content, this.documents));
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
    const meant = await Promise.all(words.map((word) => this.lookUp(word)));
    let found = this.rank(meant.filter((m) => m.lists.length > 0));
    if (found.length < fewResults && (await this.goOn(words.at(-1), meant.at(-1)))) found = this.rank(meant.filter((m) => m.lists.length > 0));
    const rewritten = (of) => (meant.some((m) => m[of]) ? meant.map((m, i) => m[of] ?? words[i].run).join(' ') : '');
    return {
      found,
      terms: new Set(meant.flatMap((m) => m.lists.map((list) => list.term))),
      corrected: found.length > 0 ? rewritten('corrected') : '',
      nearest: found.length > 0 ? '' : rewritten('nearest'),
    };
  }

  // lookUp finds what a word of a query means: the word itself, else how words
  // begin, else the word that one typing error made of it.
  async lookUp({ word, isLast }) {
    const plain = fold(word);
    const terms = termsOf(word);
    if (word === plain) terms.reverse();
    for (const term of terms) {
      const lists = await this.lists([term]);
      if (lists.length > 0) return { lists: isLast && term === plain && !lists[0].isWord ? await this.begun(plain) : lists };
    }
    const lists = isLast && plain.length >= 2 ? await this.begun(plain) : [];
    if (lists.length > 0) return { lists };
    return plain.length >= 4 ? this.mend(plain) : { lists: [] };
  }

  // goOn adds to what the last word finds, which is little, what longer words do
  // that begin with it: who types "compost" looks for composters too. It says
  // whether there are any.
  async goOn(last, means) {
    const plain = last ? fold(last.word) : '';
    if (!last?.isLast || plain.length < 4 || means.corrected || means.lists.length !== 1) return false;
    const longer = (await this.begun(plain)).filter(({ term }) => term !== means.lists[0].term);
    means.lists.push(...longer.map((list) => ({ ...list, part: 0.5 })));
    return longer.length > 0;
  }

  // begun gives what the words that begin so find: the terms of most documents.
  async begun(plain) {
    const forms = (await this.wordsLike('start', startOf(plain))).filter(([form]) => form.startsWith(plain));
    const most = forms.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 10 * topTerms).map(([form]) => termsOf(form).at(-1));
    return this.lists([...new Set(most)].slice(0, topTerms));
  }

  // mend looks for the nearest word. Within one error a word keeps its first
  // two letters or its last three, or two of the first three changed places.
  async mend(plain) {
    const swapped = plain[0] + (plain[2] ?? '');
    const near = await Promise.all([
      this.wordsLike('start', startOf(plain)),
      this.wordsLike('start', swapped),
      this.wordsLike('end', Array.from(plain).slice(-3).join('')),
    ]);
    const rated = near.flat().map(([form, n]) => ({ form, n: Number(n), far: distance(plain, form) }));
    const [nearest] = rated.filter((r) => r.far <= 2).sort((a, b) => a.far - b.far || b.n - a.n || (a.form < b.form ? -1 : 1));
    if (!nearest) return { lists: [] };
    if (nearest.far > 1 || plain.length < 5) return { lists: [], nearest: nearest.form };
    return { lists: await this.lists([termsOf(nearest.form).at(-1)]), corrected: nearest.form };
  }

  async lists(terms) {
    const unique = [...new Set(terms)];
    const lists = await Promise.all(unique.map((term) => this.postings(term)));
    return unique.flatMap((term, i) => (lists[i] ? [{ term, ...lists[i] }] : []));
  }

  // rank adds up what each word says of each document. Those that have the most
  // words come first; when they are few, those that lack one more follow.
  rank(words) {
    const scores = new Float64Array(this.documents);
    const matched = new Uint8Array(this.documents);
    for (const { lists } of words) {
      const ofWord = new Float64Array(this.documents);
      for (const { documents, levels, part = 1 } of lists) {
        const n = documents.length;
        const rarity = part * Math.log(1 + (this.documents - n + 0.5) / (n + 0.5));
        for (let i = 0; i < n; i++) ofWord[documents[i]] += rarity * levels[i];
      }
      for (let d = 0; d < this.documents; d++) {
        if (ofWord[d] > 0) {
          scores[d] += ofWord[d];
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
    return found.sort((a, b) => matched[b] - matched[a] || scores[b] - scores[a] || a - b);
  }
}

// wordsOf reads a query: its words, without the weak ones unless there are no
// others. The last one may not be finished.
export function wordsOf(query) {
  const found = runsOf(query);
  const words = found.map(({ text, at }) => ({ run: text, word: normalise(text), isLast: at + text.length === query.length })).filter(({ word }) => word !== '');
  const strong = words.filter(({ word }) => !isWeak(word));
  return (strong.length > 0 ? strong : words).slice(0, 12);
}

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

// distance counts the errors between two words, up to 3: a letter more, less,
// another, or two that changed places.
export function distance(a, b) {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return Math.min(3, last[b.length]);
}
