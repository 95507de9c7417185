// French: the stemmer of the Snowball project, written from its published
// description (https://snowballstem.org/algorithms/french/stemmer.html).

const isVowel = (c) => c !== undefined && c !== '' && 'aeiouyâàëéêèïîôûù'.includes(c);

// One group a rule. Searched from the left, an ending is the longest one.
const standard = /(?:(ances?|iqUes?|ismes?|ables?|istes?|eux)|(atrices?|ateurs?|ations?)|(logies?)|(usions?|utions?)|(ences?)|(issements?)|(ements?)|(amment)|(emment)|(ments?)|(ités?)|(ifs?|ives?)|(eaux)|(aux)|(euses?))$/;
const verbsInI = /(?:îmes|îte?s?|i|ies?|ir|ira[is]?|iraIent|irai[st]|irent|iriez|irez|ir(?:i?o)ns|iront|is|issaIent|issai[st]|issante?s?|isses?|issent|issi?ez|issi?ons|it)$/;
const verbs = /(?:(ions)|(ées?|és?|èrent|er|era[is]?|eraIent|erai[st]|erez|eriez|eri?ons|eront|i?ez)|(âmes|âtes?|ât|a|aIent|ai|ai[st]|antes?|ants?|as|assent|asses?|assiez|assions))$/;

export function stem(word) {
  let w = marked(word.replace(/^(..+[iou])s$/u, '$1')); // vélos, which Snowball keeps apart from vélo
  const [rv, r1, r2] = regions(w);

  const at = (ending) => w.length - ending.length;
  const drop = (ending, put = '') => { w = w.slice(0, at(ending)) + put; return true; };
  // dropIn drops an ending that lies in a region.
  const dropIn = (region, ending, put) => w.endsWith(ending) && at(ending) >= region && drop(ending, put);

  const found = w.match(standard) ?? [];
  const ending = found[0];
  const rules = [
    () => dropIn(r2, ending),
    () => dropIn(r2, ending) && (w.endsWith('ic') && (dropIn(r2, 'ic') || drop('ic', 'iqU')), true),
    () => dropIn(r2, ending, 'log'),
    () => dropIn(r2, ending, 'u'),
    () => dropIn(r2, ending, 'ent'),
    () => at(ending) > 0 && !isVowel(w[at(ending) - 1]) && dropIn(r1, ending),
    () => dropIn(rv, ending) && (afterEment(), true),
    () => { dropIn(rv, ending, 'ant'); return false; },
    () => { dropIn(rv, ending, 'ent'); return false; },
    () => { if (at(ending) > rv && isVowel(w[at(ending) - 1])) drop(ending); return false; },
    () => dropIn(r2, ending) && (afterIte(), true),
    () => dropIn(r2, ending) && (dropIn(r2, 'at') && w.endsWith('ic') && (dropIn(r2, 'ic') || drop('ic', 'iqU')), true),
    () => drop(ending, 'eau'),
    () => dropIn(r1, ending, 'al'),
    () => dropIn(r2, ending) || dropIn(r1, ending, 'eux'),
  ];
  const afterEment = () => {
    if (w.endsWith('iv')) dropIn(r2, 'iv') && dropIn(r2, 'at');
    else if (w.endsWith('eus')) dropIn(r2, 'eus') || dropIn(r1, 'eus', 'eux');
    else dropIn(r2, 'abl') || dropIn(r2, 'iqU') || dropIn(rv, 'ièr', 'i') || dropIn(rv, 'Ièr', 'i');
  };
  const afterIte = () => {
    if (w.endsWith('abil')) dropIn(r2, 'abil') || drop('abil', 'abl');
    else if (w.endsWith('ic')) dropIn(r2, 'ic') || drop('ic', 'iqU');
    else dropIn(r2, 'iv');
  };
  const verbInI = () => {
    const [end] = w.slice(rv).match(verbsInI) ?? [];
    return end !== undefined && at(end) > rv && !isVowel(w[at(end) - 1]) && drop(end);
  };
  const verb = () => {
    const end = w.slice(rv).match(verbs) ?? [];
    if (end[1]) return dropIn(r2, 'ions');
    if (end[2]) return drop(end[2]);
    return end[3] !== undefined && drop(end[3]) && (dropIn(rv, 'e'), true);
  };
  const residual = () => {
    if (/[^aiouès]s$/.test(w)) drop('s');
    if (dropIn(rv, 'ière', 'i') || dropIn(rv, 'Ière', 'i') || dropIn(rv, 'ier', 'i') || dropIn(rv, 'Ier', 'i')) return;
    if (w.endsWith('ion') && at('ion') >= rv) {
      if (at('ion') >= r2 && at('ion') > rv && /[st]ion$/.test(w)) drop('ion');
    } else if (!dropIn(rv, 'e') && w.endsWith('guë') && at('guë') >= rv) drop('ë');
  };

  const rule = found.findIndex((group, i) => i > 0 && group !== undefined) - 1;
  if ((rule >= 0 && rules[rule]()) || verbInI() || verb()) w = w.replace(/Y$/, 'i').replace(/ç$/, 'c');
  else residual();
  return w
    .replace(/(?:enn|onn|ett|ell|eill)$/, (double) => double.slice(0, -1))
    .replace(/[éè]([^aeiouyâàëéêèïîôûù]+)$/, 'e$1')
    .replace(/[IUY]/g, (c) => c.toLowerCase());
}

// marked puts in capitals the u, i and y that are not vowels. A place is looked
// at until nothing changes there.
function marked(word) {
  const c = Array.from(word);
  for (let i = 0; i < c.length; ) {
    const after = c[i + 1];
    if (isVowel(c[i]) && (after === 'u' || after === 'i') && isVowel(c[i + 2])) c[i + 1] = after.toUpperCase();
    else if (isVowel(c[i]) && after === 'y') c[i + 1] = 'Y';
    else if (c[i] === 'y' && isVowel(after)) c[i] = 'Y';
    else if (c[i] === 'q' && after === 'u') c[i + 1] = 'U';
    else i++;
  }
  return c.join('');
}

// regions are where RV, R1 and R2 begin.
function regions(w) {
  const past = (from, vowel) => {
    for (let i = from; i < w.length; i++) if (isVowel(w[i]) === vowel) return i + 1;
    return w.length;
  };
  const r1 = past(past(0, true), false);
  const r2 = past(past(r1, true), false);
  const rv = w.length >= 3 && ((isVowel(w[0]) && isVowel(w[1])) || /^(?:par|col|tap)/.test(w)) ? 3 : past(1, true);
  return [rv, r1, r2];
}
