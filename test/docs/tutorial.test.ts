/**
 * The tutorial, followed from its first line to its last in an empty folder: files are written as it says, commands answer
 * as it says, and its policies are the snippets that it names. The page is the test; this only reads it.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'mocha';
import { readSnippetGroups } from '../../scripts/snippets/readSnippets.ts';
import { runPodgate, writeFolder } from '../cli/runPodgate.ts';

/** A block of code, and the text between it and the one before. */
interface Step {
  readonly prose: string;
  readonly language: string;
  readonly code: string;
}

const PAGE = readFileSync(new URL('../../docs/tutorial.md', import.meta.url), 'utf8');
const STEPS: readonly Step[] = [...PAGE.matchAll(/([\s\S]*?)```(\w*)\n([\s\S]*?)\n```\n/g)].map(
  ([, prose = '', language = '', code = '']) => ({ prose, language, code }),
);

describe('the tutorial', () => {
  it('answers as it says, step by step', async () => {
    const folder = join(writeFolder({ 'my-shop/.keep': '' }), 'my-shop');
    for (const step of STEPS) {
      await follow(step, folder);
    }
  });

  it('writes its policies with the snippets that it names', () => {
    const policies = STEPS.filter(
      ({ prose, language }) => language === 'yaml' && prose.includes('/policies/'),
    );
    assert.equal(policies.length, 7);
    for (const { prose, code } of policies) {
      const name = [...prose.matchAll(/`(np-[a-z-]+)`/g)].at(-1)?.[1] ?? '';
      assert.match(code, beginningOf(name, code.split('\n').length), name);
    }
  });

  it('ends with an application without findings', () => {
    const checks = STEPS.filter(({ code }) => code.startsWith('$ podgate check shop'));
    assert.match(checks.at(-1)?.code ?? '', /^\$ podgate check shop\nnothing to report in 8 files\n/);
  });
});

async function follow({ prose, language, code }: Step, folder: string): Promise<void> {
  if (language === 'yaml') {
    const path = join(folder, fileOf(prose));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${code}\n`);
  } else if (language === 'diff') {
    change(join(folder, fileOf(prose)), code);
  } else {
    assert.equal(await runCommands(code, folder), code);
  }
}

/** The file that the text before a block names last. */
function fileOf(prose: string): string {
  const name = [...prose.matchAll(/`([\w/.-]+\.yaml)`/g)].at(-1)?.[1];
  return name ?? assert.fail(`no file is named: ${prose}`);
}

function change(path: string, diff: string): void {
  const [removed = '', added = ''] = ['-', '+'].map((sign) => {
    const lines = diff.split('\n').filter((line) => line.startsWith(sign));
    return `${lines.map((line) => line.slice(1)).join('\n')}\n`;
  });
  const parts = readFileSync(path, 'utf8').split(removed);
  assert.equal(parts.length, 2, `once in ${path}: ${removed}`);
  writeFileSync(path, parts.join(added));
}

/** The lines that begin with `$`, each with what it answers. */
async function runCommands(code: string, folder: string): Promise<string> {
  const answers: string[] = [];
  for (const line of code.split('\n').filter((candidate) => candidate.startsWith('$ podgate '))) {
    const { stdout, stderr } = await runPodgate(line.split(' ').slice(2), { cwd: folder });
    answers.push(`${line}\n${stderr}${stdout}`);
  }
  return answers.join('').trimEnd();
}

/** What begins like the snippet, with any values. */
function beginningOf(name: string, lineCount: number): RegExp {
  const snippets = readSnippetGroups().flatMap((group) => group.snippets);
  const body = snippets.find((snippet) => snippet.name === name)?.body ?? assert.fail(name);
  const lines = body.slice(0, lineCount).map((line) => {
    const parts = line.split(/\$\{[^}]*\}|\$\d/);
    return parts.map((part) => part.replaceAll(/[.*+?^$()[\]{}|\\]/g, '\\$&')).join('.+');
  });
  return new RegExp(`^${lines.join('\n')}$`);
}
