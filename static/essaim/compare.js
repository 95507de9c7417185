// The sheets that the address names, side by side: ?sheet=ID&sheet=ID. Texts of
// the site only ever become text nodes.

const most = 4;
const place = document.querySelector('#_compared');
const words = JSON.parse(place.dataset.words);
const labels = JSON.parse(place.dataset.labels);
const asked = [...new Set(new URLSearchParams(location.search).getAll('sheet'))];
const ids = asked.slice(0, most);

// fileOf is the file that describes a sheet: by 32-bit FNV-1a of its id.
function fileOf(id) {
  let h = 2166136261;
  for (const byte of new TextEncoder().encode(id)) h = Math.imul(h ^ byte, 16777619);
  return `${place.dataset.folder}${(h >>> 0) % Number(place.dataset.files)}.json`;
}

async function described(id) {
  const answer = await fetch(fileOf(id));
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  const sheets = await answer.json();
  return Object.hasOwn(sheets, id) ? sheets[id] : undefined;
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function header(sheet, sheets) {
  const others = new URLSearchParams(sheets.filter((other) => other !== sheet).map((other) => ['sheet', other.ID]));
  return element('th', { scope: 'col' }, element('a', { href: sheet.URL, ...(sheet.Lang && { lang: sheet.Lang }) }, sheet.Title), element('br', {}), element('a', { href: `?${others}`, 'aria-label': `${words.remove} : ${sheet.Title}` }, '×'));
}

const row = (label, cells) => element('tr', {}, element('th', { scope: 'row' }, label), ...cells.map((cell) => element('td', {}, cell || words.untold)));

// measured is a row for each thing that one of the sheets measured; those that several
// did, which alone can be compared, come first.
function measured(sheets) {
  const valuesOf = (sheet) => new Map((sheet.Results ?? []).map(({ Name, Values }) => [Name, Values]));
  const columns = sheets.map(valuesOf);
  const who = (name) => columns.filter((column) => column.has(name)).length;
  const names = [...new Set(columns.flatMap((column) => [...column.keys()]))];
  return names.sort((a, b) => who(b) - who(a)).map((name) => row(name, columns.map((column) => column.get(name))));
}

function table(sheets) {
  const rows = labels.map((label, i) => row(label, sheets.map((sheet) => sheet.Cells[i])));
  return element('table', {}, element('caption', {}, words.caption), element('thead', {}, element('tr', {}, element('td', {}), ...sheets.map((sheet) => header(sheet, sheets)))), element('tbody', {}, ...rows, ...measured(sheets)));
}

const say = (text) => place.append(element('p', { role: 'status' }, text));

try {
  const found = await Promise.all(ids.map(described));
  const sheets = found.filter((sheet) => sheet !== undefined);
  if (sheets.length > 0) {
    place.append(element('div', { class: 'table', role: 'region', tabindex: '0', 'aria-label': words.caption }, table(sheets)));
    document.title = words.title.replace('{0}', sheets.map((sheet) => sheet.Title).join(', '));
  }
  if (sheets.length < ids.length) say(words.unknown);
  if (asked.length > most) say(words.most);
  if (sheets.length === 1) say(words.alone);
} catch (error) {
  console.warn(error);
  say(words.failed);
}
