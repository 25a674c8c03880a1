/** Pages that show what commands print say what they print. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OutputStream } from '../../cli/src/io.ts';
import { run } from '../../cli/src/run.ts';
import { fillOutputs, PAGES_WITH_OUTPUTS } from '../../scripts/commandOutputs.ts';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Answers and notes in the order of a terminal. */
async function print(args: readonly string[]): Promise<string> {
  let shown = '';
  const stream: OutputStream = {
    write: (text) => {
      shown += text;
      return true;
    },
    once: () => undefined,
    removeListener: () => undefined,
  };
  await run(args, { stdout: stream, stderr: stream, stdin: process.stdin, cwd: ROOT, env: {} });
  return shown;
}

describe('pages with outputs of commands', () => {
  for (const page of PAGES_WITH_OUTPUTS) {
    it(`${page} is what \`npm run docs\` writes`, async () => {
      const text = readFileSync(join(ROOT, page), 'utf8');
      assert.equal(text, await fillOutputs(text, print));
    });
  }

  it('are changed where an output is another one, and nowhere else', async () => {
    const page = 'a\n```\n$ podgate samples/x\nold\n```\nb\n```\n$ podgate x.yaml\nold\n```\n';
    assert.equal(
      await fillOutputs(page, async (args) => Promise.resolve(`${args.join('+')}\n`)),
      'a\n```\n$ podgate samples/x\nsamples/x\n```\nb\n```\n$ podgate x.yaml\nold\n```\n',
    );
  });
});
