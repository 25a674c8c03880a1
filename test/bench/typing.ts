/**
 * Somebody types into a document, and the editor asks after each edit what is wrong: with that document, or with one
 * that depends on it. Times are seen from the client, transport included.
 */
import type { BenchServer } from './serverProcess.ts';

const EDITS = 100;
const READING_MS = 2000;

/** What an edit takes that comes before the server has had a moment to itself. */
export async function typeAtOnce(server: BenchServer, text: string): Promise<number> {
  await server.initialize();
  await server.open('all.yaml', text);
  await diagnose(server, 'all.yaml');
  const [first = 0] = await typeDigits(server, { path: 'all.yaml', text, asked: 'all.yaml' }, 1);
  await server.stop();
  return first;
}

export async function typeInto(server: BenchServer, text: string): Promise<readonly number[]> {
  await server.initialize();
  await server.open('all.yaml', text);
  await diagnose(server, 'all.yaml');
  await read();
  const times = await typeDigits(server, { path: 'all.yaml', text, asked: 'all.yaml' });
  await server.stop();
  return times;
}

/** Nobody types into a document before having looked at it. */
export function read(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, READING_MS));
}

interface Typing {
  readonly path: string;
  readonly text: string;
  /** The document that is asked about after each edit. */
  readonly asked: string;
}

/** Writes a digit behind a port and takes it away again. */
export async function typeDigits(
  server: BenchServer,
  { path, text, asked }: Typing,
  edits = EDITS,
): Promise<readonly number[]> {
  const lines = text.split('\n');
  const half = Math.floor(lines.length / 2);
  const line = lines.findIndex((content, index) => half <= index && /[pP]ort: \d+$/.test(content));
  const start = { line, character: lines[line]?.length ?? 0 };
  const end = { line, character: start.character + 1 };
  const times: number[] = [];
  for (let count = 0; count < edits; count++) {
    const change =
      count % 2 === 0 ? { range: { start, end: start }, text: '1' } : { range: { start, end }, text: '' };
    await server.change(path, [change]);
    times.push(await diagnose(server, asked));
  }
  return times;
}

/** As editors do, it says which answer it has. */
export async function diagnose(server: BenchServer, path: string): Promise<number> {
  const uri = server.uriOf(path);
  const known = KNOWN_RESULTS.get(server) ?? new Map<string, string>();
  KNOWN_RESULTS.set(server, known);
  const previousResultId = known.get(uri);
  const { ms, answer } = await server.ask<{ readonly resultId?: string }>('textDocument/diagnostic', {
    textDocument: { uri },
    ...(previousResultId === undefined ? {} : { previousResultId }),
  });
  if (answer.resultId !== undefined) {
    known.set(uri, answer.resultId);
  }
  return ms;
}

/** The mark of the last answer about each document. */
const KNOWN_RESULTS = new WeakMap<BenchServer, Map<string, string>>();
