/**
 * A folder that nobody trusts: the other suites ran in it, so everything works; here, that nothing is run for that but
 * the language server, by the extension or by the server itself.
 */
import assert from 'node:assert/strict';
import childProcess, { type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { commands, workspace } from 'vscode';
import { hoverText } from './hovers.ts';
import { openSample } from './manifests.ts';

/** All ways in which Node starts a program. */
const STARTERS = ['fork', 'spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync'] as const;

/** Files of the extension under test, as they are named in stacks. */
const OUR_CODE = /[\\/]dist[\\/]client[\\/]/;

interface Started {
  readonly program: string;
  readonly result: unknown;
}

describe('an untrusted workspace', () => {
  it('is one', () => {
    assert.equal(workspace.isTrusted, false);
  });

  it('starts the language server and nothing else', async () => {
    const { document, cursor } = await openSample('policies.yaml', 'podSelector');
    const started = await recordPrograms(async () => {
      await commands.executeCommand('podgate.restartServer');
      await hoverText(document.uri, cursor);
      await commands.executeCommand('podgate.showMatrix');
    });
    assert.deepEqual(
      started.map(({ program }) => basename(program)),
      ['server.js'],
    );
    const { pid } = started[0]?.result as ChildProcess;
    assert.equal(childrenOf(pid), '');
  });
});

/**
 * What our code starts while `action` runs. The editor's own, in the same process, starts programs as well, to look for ports
 * that are in use.
 */
async function recordPrograms(action: () => Promise<void>): Promise<readonly Started[]> {
  const started: Started[] = [];
  const starters = childProcess as unknown as Record<
    string,
    (program: string, ...rest: unknown[]) => unknown
  >;
  const originals = STARTERS.map((name) => [name, starters[name]] as const);
  for (const [name, original] of originals) {
    starters[name] = (program, ...rest) => {
      const isOurs = OUR_CODE.test(new Error().stack ?? '');
      const result = original?.(program, ...rest);
      if (isOurs) {
        started.push({ program, result });
      }
      return result;
    };
  }
  try {
    await action();
  } finally {
    originals.forEach(([name, original]) => {
      if (original !== undefined) {
        starters[name] = original;
      }
    });
  }
  return started;
}

/** Process ids; the system tells them of each process. */
function childrenOf(pid: number | undefined): string {
  return readFileSync(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8').trim();
}
