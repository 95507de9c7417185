// What readers type, choose and see, on the search page and in the list of
// sheets, which stands in for results until something is asked. Texts of the site
// only ever become text nodes.

const firstResults = 6; // a file each, of the fourteen that a first query may ask for
const pageOfResults = 30; // as many as a page of the list of sheets has
const pause = 150; // ms without a key before a search begins

const form = document.querySelector('#_search');
const page = {
  form,
  query: form.elements.q,
  first: document.querySelector('#_first'), // the question that stands outside of the filters; null with a site's own layout of before
  filters: document.querySelector('#_filters'),
  status: document.querySelector('#results-status'),
  list: document.querySelector('#results'),
  more: document.querySelector('#_more'),
  all: document.querySelector('#_all'), // the list of sheets
  chips: document.querySelector('#_chips'), // what is chosen, to take off
  signs: document.querySelector('#_signs').content, // of statuses and examples, ready made
  words: JSON.parse(form.dataset.words),
};

const otherNames = ['', 'q', 'sort', 'view'];
const facetNames = Array.from(form.elements, ({ name }) => name).filter((name) => !otherNames.includes(name));

const index = new Index({
  documents: Number(form.dataset.documents),
  mender: () => import(form.dataset.mend),
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

// marks are the words and groups of a text that were found.
function marks(text, terms) {
  const initials = new Set(Array.from(terms, (term) => term[0])); // which no stemmer changes
  const isFound = (run) => {
    const word = normalise(run.text);
    return initials.has(fold(word)[0]) && termsOf(word).some((term) => terms.has(term));
  };
  const runs = runsOf(text);
  const found = groupsOf(text, runs).filter(isFound);
  const isApart = (_, i) => !found.some(({ from, to }) => from <= i && i <= to);
  return [...runs.filter(isApart).filter(isFound), ...found].sort((a, b) => a.at - b.at);
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

function classed(className, made) {
  made.className = className;
  return made;
}

const sign = (id) => page.signs.querySelector(`.${id}`)?.cloneNode(true) ?? '';
const spans = (facts) => facts.filter((fact) => fact !== '').flatMap((fact) => [element('span', String(fact)), ' ']);

// choice is what chooses a sheet to be compared.
function choice(id, title) {
  const made = page.signs.querySelector('label').cloneNode(true);
  const box = made.querySelector('input');
  box.value = id;
  box.ariaLabel += title;
  return made;
}

// result is a card as lists have it, with the passage of the words that were found, and
// how far the commune is from the reader's own.
function result([url, title, summary, kind, communes, theme, year, exemplary, status, photo, facts, figure, id, text, lang], terms, near) {
  const link = element('a', ...highlighted(title, terms));
  link.href = form.dataset.base + url;
  const heading = element('h2', link);
  heading.dir = 'auto';
  const isSheet = kind === 'sheet';
  const tag = isSheet ? theme : say(kind);
  const tags = element('p', tag && classed('tag', element('span', tag)), exemplary ? sign('honey') : '');
  const lines = describe(summary, text, terms).map((line) => element('p', ...highlighted(line, terms)));
  if (lang) for (const said of [link, ...lines]) said.lang = lang;
  const away = near && near.km < 1e5 ? say('away', String(Math.round(near.km))) : '';
  const known = isSheet ? [element('b', communes), ' ', ...spans([facts[0], away, ...facts.slice(1)])] : spans([communes, theme, year || '']);
  const item = element('li', classed('tags', tags), heading, ...lines, classed('facts', element('p', ...known)));
  if (figure) item.append(classed('facts result', element('p', element('span', figure))));
  if (isSheet) item.append(classed('facts', element('p', sign(status), ' ', ...spans([year || '']), choice(id || url.split('/').at(-2), title))));
  if (photo) item.prepend(Object.assign(element('img'), { src: form.dataset.base + photo, alt: '', loading: 'lazy' }));
  return classed('card', item);
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
    const filters = needed || isFiltered(choice) || filtersInHand ? await loadFilters() : null;
    const answer = wordsOf(query).length > 0 ? await index.search(query) : { found: [], terms: new Set(), corrected: '', nearest: '' };
    const isAsked = query.trim() !== '';
    if (!isAsked && (isFiltered(choice) || choice.sort)) answer.found = Array.from({ length: index.documents }, (_, document) => document);
    if (page.all) answer.found = answer.found.filter((document) => document < filters?.sheets);
    const all = answer.found;
    if (isFiltered(choice)) answer.found = filters.passes(all, choice);
    if (isByFacet) answer.found = filters.sort(answer.found, choice.sort);
    else if (choice.like && !choice.sort) answer.found = filters.likest(answer.found, choice.like);
    answer.near = (document) => choice.like && filters.nearest(document, choice.like);
    if (choice.sort === 'newest') answer.found = [...answer.found].sort((a, b) => a - b);
    const items = await Promise.all(answer.found.slice(0, firstResults).map((document) => index.shown(document)));
    if (turn !== searches) return;
    show(answer, items, isAsked || answer.found.length > 0 || isFiltered(choice));
    filters?.show(form, isAsked ? all : Array.from({ length: filters.sheets }, (_, sheet) => sheet), choice);
    showChips(choice, all, filters, answer.found.length === 0);
    if (answer.found.length === 0 && isAsked && !isFiltered(choice)) page.status.append(' ', say('advice'));
  } catch (error) {
    console.warn(error);
    if (turn === searches) fail();
  } finally {
    clearTimeout(late);
  }
}

function show({ found, terms, near, corrected, nearest }, items, isAsked) {
  shownSoFar = { found, terms, near, count: items.length };
  page.list.replaceChildren(...items.map((item, i) => result(item, terms, near(found[i]))));
  page.more.hidden = items.length >= found.length;
  if (page.all) page.all.hidden = isAsked;
  const lines = [];
  if (isAsked) lines.push(found.length > 0 ? say('count', found.length) : say('none'));
  if (corrected) lines.push(` ${say('corrected', corrected)}`);
  if (nearest) lines.push(' ', suggestion(nearest));
  page.status.replaceChildren(...lines);
}

// showChips says what is chosen, which a click takes off; and what would be found without
// one of the filters, when nothing is.
function showChips(choice, all, filters, isNothing) {
  const names = facetNames.filter((name) => choice[name]);
  page.chips.hidden = names.length === 0;
  page.chips.replaceChildren(...(filters ? filters.chips({ form, names, choice, all, isNothing, say, takeOff }) : []));
}

// takeOff leaves out filters, and the reader where the query is.
function takeOff(...names) {
  for (const name of names) {
    const field = form.elements[name];
    if (field.type === 'checkbox') field.checked = false;
    else field.value = '';
  }
  page.query.focus();
  searchSoon(0);
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
  const { found, terms, near, count } = shownSoFar;
  const turn = searches;
  try {
    const items = await Promise.all(found.slice(count, (Math.floor(count / pageOfResults) + 1) * pageOfResults).map((document) => index.shown(document)));
    if (turn !== searches) return;
    page.list.append(...items.map((item, i) => result(item, terms, near(found[count + i]))));
    shownSoFar.count += items.length;
    page.more.hidden = shownSoFar.count >= found.length;
    page.list.children[count].querySelector('a').focus();
  } catch (error) {
    console.warn(error);
    fail();
  }
}

// The address holds the whole search, so that it can be shared.
const parameters = ['q', ...facetNames, 'sort', 'view'];

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
    if (value && name === 'sort') page.filters.open = true; // what is filtered by is said above the results
  }
  showDense();
  search();
}

// showDense puts each sheet on one line, here and on the other pages of the list.
function showDense() {
  const isDense = form.elements.view.checked;
  for (const list of document.querySelectorAll('.finder .cards')) list.classList.toggle('lines', isDense);
  for (const link of document.querySelectorAll('#_all .pager a')) link.search = isDense ? '?view=lines' : '';
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
form.parentElement.addEventListener('input', (event) => {
  if (event.target.name === 'view') showDense();
  if (event.target.form === form) searchSoon(event.target === page.query ? pause : 0);
});
page.more.addEventListener('click', showMore);
addEventListener('popstate', readAddress);

// Filters stand beside the list where there is room. What they need is fetched at the
// first sign that somebody uses them.
let filtersInHand = false;
for (const place of [page.first, page.filters].filter(Boolean)) {
  for (const sign of ['pointerenter', 'focusin']) {
    place.addEventListener(sign, () => {
      if (filtersInHand) return;
      filtersInHand = true;
      search();
    });
  }
  place.hidden = false;
}
page.filters.open = matchMedia('(min-width: 62rem)').matches;
readAddress();
// Who comes for the first question finds it in hand.
const wanted = document.getElementById(location.hash.slice(1));
if (page.first?.contains(wanted)) wanted.focus();
