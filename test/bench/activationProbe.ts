/**
 * Runs inside an editor's extension host, in a workspace without manifests: loads the extension's code and calls what the
 * editor calls, with a clock around both, then looks whether a language server runs. Writes what it saw to a file.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Disposable, extensions } from 'vscode';

/** What the probe writes. */
export interface ActivationReport {
  readonly ms: number;
  readonly startsServer: boolean;
}

/** Longer than looking through the workspace takes. */
const WAIT_MS = 2000;

export async function run(): Promise<void> {
  const extension = extensions.getExtension('podgate.podgate');
  const file = process.env['PODGATE_BENCH_REPORT'];
  if (extension === undefined || file === undefined) {
    throw new Error('this is started by `npm run bench`');
  }
  const subscriptions: Disposable[] = [];
  const load = createRequire(join(extension.extensionPath, 'package.json'));
  const started = performance.now();
  const entry = load('./dist/client/extension.cjs') as { activate: (context: object) => void };
  entry.activate({ subscriptions, extension, extensionUri: extension.extensionUri });
  const ms = performance.now() - started;
  await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  writeReport(file, ms);
  subscriptions.forEach((subscription) => void subscription.dispose());
}

function writeReport(file: string, ms: number): void {
  const startsServer = listPrograms().some((line) => line.includes('server.js'));
  const report: ActivationReport = { ms, startsServer };
  writeFileSync(file, JSON.stringify(report));
}

/** The command lines of all processes below this one; Linux tells them. */
function listPrograms(): readonly string[] {
  return readdirSync('/proc').flatMap((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      return parent === process.pid ? [readFileSync(`/proc/${pid}/cmdline`, 'utf8')] : [];
    } catch {
      // Not a process, or one that has just ended.
      return [];
    }
  });
}
