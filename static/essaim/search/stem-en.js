// English: the second stemmer of the Snowball project, written from its
// published description (https://snowballstem.org/algorithms/english/stemmer.html).

const whole = { skis: 'ski', skies: 'sky', dying: 'die', lying: 'lie', tying: 'tie', idly: 'idl', gently: 'gentl', ugly: 'ugli', early: 'earli', only: 'onli', singly: 'singl' };
const asIs = /^(?:sky|news|howe|atlas|cosmos|bias|andes)$/;
const step1aOnly = /^(?:inning|outing|canning|herring|earring|proceed|exceed|succeed)$/;
const step2 = { tional: 'tion', enci: 'ence', anci: 'ance', abli: 'able', entli: 'ent', izer: 'ize', ization: 'ize', ational: 'ate', ation: 'ate', ator: 'ate', alism: 'al', aliti: 'al', alli: 'al', fulness: 'ful', ousli: 'ous', ousness: 'ous', iveness: 'ive', iviti: 'ive', biliti: 'ble', bli: 'ble', fulli: 'ful', lessli: 'less' };
const step3 = { tional: 'tion', ational: 'ate', alize: 'al', icate: 'ic', iciti: 'ic', ical: 'ic', ful: '', ness: '' };

export function stem(word) {
  if (word.length < 3 || asIs.test(word)) return word;
  if (Object.hasOwn(whole, word)) return whole[word];
  let w = word.replace(/^y|([aeiouy])y/g, (match, vowel = '') => vowel + 'Y');
  const r1 = /^(?:gener|commun|arsen)/.exec(w)?.[0].length ?? past(w, 0);
  const r2 = past(w, r1);
  const ends = (ending, region = 0) => w.endsWith(ending) && w.length - ending.length >= region;
  const put = (ending, by = '') => { w = w.slice(0, w.length - ending.length) + by; };

  // Plurals.
  if (ends('sses')) put('es');
  else if (/ie[ds]$/.test(w)) put('ied', w.length > 4 ? 'i' : 'ie');
  else if (/[^us]s$/.test(w) && /[aeiouy]/.test(w.slice(0, -2))) put('s');
  if (step1aOnly.test(w)) return w;

  // Past and present participles.
  const participle = /(?:(eed|eedly)|(ed|edly|ing|ingly))$/.exec(w);
  if (participle?.[1]) {
    if (ends(participle[1], r1)) put(participle[1], 'ee');
  } else if (participle && /[aeiouy]/.test(w.slice(0, participle.index))) {
    put(participle[2]);
    if (/(?:at|bl|iz)$/.test(w)) w += 'e';
    else if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(w)) put('x');
    else if (w.length === r1 && endsShort(w)) w += 'e';
  }
  if (/.[^aeiouy][yY]$/.test(w)) put('y', 'i');

  // Endings, longest first.
  const longest = (table, region) => {
    const ending = Object.keys(table).filter((e) => w.endsWith(e)).sort((a, b) => b.length - a.length)[0];
    if (ending !== undefined && ends(ending, region)) put(ending, table[ending]);
    return ending !== undefined;
  };
  if (!longest(step2, r1)) {
    if (/logi$/.test(w)) ends('ogi', r1) && put('i');
    else if (/[cdeghkmnrt]li$/.test(w)) ends('li', r1) && put('li');
  }
  if (w.endsWith('ative')) ends('ative', r2) && put('ative');
  else longest(step3, r1);
  const step4 = /(?:ement|ment|ance|ence|able|ible|ant|ent|ism|ate|iti|ous|ive|ize|al|er|ic|ion)$/.exec(w)?.[0];
  if (step4 && ends(step4, r2) && (step4 !== 'ion' || /[st]ion$/.test(w))) put(step4);
  if (ends('e')) {
    if (ends('e', r2) || (ends('e', r1) && !endsShort(w.slice(0, -1)))) put('e');
  } else if (/ll$/.test(w) && ends('l', r2)) put('l');
  return w.replace(/Y/g, 'y');
}

// past is where the region after the first non-vowel behind a vowel begins.
function past(w, from) {
  const match = /[aeiouy][^aeiouy]/.exec(w.slice(from));
  return match ? from + match.index + 2 : w.length;
}

// endsShort recognises a word that ends with a short syllable.
const endsShort = (w) => /[^aeiouy][aeiouy][^aeiouywxY]$/.test(w) || /^[aeiouy][^aeiouy]$/.test(w);
