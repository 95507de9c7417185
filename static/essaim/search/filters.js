// What sheets are filtered and sorted by, loaded when a filter is first used. The
// file says itself which facets there are; none is known here. Sheets are the first
// documents of the index, so that their values are lists by number.

export class Filters {
  constructor({ sheets, facets }) {
    this.sheets = sheets;
    this.facets = facets;
  }

  // passes keeps the documents that pass all filters but one.
  passes(found, chosen, but) {
    const facets = this.facets.filter(({ name }) => chosen[name] && name !== but);
    return found.filter((document) => document < this.sheets && facets.every((facet) => has(facet, document, chosen[facet.name])));
  }

  // counts says how many of the documents found each value of a facet keeps.
  counts(facet, found, chosen, offered) {
    const counts = new Map();
    for (const sheet of this.passes(found, chosen, facet.name)) {
      const values = isRanged(facet) ? offered.filter((value) => value && has(facet, sheet, value)) : valuesOf(facet, sheet);
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  }

  // sort puts the lowest number of a facet first, and last what has none.
  sort(found, name) {
    const facet = this.facets.find((facet) => facet.sorted && facet.name === name);
    if (!facet) return found;
    const lowest = (document) => Math.min(...numbersOf(facet, document), Infinity);
    return [...found].sort((a, b) => lowest(a) - lowest(b) || a - b);
  }

  // nearest says how far a sheet's likest commune is from another: {step, km}, how unlike
  // they are in size, in steps of half as much again, and the way between them.
  nearest(document, mine) {
    const facet = this.facets.find(({ kind }) => kind === 'like');
    const from = placeOf(facet, mine);
    const ways = valuesOf(facet, document).filter((id) => isLike(facet, id, mine)).map((id) => {
      const to = placeOf(facet, id);
      return { step: Math.floor(Math.abs(Math.log(to.population / from.population)) / Math.log(1.5)), km: kmBetween(from, to) };
    });
    return ways.sort(byLikeness)[0];
  }

  // likest puts sheets of the communes that are most alike first.
  likest(found, mine) {
    const near = new Map(found.map((document) => [document, this.nearest(document, mine)]));
    return [...found].sort((a, b) => byLikeness(near.get(a), near.get(b)) || a - b);
  }

  // chips are buttons that take off one of the filters of these names, or all; when
  // nothing is found, also those that say how many documents are found without one.
  chips({ form, names, choice, all, isNothing, say, takeOff }) {
    const chips = names.map((name) => chip(`${labelled(form, name)} ×`, () => takeOff(name), say('remove', labelled(form, name))));
    if (names.length > 1) chips.push(chip(say('clear'), () => takeOff(...names)));
    for (const name of isNothing ? names : []) {
      const n = this.passes(all, choice, name).length;
      if (n > 0) chips.push(chip(`${say('without', labelled(form, name))} : ${say('count', n)}`, () => takeOff(name)));
    }
    return chips;
  }

  // show fills a form's filters in, each with how many sheets it would keep.
  show(form, found, choice) {
    for (const facet of this.facets) {
      const field = form.elements[facet.name];
      if (!field) continue;
      if (field.type === 'checkbox') {
        if (!field.checked) field.disabled = !this.counts(facet, found, choice, []).get('1');
        continue;
      }
      if (facet.kind === 'like') continue; // a question about oneself, whatever is found: the page has its choices
      if (facet.kind === 'ids' || (facet.kind === 'number' && !isRanged(facet))) fillIn(field, choicesOf(facet));
      const counts = this.counts(facet, found, choice, Array.from(field.options, (option) => option.value));
      for (const option of field.options) {
        if (option.value === '') continue;
        option.dataset.name ??= option.text;
        const n = counts.get(option.value) ?? 0;
        option.text = `${option.dataset.name} (${n.toLocaleString(document.documentElement.lang)})`;
        option.disabled = n === 0 && !option.selected;
      }
    }
  }
}

// labelled is a filter that is chosen, in the words of the form: "Thème : Eau".
function labelled(form, name) {
  const field = form.elements[name];
  const label = field.labels[0].textContent.trim();
  const option = field.selectedOptions?.[0];
  return option ? `${label} : ${option.dataset.name ?? option.text}` : label;
}

function chip(text, act, title = text) {
  const made = Object.assign(document.createElement('button'), { type: 'button', className: 'tag', textContent: text, ariaLabel: title });
  made.addEventListener('click', act);
  return made;
}

const isRanged = (facet) => facet.kind === 'number' && facet.choices;
const numbersOf = (facet, sheet) => [facet.of[sheet] ?? []].flat();

// valuesOf are what a sheet answers, as addresses have it.
function valuesOf(facet, sheet) {
  const numbers = numbersOf(facet, sheet);
  if (facet.ids) return numbers.map((place) => facet.ids[place][0]);
  return numbers.map((n) => (facet.kind === 'list' ? facet.choices[n] : String(n)));
}

// placeOf is a commune that others are like, or undefined.
function placeOf(facet, id) {
  facet.byID ??= new Map(facet.places.map((place) => [place.id, place]));
  return facet.byID.get(id);
}

function isLike(facet, id, mine) {
  const [a, b] = [placeOf(facet, id), placeOf(facet, mine)];
  return a && b && a !== b && 3 * a.population >= b.population && a.population <= 3 * b.population;
}

const byLikeness = (a, b) => a.step - b.step || a.km - b.km;

// kmBetween is the way as the crow flies, by the haversine formula; far when one of them
// is not located.
function kmBetween(a, b) {
  if ((!a.lat && !a.lon) || (!b.lat && !b.lon)) return 1e5;
  const half = (degrees) => Math.sin((degrees * Math.PI) / 360) ** 2;
  const cos = (degrees) => Math.cos((degrees * Math.PI) / 180);
  return 2 * 6371 * Math.asin(Math.sqrt(half(b.lat - a.lat) + cos(a.lat) * cos(b.lat) * half(b.lon - a.lon)));
}

// has reports whether a sheet passes one filter. A range is "from-to", or "from".
function has(facet, sheet, wanted) {
  if (facet.kind === 'like') return valuesOf(facet, sheet).some((id) => isLike(facet, id, wanted));
  if (!isRanged(facet)) return valuesOf(facet, sheet).includes(wanted);
  const [from, to = Infinity] = wanted.split('-').map(Number);
  return numbersOf(facet, sheet).some((n) => n >= from && n <= to);
}

// choicesOf are those that the sheets bring, with their names: ids in order, or
// numbers from the greatest.
function choicesOf(facet) {
  if (facet.kind === 'ids') return [...(facet.ids ?? [])].sort((a, b) => a[1].localeCompare(b[1], document.documentElement.lang));
  const numbers = new Set(facet.of.flat());
  numbers.delete(null);
  return [...numbers].sort((a, b) => b - a).map((n) => [String(n), String(n)]);
}

// fillIn offers what the index brings, the first time.
function fillIn(field, choices) {
  if (field.dataset.filled) return;
  const { value } = field;
  field.replaceChildren(field.options[0], ...choices.map(([id, text]) => new Option(text, id)));
  // A shared address may name what the network has no more: it is reported, not hidden.
  if (value && !choices.some(([id]) => id === value)) field.append(new Option(value, value));
  field.value = value;
  field.dataset.filled = 'yes';
}
