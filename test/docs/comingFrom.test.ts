/**
 * The page for users of other tools: its commands answer as it says, and what it calls missing is missing. What it says of the
 * other tools is not tested.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { before, describe, it } from 'mocha';
import { runPodgate } from '../cli/runPodgate.ts';

const ROOT = new URL('../../', import.meta.url);
const PAGE = readFileSync(new URL('docs/coming-from.md', ROOT), 'utf8');
const cwd = fileURLToPath(ROOT);

describe('the page for users of other tools', () => {
  let commands: readonly string[] = [];

  before(async () => {
    const { stdout } = await runPodgate(['--help'], { cwd });
    commands = [...stdout.matchAll(/^ {2}([a-z-]+) \[/gm)].map(([, name = '']) => name);
  });

  it('names commands that are there', () => {
    const named = [...PAGE.matchAll(/podgate ([a-z-]+)/g)].map(([, name = '']) => name);
    assert.notEqual(named.length, 0);
    for (const name of named) {
      assert.equal(commands.includes(name), true, name);
    }
  });

  it('has a command that answers as it says', async () => {
    const [, args = '', answer = ''] = /\$ podgate (.*)\n([\s\S]*?)```/.exec(PAGE) ?? [];
    const { stdout } = await runPodgate(args.split(' '), { cwd });
    assert.equal(stdout, answer);
  });
});
