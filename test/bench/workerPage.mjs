/**
 * The page that `workerServer.ts` opens: the smallest client of a server in a web worker. It answers what the server asks
 * about files and everything else with nothing, and times its own questions.
 */
/* global Worker, performance */

const pending = new Map();
let worker;
let lastId = 0;

globalThis.bench = { files: new Map(), start, ask, notify };

/** Milliseconds from the start of the worker until it has answered `initialize`. */
async function start(params) {
  const started = performance.now();
  worker = new Worker('/server.js');
  worker.onmessage = ({ data }) => receive(data);
  await request('initialize', params);
  const ms = performance.now() - started;
  notify('initialized', {});
  return ms;
}

async function ask(method, params) {
  const started = performance.now();
  const answer = await request(method, params);
  return { ms: performance.now() - started, answer };
}

function notify(method, params) {
  worker.postMessage({ jsonrpc: '2.0', method, params });
}

function request(method, params) {
  const id = ++lastId;
  worker.postMessage({ jsonrpc: '2.0', id, method, params });
  return new Promise((resolve, reject) => pending.set(id, { resolve, reject }));
}

function receive({ id, method, params, result, error }) {
  if (method !== undefined) {
    if (id !== undefined) {
      worker.postMessage({ jsonrpc: '2.0', id, result: answer(method, params) });
    }
    return;
  }
  const { resolve, reject } = pending.get(id);
  pending.delete(id);
  if (error === undefined) {
    resolve(result);
  } else {
    reject(new Error(error.message));
  }
}

function answer(method, params) {
  switch (method) {
    case 'podgate/findFiles':
      return { uris: [...globalThis.bench.files.keys()], failures: [] };
    case 'podgate/readFile':
      return { text: globalThis.bench.files.get(params.uri) ?? '' };
    default:
      return null;
  }
}
