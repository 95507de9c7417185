// The sheets that the address names, side by side: ?sheet=ID&sheet=ID. Texts of
// the site only ever become text nodes.

const most = 4;
const place = document.querySelector('#_compared');
const words = JSON.parse(place.dataset.words);
const labels = JSON.parse(place.dataset.labels);
const ids = [...new Set(new URLSearchParams(location.search).getAll('sheet'))].slice(0, most);

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
  return element('th', { scope: 'col' }, element('a', { href: sheet.URL }, sheet.Title), element('br', {}), element('a', { href: `?${others}`, 'aria-label': `${words.remove} : ${sheet.Title}` }, '×'));
}

function table(sheets) {
  const rows = labels.map((label, i) => element('tr', {}, element('th', { scope: 'row' }, label), ...sheets.map((sheet) => element('td', {}, sheet.Cells[i] || words.untold))));
  return element('table', {}, element('caption', {}, words.caption), element('thead', {}, element('tr', {}, element('td', {}), ...sheets.map((sheet) => header(sheet, sheets)))), element('tbody', {}, ...rows));
}

try {
  const found = await Promise.all(ids.map(described));
  const sheets = found.filter((sheet) => sheet !== undefined);
  if (sheets.length > 0) place.append(element('div', { class: 'table', role: 'region', tabindex: '0', 'aria-label': words.caption }, table(sheets)));
  if (sheets.length < ids.length) place.append(element('p', { role: 'status' }, words.unknown));
} catch (error) {
  console.warn(error);
  place.append(element('p', { role: 'status' }, words.failed));
}
