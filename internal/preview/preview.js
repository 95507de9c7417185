// The script of the pages that essaim serve shows, and of the worker that keeps
// one stream of events for all of them: a browser allows six connections to a
// host, and people open more tabs than that.

const inWorker = typeof SharedWorkerGlobalScope !== 'undefined' && self instanceof SharedWorkerGlobalScope;
if (inWorker) listenForAll();
else follow(document.currentScript);

// listenForAll hands every event on to all tabs. A tab that is gone says so; one
// that crashed costs a message to nobody.
function listenForAll() {
  const tabs = new Set();
  const tell = (files) => tabs.forEach((tab) => tab.postMessage(files));
  self.onconnect = ({ ports: [tab] }) => {
    tabs.add(tab);
    tab.postMessage([]); // from here on it misses nothing
    tab.onmessage = () => tabs.delete(tab);
  };
  listen(new URL('preview/events', self.location), tell);
}

// listen calls changed with the addresses of changed files; also, without any,
// each time that the stream opens: what came before was missed.
function listen(address, changed) {
  const events = new EventSource(address);
  events.onopen = () => changed([]);
  events.onmessage = ({ data }) => changed(JSON.parse(data));
}

// follow keeps the page as the server would show it now.
function follow(script) {
  const address = (path) => new URL(path, script.src);
  const state = address('preview/state');
  state.searchParams.set('page', decodeURIComponent(location.pathname));
  let checking = false;
  let again = null; // files that changed while the page was being checked

  async function check(files) {
    if (checking) {
      again = [...(again ?? []), ...files];
      return;
    }
    checking = true;
    try {
      update(await (await fetch(state)).json(), files);
    } catch {
      // The server has stopped, or is about to be back: the stream shows it.
    }
    checking = false;
    if (again) {
      const files = again;
      again = null;
      await check(files);
    }
  }

  function update(now, files) {
    if (now.key !== script.dataset.key || shows(files)) {
      location.reload(); // the browser keeps the place
      return;
    }
    restyle(now.stylesheets, files);
    showErrors(now.errors);
    showBar(now.bar, address('../workroom/'));
  }

  style(address('preview.css'));
  if ('SharedWorker' in window) {
    const { port } = new SharedWorker(script.src);
    port.onmessage = ({ data }) => check(data);
    addEventListener('pagehide', () => port.postMessage('gone'));
    addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
  } else {
    listen(address('preview/events'), check);
  }
  check([]);
}

// shows reports whether one of the files, but for style sheets, is in the page.
function shows(files) {
  const used = [...document.querySelectorAll('img, script, source, object')].map((e) => e.currentSrc || e.src || e.data || '');
  return files.some((file) => used.some((url) => url && new URL(url, location).pathname === file));
}

// restyle exchanges the style sheets that have another address now, or whose
// file changed. The old one stays until the new one is there.
function restyle(stylesheets, files) {
  for (const link of document.querySelectorAll('link[rel=stylesheet]')) {
    const was = new URL(link.href);
    const now = stylesheets.map((s) => new URL(s, location)).find((s) => s.pathname === was.pathname);
    if (now ? now.search === was.search : !files.includes(was.pathname)) continue;
    if (!now) was.searchParams.set('changed', Date.now());
    const next = link.cloneNode();
    next.href = now ?? was;
    next.onload = () => link.remove();
    link.after(next);
  }
}

function showErrors(html) {
  const before = document.getElementById('essaim-errors');
  const now = document.createElement('template');
  now.innerHTML = html;
  if ((before?.outerHTML ?? '') === now.innerHTML) return;
  before?.remove();
  document.body.prepend(now.content);
}

function style(href) {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  document.head.append(link);
}

// showBar draws the bar anew, unless it says what it said.
function showBar(bar, workroom) {
  const said = JSON.stringify(bar);
  const before = document.getElementById('essaim-bar');
  if (before?.dataset.said === said) return;
  const parts = [
    bar.draft && element('strong', bar.draft),
    bar.reported && (bar.missing.length > 0 ? details(bar.reported, bar.missing) : element('span', bar.reported)),
    bar.counted && element('span', bar.counted),
    bar.warned && details(bar.warned, bar.warnings),
    bar.file && element('span', bar.file),
    bar.workroom && Object.assign(element('a', bar.workroom), { href: workroom }),
  ].filter(Boolean);
  before?.remove();
  if (parts.length === 0) return;
  const aside = element('aside', ...parts);
  aside.id = 'essaim-bar';
  aside.setAttribute('aria-label', bar.name);
  aside.dataset.said = said;
  document.body.append(aside);
}

function details(summary, items) {
  return element('details', element('summary', summary), element('ul', ...items.map((item) => element('li', item))));
}

function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}
