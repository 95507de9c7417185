// What readers type, choose and see, on the search page and in the list of
// sheets, which stands in for results until something is asked. Texts of the site
// only ever become text nodes.

const resultsAtOnce = 10;
const pause = 150; // ms without a key before a search begins

const form = document.querySelector('#_search');
const page = {
  form,
  query: form.elements.q,
  filters: document.querySelector('#_filters'),
  status: document.querySelector('#results-status'),
  list: document.querySelector('#results'),
  more: document.querySelector('#_more'),
  all: document.querySelector('#_all'), // the list of sheets
  sheets: Number(form.dataset.sheets) || Infinity, // where only sheets are looked for, how many there are
  words: JSON.parse(form.dataset.words),
};

const index = new Index({
  documents: Number(form.dataset.documents),
  termFiles: Number(form.dataset.termFiles),
  wordFiles: Number(form.dataset.wordFiles),
  async get(path) {
    const answer = await fetch(form.dataset.index + path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  },
});

// say fills in the words of a key; with a number, the singular or the plural.
function say(key, value) {
  const [one, many = one] = page.words[key].split('|');
  if (typeof value !== 'number') return one.replace('{0}', value ?? '');
  const singular = new Intl.PluralRules(document.documentElement.lang).select(value) === 'one';
  return (singular ? one : many).replace('{0}', value.toLocaleString(document.documentElement.lang));
}

function element(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

// highlighted is a text whose words that were found stand out.
function highlighted(text, terms) {
  const parts = [];
  const initials = new Set(Array.from(terms, (term) => term[0])); // which no stemmer changes
  let end = 0;
  for (const run of runsOf(text)) {
    const word = normalise(run.text);
    if (!initials.has(fold(word)[0]) || !termsOf(word).some((term) => terms.has(term))) continue;
    parts.push(text.slice(end, run.at), element('mark', run.text));
    end = run.at + run.text.length;
  }
  return [...parts, text.slice(end)];
}

function result([url, title, summary, kind, communes, theme, year], terms) {
  const link = element('a', ...highlighted(title, terms));
  link.href = form.dataset.base + url;
  const heading = element('h2', link);
  heading.dir = 'auto';
  const facts = [say(kind), communes, theme, year || ''].filter((fact) => fact !== '').map((fact) => element('span', String(fact)));
  const item = element('li', heading, element('p', ...highlighted(summary, terms)), element('p', ...facts.flatMap((fact) => [fact, ' '])));
  item.className = 'card';
  item.lastChild.className = 'facts';
  return item;
}

const chosen = () => Object.fromEntries(new FormData(form).entries().filter(([, value]) => value !== ''));
const isFiltered = (choice) => traitNames.some((name) => choice[name]);

let searches = 0; // a search that is overtaken shows nothing
let shownSoFar = { found: [], terms: new Set(), count: 0 };

async function search() {
  const turn = ++searches;
  const choice = chosen();
  const query = page.query.value;
  const late = setTimeout(() => turn === searches && (page.status.textContent = say('searching')), 400);
  try {
    const filters = isFiltered(choice) || choice.sort === 'cost' || page.filters.open ? new Filters(await index.filters()) : null;
    const answer = wordsOf(query).length > 0 ? await index.search(query) : { found: [], terms: new Set(), corrected: '', nearest: '' };
    const isAsked = query.trim() !== '';
    if (!isAsked && (isFiltered(choice) || choice.sort)) answer.found = Array.from({ length: index.documents }, (_, document) => document);
    answer.found = answer.found.filter((document) => document < page.sheets);
    const all = answer.found;
    if (isFiltered(choice)) answer.found = filters.passes(all, choice);
    if (choice.sort === 'cost') answer.found = filters.byCost(answer.found);
    if (choice.sort === 'newest') answer.found = [...answer.found].sort((a, b) => a - b);
    const items = await Promise.all(answer.found.slice(0, resultsAtOnce).map((document) => index.shown(document)));
    if (turn !== searches) return;
    show(answer, items, isAsked || answer.found.length > 0 || isFiltered(choice));
    if (filters) showCounts(filters, isAsked ? all : Array.from({ length: filters.sheets }, (_, sheet) => sheet), choice);
  } catch (error) {
    console.warn(error);
    if (turn === searches) fail();
  } finally {
    clearTimeout(late);
  }
}

function show({ found, terms, corrected, nearest }, items, isAsked) {
  shownSoFar = { found, terms, count: items.length };
  page.list.replaceChildren(...items.map((item) => result(item, terms)));
  page.more.hidden = items.length >= found.length;
  if (page.all) page.all.hidden = isAsked;
  const lines = [];
  if (isAsked) lines.push(found.length > 0 ? say('count', found.length) : say('none'));
  if (corrected) lines.push(` ${say('corrected', corrected)}`);
  if (nearest) lines.push(' ', suggestion(nearest));
  page.status.replaceChildren(...lines);
}

function suggestion(query) {
  const link = element('a', say('nearest', query));
  link.href = `?${new URLSearchParams({ q: query })}`;
  return link;
}

function fail() {
  page.list.replaceChildren();
  page.more.hidden = true;
  if (page.all) page.all.hidden = false;
  page.status.textContent = say('failed');
}

async function showMore() {
  const { found, terms, count } = shownSoFar;
  const turn = searches;
  try {
    const items = await Promise.all(found.slice(count, count + resultsAtOnce).map((document) => index.shown(document)));
    if (turn !== searches) return;
    page.list.append(...items.map((item) => result(item, terms)));
    shownSoFar.count += items.length;
    page.more.hidden = shownSoFar.count >= found.length;
    page.list.children[count].querySelector('a').focus();
  } catch (error) {
    console.warn(error);
    fail();
  }
}

// showCounts fills the filters in, each with how many sheets it would keep.
function showCounts(filters, found, choice) {
  for (const name of traitNames) {
    const field = form.elements[name];
    if (field.type === 'checkbox') {
      if (!field.checked) field.disabled = !filters.counts(name, found, choice, []).get('1');
      continue;
    }
    if (['theme', 'commune', 'year'].includes(name)) fillIn(field, filters.choices(name));
    const counts = filters.counts(name, found, choice, Array.from(field.options, (option) => option.value));
    for (const option of field.options) {
      if (option.value === '') continue;
      option.dataset.name ??= option.text;
      const n = counts.get(option.value) ?? 0;
      option.text = `${option.dataset.name} (${n.toLocaleString(document.documentElement.lang)})`;
      option.disabled = n === 0 && !option.selected;
    }
  }
}

// fillIn offers what the index brings, the first time.
function fillIn(field, choices) {
  if (field.dataset.filled) return;
  const { value } = field;
  field.replaceChildren(field.options[0], ...choices.map(([id, text]) => new Option(text, id)));
  field.value = value;
  field.dataset.filled = 'yes';
}

// The address tells the whole search, so that it can be shared.
const parameters = ['q', ...traitNames, 'sort'];

function writeAddress(keep) {
  const choice = chosen();
  const query = new URLSearchParams(parameters.filter((name) => choice[name]).map((name) => [name, choice[name]])).toString();
  const address = location.pathname + (query ? `?${query}` : '');
  if (address !== location.pathname + location.search) history[keep ? 'pushState' : 'replaceState'](null, '', address);
}

function readAddress() {
  const asked = new URLSearchParams(location.search);
  form.reset();
  for (const name of parameters) {
    const field = form.elements[name];
    const value = asked.get(name) ?? '';
    if (field.type === 'checkbox') field.checked = value === field.value;
    else {
      // What the index brings is not there yet: the choice waits in an option.
      if (field.options && value && !Array.from(field.options).some((option) => option.value === value)) field.append(new Option(value, value));
      field.value = value;
    }
    if (field.type !== 'search' && value) page.filters.open = true;
  }
  search();
}

let waiting;
function searchSoon(delay, keep = false) {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    writeAddress(keep);
    search();
  }, delay);
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  searchSoon(0, true);
});
form.addEventListener('input', (event) => searchSoon(event.target === page.query ? pause : 0));
page.filters.addEventListener('toggle', () => page.filters.open && search());
page.more.addEventListener('click', showMore);
addEventListener('popstate', readAddress);
page.filters.hidden = false;
readAddress();
