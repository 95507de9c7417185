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
  words: JSON.parse(form.dataset.words),
};

const facetNames = Array.from(form.elements, ({ name }) => name).filter((name) => name && name !== 'q' && name !== 'sort');

const index = new Index({
  documents: Number(form.dataset.documents),
  async get(path) {
    const answer = await fetch(form.dataset.index + path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  },
});

// say fills in the words of a key; with a number, those of the form that goes with it.
function say(key, value) {
  const forms = page.words[key].split('|');
  if (typeof value !== 'number') return forms[0].replace('{0}', value ?? '');
  return (forms[pluralForm(value)] ?? forms[0]).replace('{0}', value.toLocaleString(document.documentElement.lang));
}

function element(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

// marks are the words of a text that were found.
function marks(text, terms) {
  const initials = new Set(Array.from(terms, (term) => term[0])); // which no stemmer changes
  return runsOf(text).filter((run) => {
    const word = normalise(run.text);
    return initials.has(fold(word)[0]) && termsOf(word).some((term) => terms.has(term));
  });
}

// highlighted is a text whose words that were found stand out.
function highlighted(text, terms) {
  const parts = [];
  let end = 0;
  for (const run of marks(text, terms)) {
    parts.push(text.slice(end, run.at), element('mark', run.text));
    end = run.at + run.text.length;
  }
  return [...parts, text.slice(end)];
}

const ahead = 60; // characters of a passage before the first word that was found
const passageLength = 180;

// passage is what a text says around the first word that was found; '' without
// one.
function passage(text, terms) {
  const [first] = marks(text, terms);
  if (!first) return '';
  const from = first.at > ahead ? text.indexOf(' ', first.at - ahead) + 1 : 0;
  const to = text.length > from + passageLength ? text.lastIndexOf(' ', from + passageLength) : text.length;
  return (from > 0 ? '… ' : '') + text.slice(from, to) + (to < text.length ? ' …' : '');
}

// describe says what a document is about: its summary, and what its text says of
// the words that were found when the summary has none of them.
function describe(summary, text, terms) {
  const lead = summary || text.slice(0, passageLength).replace(/ \S*$/, ' …');
  const quoted = marks(lead, terms).length > 0 ? '' : passage(text, terms);
  return [summary || !quoted ? lead : '', quoted].filter((line) => line !== '');
}

function result([url, title, summary, kind, communes, theme, year, , text], terms) {
  const link = element('a', ...highlighted(title, terms));
  link.href = form.dataset.base + url;
  const heading = element('h2', link);
  heading.dir = 'auto';
  const facts = [say(kind), communes, theme, year || ''].filter((fact) => fact !== '').map((fact) => element('span', String(fact)));
  const lines = describe(summary, text, terms).map((line) => element('p', ...highlighted(line, terms)));
  const item = element('li', heading, ...lines, element('p', ...facts.flatMap((fact) => [fact, ' '])));
  item.className = 'card';
  item.lastChild.className = 'facts';
  return item;
}

const chosen = () => Object.fromEntries(new FormData(form).entries().filter(([, value]) => value !== ''));
const isFiltered = (choice) => facetNames.some((name) => choice[name]);

async function loadFilters() {
  const [{ Filters }, traits] = await Promise.all([import(form.dataset.filters), index.filters()]);
  index.documents = traits.documents;
  return new Filters(traits);
}

let searches = 0; // a search that is overtaken shows nothing
let shownSoFar = { found: [], terms: new Set(), count: 0 };

async function search() {
  const turn = ++searches;
  const choice = chosen();
  const query = page.query.value;
  const late = setTimeout(() => turn === searches && (page.status.textContent = say('searching')), 400);
  try {
    // The list of sheets, which stays as it is when a page is added elsewhere, does
    // not say how many documents there are.
    const isByFacet = choice.sort && choice.sort !== 'newest';
    const needed = page.all ? query.trim() !== '' || choice.sort : isByFacet;
    const filters = needed || isFiltered(choice) || page.filters.open ? await loadFilters() : null;
    const answer = wordsOf(query).length > 0 ? await index.search(query) : { found: [], terms: new Set(), corrected: '', nearest: '' };
    const isAsked = query.trim() !== '';
    if (!isAsked && (isFiltered(choice) || choice.sort)) answer.found = Array.from({ length: index.documents }, (_, document) => document);
    if (page.all) answer.found = answer.found.filter((document) => document < filters?.sheets);
    const all = answer.found;
    if (isFiltered(choice)) answer.found = filters.passes(all, choice);
    if (isByFacet) answer.found = filters.sort(answer.found, choice.sort);
    if (choice.sort === 'newest') answer.found = [...answer.found].sort((a, b) => a - b);
    const items = await Promise.all(answer.found.slice(0, resultsAtOnce).map((document) => index.shown(document)));
    if (turn !== searches) return;
    show(answer, items, isAsked || answer.found.length > 0 || isFiltered(choice));
    filters?.show(form, isAsked ? all : Array.from({ length: filters.sheets }, (_, sheet) => sheet), choice);
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

// The address holds the whole search, so that it can be shared.
const parameters = ['q', ...facetNames, 'sort'];

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
