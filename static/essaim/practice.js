// "Et chez nous ?": what a practice may cost or bring a commune of some size, from cases
// of a like size. The page says the same of usual sizes without this script. The commune
// is kept in the address, ?population=N, and nowhere else: the note for the council, which
// has no form, has it from there. Texts of the site only ever become text nodes.

const place = document.querySelector('#_mine');
const cases = JSON.parse(place.dataset.cases);
const measures = JSON.parse(place.dataset.measures);
const words = JSON.parse(place.dataset.words);
const form = place.querySelector('form');
const says = place.querySelector('.mine-says');
const other = document.querySelector('#_note, #_practice'); // the page that shows the same
const usual = document.querySelectorAll('.mine-usual'); // what the range of one commune stands for
const cards = [...document.querySelectorAll('#_case-list > li')];
const fewest = 3; // cases
const most = form ? Infinity : 3; // ranges: the note has no room for more
const likeSize = 3; // times as small, times as large

const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (all, i) => values[i] ?? all);
const number = (v) => new Intl.NumberFormat(words.lang, { maximumFractionDigits: 20 }).format(v);
const plural = (v) => (new Intl.PluralRules(words.lang).select(v) === 'one' ? 0 : 1);
const counted = (forms, n) => fill(forms[plural(n)], number(n));

// twoFigures rounds half away from zero.
function twoFigures(v) {
  if (v === 0) return 0;
  const digits = Math.floor(Math.log10(Math.abs(v))) - 1;
  const clean = (x) => Number(x.toPrecision(12));
  if (digits >= 0) return Math.round(clean(v / 10 ** digits)) * 10 ** digits;
  return clean(Math.round(clean(v * 10 ** -digits)) / 10 ** -digits);
}

const isLike = (c, population) => c.p > 0 && c.p * likeSize >= population && c.p <= population * likeSize;

// range is what is said of a measure; '' where too few cases are known.
function range(at, population) {
  const known = cases.filter((c) => isLike(c, population) && c.f?.[at]);
  if (known.length < fewest) return '';
  const figures = known.map((c) => ({ ...c.f[at], p: c.p }));
  const share = (v, p) => v * (population / p);
  const low = twoFigures(Math.min(...figures.map((f) => share(f.min ?? 0, f.p))));
  const open = figures.some((f) => f.max === null);
  const high = open ? null : twoFigures(Math.max(...figures.map((f) => share(f.max, f.p))));
  const measure = measures[at];
  const unit = (v) => fill(measure.unit, number(v));
  const about = figures.some((f) => f.about);
  const sure = (text) => (about ? fill(words.about, text) : text);
  let amount;
  if (open) amount = fill(words.atLeast, sure(unit(low)));
  else if (low === high) amount = sure(unit(low));
  else if (low === 0) amount = fill(words.atMost, sure(unit(high)));
  else amount = fill(words.between, sure(number(low)), unit(high));
  const taxes = words.taxes[figures.reduce((all, f) => all | (f.taxes ?? 0), 0)] ?? '';
  if (measure.cost && taxes.startsWith('=')) amount = fill(words.taxed, amount, taxes.slice(1));
  return fill(words.estimate, amount, counted(words.inhabitants, population), from(figures, measure, taxes));
}

// from says which cases it comes from, of which sizes and years.
function from(figures, measure, taxes) {
  const sizes = figures.map((f) => f.p);
  const smallest = Math.min(...sizes);
  const largest = Math.max(...sizes);
  const size = smallest === largest ? counted(words.inhabitants, smallest) : fill(words.sizes, number(smallest), counted(words.inhabitants, largest));
  let text = fill(words.from, counted(words.cases, figures.length), size);
  const first = Math.min(...figures.map((f) => f.from ?? Infinity));
  const last = Math.max(...figures.map((f) => f.to ?? 0));
  if (last > 0) text = fill(words.dated, text, first === last ? `${first}` : `${first}-${last}`);
  const more = [];
  if (measure.cost) {
    const oldest = Math.min(...figures.map((f) => f.oldest ?? Infinity));
    if (oldest < Infinity) more.push(fill(words.oldest, oldest));
    if (taxes && !taxes.startsWith('=')) more.push(taxes);
    const undated = figures.filter((f) => f.undated).length;
    if (undated > 0) more.push(counted(words.undated, undated));
  }
  return [text, ...more].join(words.and);
}

// far is the distance between two places, in radians; without one of them the farthest.
function far(c, here) {
  if (!here || c.lat === undefined) return Infinity;
  const rad = (v) => (Number(v) * Math.PI) / 180;
  const half = (d) => Math.sin(d / 2) ** 2;
  return 2 * Math.asin(Math.sqrt(half(rad(here.lat - c.lat)) + Math.cos(rad(here.lat)) * Math.cos(rad(c.lat)) * half(rad(here.lon - c.lon))));
}

// order puts cases of a like size first, then by size, then by distance.
function order(population, here) {
  const unlike = (c) => (c.p > 0 ? Math.abs(Math.log(c.p / population)) : Infinity);
  const step = (c) => (unlike(c) === Infinity ? Infinity : Math.floor(unlike(c) / Math.log(1.5)));
  const by = cases.map((c, i) => ({ i, step: step(c), far: far(c, here), size: unlike(c) }));
  const compare = (a, b) => (a === b ? 0 : a < b ? -1 : 1);
  by.sort((a, b) => compare(a.step, b.step) || compare(a.far, b.far) || compare(a.size, b.size) || a.i - b.i);
  const list = document.querySelector('#_case-list');
  for (const { i } of list ? by : []) {
    cards[i].classList.toggle('near', isLike(cases[i], population));
    list.append(cards[i]);
  }
}

// others says how many more ranges there are, and leads to them.
function others(n) {
  const p = document.createElement('p');
  const a = document.createElement('a');
  a.href = other.href;
  a.textContent = counted(words.more, n);
  p.append(a);
  return p;
}

function show(population, here) {
  const lines = measures.map((m, at) => [m.name, range(at, population)]).filter(([, text]) => text);
  const shown = lines.length ? lines.slice(0, most) : [['', fill(words.none, counted(words.inhabitants, population))]];
  says.replaceChildren(...shown.map(([name, text]) => {
    const p = document.createElement('p');
    if (name) {
      const b = document.createElement('b');
      b.textContent = name;
      p.append(b, form ? document.createElement('br') : ' ');
    }
    p.append(text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.'));
    return p;
  }));
  if (lines.length > most) says.append(others(lines.length - most));
  order(population, here);
  for (const part of usual) part.hidden = true;
}

const chosen = () => form?.elements.commune?.selectedOptions[0]?.dataset;
const placeOf = (option) => (option?.lat === undefined ? undefined : { lat: Number(option.lat), lon: Number(option.lon) });

// keep has the choice in the address, and in that of the other page.
function keep(query) {
  history.replaceState(null, '', `?${query}${location.hash}`);
  if (other) other.search = `?${query}`;
}

// apply shows what the form says, and keeps it.
function apply() {
  const population = Math.floor(Number(form.elements.population.value));
  if (!(population >= 1)) return;
  const option = chosen();
  const here = Number(option?.population) === population ? option : undefined;
  const query = new URLSearchParams({ population });
  if (here) query.set('commune', form.elements.commune.value);
  keep(query);
  show(population, placeOf(here));
}

function listen() {
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    apply();
  });
  form.elements.commune?.addEventListener('change', () => {
    const { population } = chosen() ?? {};
    if (population) {
      form.elements.population.value = population;
      apply();
    }
  });
}

const asked = new URLSearchParams(location.search);
if (form) listen();
if (form?.elements.commune && asked.has('commune')) form.elements.commune.value = asked.get('commune');
const population = asked.get('population') ?? chosen()?.population ?? '';
if (/^[1-9]\d{0,8}$/.test(population)) {
  if (form) {
    form.elements.population.value = population;
    apply();
  } else {
    keep(new URLSearchParams(location.search));
    show(Number(population));
  }
}
