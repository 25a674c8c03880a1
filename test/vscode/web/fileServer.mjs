/**
 * A folder over HTTP, for tests: lists, reads, writes and removes its files. What has `unreadable` in its name is there and
 * cannot be read, as with a file system that fails half way. It never leaves the folder, and listens to this machine alone.
 */
import { createServer } from 'node:http';
import { readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

const HOST = '127.0.0.1';
const UNREADABLE = 'unreadable';
/** As VS Code numbers them. */
const FILE_TYPES = { other: 0, file: 1, folder: 2 };

/** Listens on a free port; `{ authority, stop }`. `answer` takes a request, a response and the decoded URL. */
export function listen(answer) {
  const server = createServer((request, response) => {
    const url = new URL(request.url, `http://${HOST}`);
    Promise.resolve(answer(request, response, url)).catch((error) => {
      console.error(`${request.method} ${request.url}: ${error}`);
      response.writeHead(500).end(String(error));
    });
  });
  return new Promise((resolve) => {
    server.listen(0, HOST, () => {
      const stop = () => {
        server.closeAllConnections();
        return new Promise((done) => server.close(done));
      };
      resolve({ authority: `${HOST}:${server.address().port}`, stop });
    });
  });
}

/** Serves the folder alone, for editors that have a server of their own. */
export function startFileServer(folder) {
  return listen((request, response, url) => answerFiles(folder, request, response, url));
}

/** Answers `GET`, `PUT` and `DELETE` of `/files/PATH`. */
export async function answerFiles(folder, request, response, url) {
  const path = pathBelow(folder, url.pathname.slice('/files/'.length));
  if (path === undefined) {
    response.writeHead(403).end();
    return;
  }
  try {
    const body = await act(path, request, url.search.slice(1));
    response.writeHead(200, { 'Cache-Control': 'no-store' }).end(body);
  } catch (error) {
    response.writeHead(error.code === 'ENOENT' ? 404 : 503).end(String(error));
  }
}

/** The path of what a URL names, or undefined where that is not below the folder. */
export function pathBelow(folder, urlPath) {
  const path = join(folder, decodeURIComponent(urlPath));
  return relative(folder, path).split(sep)[0] === '..' ? undefined : path;
}

async function act(path, request, what) {
  if (request.method === 'PUT') {
    await writeFile(path, await bodyOf(request));
    return '';
  }
  if (request.method === 'DELETE') {
    await rm(path);
    return '';
  }
  return read(path, what);
}

async function read(path, what) {
  if (what === 'stat') {
    const stats = await stat(path);
    const { size, mtimeMs, ctimeMs } = stats;
    return JSON.stringify({ type: typeOf(stats), size, mtime: mtimeMs, ctime: ctimeMs });
  }
  if (path.includes(UNREADABLE)) {
    throw new Error('it cannot be read');
  }
  if (what === 'list') {
    const entries = await readdir(path, { withFileTypes: true });
    return JSON.stringify(entries.map((entry) => [entry.name, typeOf(entry)]));
  }
  return readFile(path);
}

function typeOf(entry) {
  if (entry.isFile()) {
    return FILE_TYPES.file;
  }
  return entry.isDirectory() ? FILE_TYPES.folder : FILE_TYPES.other;
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
