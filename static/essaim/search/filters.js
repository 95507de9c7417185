// What sheets are filtered and sorted by, loaded when a filter is first used.
// Sheets are the first documents of the index, so that their traits are lists by
// number.

export class Filters {
  constructor(traits, names) {
    this.traits = traits;
    this.names = names; // of the filters
    this.sheets = traits.status?.length ?? 0;
  }

  // values are what a sheet answers a filter with.
  values(name, sheet) {
    const value = this.traits[name][sheet];
    if (name === 'theme' || name === 'commune') return [value].flat().filter((place) => place >= 0).map((place) => this.traits[`${name}s`][place][0]);
    return [name === 'status' ? this.traits.statuses[value] : String(value)];
  }

  // has tells whether a sheet passes one filter. A range is "from-to", or "from".
  has(name, sheet, wanted) {
    if (name !== 'cost' && name !== 'size') return this.values(name, sheet).includes(wanted);
    const [from, to = Infinity] = wanted.split('-').map(Number);
    const value = this.traits[name][sheet];
    return value >= from && value <= to;
  }

  // passes keeps the documents that pass all filters but one.
  passes(found, chosen, but) {
    const names = this.names.filter((name) => chosen[name] && name !== but);
    if (names.length === 0) return found.filter((document) => document < this.sheets);
    return found.filter((document) => document < this.sheets && names.every((name) => this.has(name, document, chosen[name])));
  }

  // counts tells how many of the documents found each value of a filter keeps.
  counts(name, found, chosen, offered) {
    const counts = new Map();
    for (const sheet of this.passes(found, chosen, name)) {
      const values = name === 'cost' || name === 'size' ? offered.filter((value) => value && this.has(name, sheet, value)) : this.values(name, sheet);
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  }

  // choices are the values that the traits themselves bring, with their names.
  choices(name) {
    const list = name === 'year' ? [...new Set(this.traits.year)].filter((year) => year > 0).sort((a, b) => b - a).map((year) => [String(year), String(year)]) : [...this.traits[`${name}s`]];
    return name === 'year' ? list : list.sort((a, b) => a[1].localeCompare(b[1], document.documentElement.lang));
  }

  // byCost puts the cheapest first, and those whose cost is not told last.
  byCost(found) {
    const cost = (document) => (document < this.sheets && this.traits.cost[document] >= 0 ? this.traits.cost[document] : Infinity);
    return [...found].sort((a, b) => cost(a) - cost(b) || a - b);
  }

  // show fills a form's filters in, each with how many sheets it would keep.
  show(form, found, choice) {
    for (const name of this.names) {
      const field = form.elements[name];
      if (field.type === 'checkbox') {
        if (!field.checked) field.disabled = !this.counts(name, found, choice, []).get('1');
        continue;
      }
      if (['theme', 'commune', 'year'].includes(name)) fillIn(field, this.choices(name));
      const counts = this.counts(name, found, choice, Array.from(field.options, (option) => option.value));
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

// fillIn offers what the index brings, the first time.
function fillIn(field, choices) {
  if (field.dataset.filled) return;
  const { value } = field;
  field.replaceChildren(field.options[0], ...choices.map(([id, text]) => new Option(text, id)));
  // A shared address may name what the network has no more: it is told, not hidden.
  if (value && !choices.some(([id]) => id === value)) field.append(new Option(value, value));
  field.value = value;
  field.dataset.filled = 'yes';
}
