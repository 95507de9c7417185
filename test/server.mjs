// A static web server for a built site: what any host of plain files does
// (index.html of a folder, a slash added, 404.html), and nothing more, so that
// a page which needs help from the server fails here.

import { spawn } from 'node:child_process';
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.xml': 'application/xml; charset=utf-8',
};

// servedBy is `essaim serve` of a site: its address, with a final slash, and close().
export async function servedBy(source) {
  // What it says of thousands of faults is not read, and must not fill a pipe.
  const unread = { stdio: ['ignore', 'pipe', 'ignore'] };
  const preview = spawn(fileURLToPath(new URL('../bin/essaim', import.meta.url)), ['serve', '--source', source, '--addr', ':0'], unread);
  const address = await new Promise((done) => {
    preview.stdout.on('data', (said) => /http:\S+/.test(said) && done(/http:\S+/.exec(said)[0]));
  });
  return { address, close: () => preview.kill() };
}

// serve answers for folder under base ("/" or "/path/") on a free local port.
// It returns the site's address, with base and a final slash, and close().
export async function serve(folder, base = '/') {
  const server = createServer((request, response) => answer(folder, base, request, response));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  server.unref(); // a failed test must not keep the process waiting
  return {
    address: `http://127.0.0.1:${server.address().port}${base}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answer(folder, base, request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  // URL has resolved every `..`: what follows base stays in the folder.
  let file = pathname.startsWith(base) ? join(folder, decodeURIComponent(pathname.slice(base.length))) : null;
  if (isFolder(file)) {
    if (!pathname.endsWith('/')) {
      response.writeHead(301, { location: `${pathname}/` }).end();
      return;
    }
    file = join(file, 'index.html');
  }
  const found = isFile(file);
  send(response, found ? 200 : 404, found ? file : join(folder, '404.html'));
}

function send(response, status, file) {
  if (!isFile(file)) {
    response.writeHead(status).end();
    return;
  }
  response.writeHead(status, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
}

const isFolder = (file) => file !== null && statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
const isFile = (file) => file !== null && statSync(file, { throwIfNoEntry: false })?.isFile() === true;
