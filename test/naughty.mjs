// A network whose every free text is hostile: the strings of npm's Big List of
// Naughty Strings (markup, quotes, escapes, scripts, right-to-left text, words
// that YAML would read as something else) in every field of every kind of file.

// Lists take the strings one by one; a single field takes a chunk of several, so
// that the network stays small enough to open every page. A title may have 500
// characters.
const chunkSize = 12;
const chunkLength = 500;
const joint = ' ¶ ';

// Addresses that no page may lead to; browsers overlook the spaces in them.
export const addresses = [
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
];

// The smallest PNG: one transparent pixel.
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

// A File is a content file in the making. It remembers which string it wrote
// on which line, to understand what `essaim check` refuses, and on which page
// readers must find it, to compare.
class File {
  constructor(name, page) {
    Object.assign(this, { name, page, lines: ['---'], given: [] });
  }

  // say writes lines of YAML as they are; fields give strings of the list.
  say(...lines) {
    this.lines.push(...lines);
  }

  // give writes one line in which every «» is the string, quoted.
  give(template, string, { page = this.page, attribute = false } = {}) {
    this.lines.push(template.replaceAll('«»', () => quoted(string)));
    this.given.push({ line: this.lines.length, string, page, attribute });
  }

  // list writes a sequence whose items are the template with each string.
  list(key, template, strings, options) {
    this.say(`${key}:`);
    for (const string of strings) this.give(`${/^ */.exec(key)[0]}  - ${template}`, string, options);
  }

  // body ends the front matter; Markdown may change what it shows of each.
  body(strings) {
    this.lines.push('---');
    for (const string of strings) {
      this.lines.push('', string);
      this.given.push({ line: this.lines.length, string, page: null, body: true });
    }
    return this;
  }

  get text() {
    return `${this.lines.join('\n')}\n`;
  }
}

// quoted is a double-quoted YAML scalar; what YAML does not print is escaped.
export const quoted = (string) =>
  JSON.stringify(string).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

// network returns the files of the whole content, and those beside them that
// are no text: {files: File[], attachments: Map of name → bytes}.
export function network(strings, addresses) {
  const chunks = chunked(strings);
  const files = [settings(chunks)];
  const attachments = new Map();
  chunks.forEach((chunk, n) => {
    files.push(sheet(chunk, n), meeting(chunk, n), commune(chunk, n), adoption(chunk, n, chunks.length), page(chunk, n));
    attachments.set(`content/sheets/naughty-${n}/pixel.png`, pixel);
    attachments.set(`content/sheets/naughty-${n}/note.txt`, Buffer.from('note\n'));
  });
  files.push(links(addresses));
  return { files, attachments };
}

function chunked(strings) {
  const chunks = [[]];
  for (const string of strings) {
    const longer = [...chunks.at(-1), string];
    const fits = longer.length <= chunkSize && longer.join(joint).length <= chunkLength;
    if (fits) chunks[chunks.length - 1] = longer;
    else chunks.push([string]);
  }
  return chunks;
}

function settings(chunks) {
  const file = new File('content/network.yaml', null);
  file.lines = [];
  const home = { page: '' };
  file.give('name: «»', chunks.at(-1).join(joint), home);
  file.give('description: «»', chunks.at(-1).join(joint), home);
  file.say('lang: fr', 'as_of: 2016-12-31', 'programme: {from: 2010}', 'organisation:');
  file.give('  name: «»', chunks[1].join(joint), { page: 'contact/' });
  file.give('  address: «»', chunks[2].join(joint), { page: 'contact/' });
  file.say('contact:');
  file.give('  role: «»', chunks[3].join(joint), { page: 'contact/' });

  const each = (key, write) => {
    file.say(`${key}:`);
    chunks.forEach((chunk, n) => write(chunk.join(joint), n));
  };
  each('communes', (text, n) => {
    const shown = { page: `communes/commune-${n}/` };
    file.say(`  - id: commune-${n}`, `    code: "${99001 + n}"`);
    file.give('    name: «»', text, shown);
    file.give('    address: «»', text, shown);
    file.give('    salutation: «»', text, { page: null });
    file.give('    of: «»', text, { page: null });
  });
  each('themes', (text, n) => {
    file.say(`  - id: theme-${n}`);
    file.give('    name: «»', text, { page: `themes/theme-${n}/` });
    file.give('    summary: «»', text, { page: `themes/theme-${n}/` });
  });
  each('indicators', (text, n) => {
    file.say(`  - id: indicator-${n}`, '    unit: t', '    total: sum');
    file.give('    name: «»', text, { page: `objectifs/objective-${n}/` });
  });
  each('objectives', (text, n) => {
    file.say(`  - id: objective-${n}`, `    indicator: indicator-${n}`, '    target: 1');
    file.give('    name: «»', text, { page: `objectifs/objective-${n}/` });
    file.give('    note: «»', text, { page: `objectifs/objective-${n}/` });
  });
  return file;
}

function sheet(chunk, n) {
  const file = new File(`content/sheets/naughty-${n}/index.md`, `fiches/naughty-${n}/`);
  const text = chunk.join(joint);
  file.give('title: «»', text);
  file.give('summary: «»', text);
  file.say(`commune: commune-${n}`, `theme: theme-${n}`, 'status: in-place', 'period: {from: 2011}', 'means:');
  file.list('  people', '{who: «», hours: 1, year: 2011}', chunk);
  file.list('  cost', '{amount: 1, kind: operating, note: «», year: 2011}', chunk);
  file.list('  funding', '{by: «», amount: 1}', chunk);
  file.give('  technical: «»', text);
  file.list('results', '{text: «», note: «», value: 1, year: 2011}', chunk);
  file.say('contact:');
  file.give('  role: «»', text);
  file.say('objectives:');
  file.give('  general: «»', text);
  file.list('  targets', '{text: «»}', chunk);
  file.list('planning', '{date: 2011, text: «»}', chunk);
  file.list('partners', '«»', chunk);
  file.say('reproducible:');
  file.give('  conditions: «»', text);
  file.list('images', '{file: pixel.png, alt: «», credit: «», people: none}', chunk, { attribute: true });
  file.list('files', '{file: note.txt, name: «»}', chunk);
  file.list('links', '{name: «», url: https://example.org/}', chunk);
  file.say('source:');
  file.give('  name: «»', text);
  file.say('  url: https://example.org/');
  return file.body(chunk);
}

function meeting(chunk, n) {
  const date = `${2010 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-15`;
  const file = new File(`content/meetings/${date}.md`, `rencontres/${date}/`);
  file.give('title: «»', chunk.join(joint));
  file.give('place: «»', chunk.join(joint));
  file.say(`date: ${date}`, 'status: held', `host: commune-${n}`);
  file.list('agenda', '{text: «», speaker: «», minutes: 10}', chunk);
  file.list('visits', `{commune: commune-${n}, text: «»}`, chunk);
  file.list('commitments', `{commune: commune-${n}, text: «», due: 2016}`, chunk);
  return file.body(chunk);
}

function commune(chunk, n) {
  const file = new File(`content/communes/commune-${n}.md`, `communes/commune-${n}/`);
  file.say('interview: {date: 2010, status: done}');
  file.list('practices', `{theme: theme-${n}, text: «»}`, chunk);
  file.list('needs', `{theme: theme-${n}, text: «», since: 2010}`, chunk);
  return file.body(chunk);
}

function adoption(chunk, n, count) {
  const file = new File(`content/adoptions/naughty-${n}.md`, `fiches/naughty-${n}/`);
  file.say(`sheet: naughty-${n}`, `commune: commune-${(n + 1) % count}`, 'started: 2012');
  file.give('adaptation: «»', chunk.join(joint));
  file.say('means:');
  file.list('  people', '{who: «», hours: 1, year: 2012}', chunk);
  file.list('  cost', '{amount: 1, note: «», year: 2012}', chunk);
  file.list('  funding', '{by: «», amount: 1}', chunk);
  file.give('  technical: «»', chunk.join(joint));
  file.list('  gains', '{text: «», amount: 1}', chunk);
  file.list('results', '{text: «», value: 1, year: 2012}', chunk);
  return file.body(chunk);
}

function page(chunk, n) {
  const file = new File(`content/pages/naughty-${n}.md`, `naughty-${n}/`);
  file.give('title: «»', chunk.join(joint));
  return file.body(chunk);
}

// links is a sheet whose links, in every place that takes one, lead to scripts
// and data.
function links(addresses) {
  const file = new File('content/sheets/hostile-links.md', null);
  file.say('title: Liens hostiles', 'commune: commune-0', 'theme: theme-0', 'status: ongoing', 'means: none', 'results: []');
  file.list('links', '{name: Lien, url: «»}', addresses);
  file.say('source:', '  name: Source');
  file.give('  url: «»', addresses[0]);
  file.body(addresses.flatMap((address) => [`[lien](<${address}>)`, `![image](<${address}>)`, `<${address}>`]));
  file.say('', '[lien][1]', '', '[1]: javascript:alert(1)', '', '<a href="javascript:alert(1)">x</a> <img src=x onerror=alert(1)>', '', '<svg onload=alert(1)>');
  return file;
}
