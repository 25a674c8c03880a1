/**
 * The tutorial, followed from its first line to its last in an empty folder: files are written as it says, commands answer
 * as it says, editors show what it says they show, and its policies are the snippets that it names, or what the tool writes.
 * The page is the test; this only reads it.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'mocha';
import { readSnippetGroups } from '../../scripts/snippets/readSnippets.ts';
import { runPodgate, writeFolder } from '../cli/runPodgate.ts';
import { fixInEditor, isShownInEditor, showInEditor } from './shownInEditor.ts';

/** A block of code, and the text between it and the one before. */
interface Step {
  readonly prose: string;
  readonly language: string;
  /** What stands behind the language: a file, or a word of one. */
  readonly about: string;
  readonly code: string;
}

const PAGE = readFileSync(new URL('../../docs/tutorial.md', import.meta.url), 'utf8');
const STEPS: readonly Step[] = [...PAGE.matchAll(/([\s\S]*?)```(\w*) ?(.*)\n([\s\S]*?)```\n/g)].map(
  ([, prose = '', language = '', about = '', code = '']) => ({
    prose,
    language,
    about,
    code: code.trimEnd(),
  }),
);

describe('the tutorial', () => {
  it('answers as it says, step by step', async () => {
    const folder = join(writeFolder({ 'my-shop/.keep': '' }), 'my-shop');
    for (const [index, step] of STEPS.entries()) {
      await follow(step, folder, STEPS[index - 1]);
    }
  });

  it('writes its policies with the snippets that it names, or with the tool', () => {
    const policies = STEPS.filter(
      ({ prose, language }) => language === 'yaml' && prose.includes('/policies/'),
    );
    assert.equal(policies.length, 3);
    for (const { prose, code } of policies) {
      const name = [...prose.matchAll(/`(np-[a-z-]+)`/g)].at(-1)?.[1] ?? '';
      assert.match(code, beginningOf(name, code.split('\n').length), name);
    }
    const written = STEPS.filter(({ code }) => /^\$ podgate generate .*(?:-o shop|--write)/.test(code));
    assert.equal(written.length, 3);
  });

  it('shows what an editor helps with', () => {
    const shown = STEPS.filter(({ language }) => isShownInEditor(language)).map(({ language }) => language);
    assert.deepEqual([...new Set(shown)].sort(), ['completion', 'fixes', 'hover', 'lenses']);
  });

  it('ends with an application without findings', () => {
    const checks = STEPS.filter(({ code }) => code.startsWith('$ podgate check shop'));
    assert.match(checks.at(-1)?.code ?? '', /^\$ podgate check shop\nnothing to report in 8 files\n/);
  });
});

async function follow(
  { prose, language, about, code }: Step,
  folder: string,
  before: Step | undefined,
): Promise<void> {
  const newFolder = /Make a folder `([\w-]+\/[\w/-]+)`\. /.exec(prose)?.[1];
  if (newFolder !== undefined) {
    mkdirSync(join(folder, newFolder), { recursive: true });
  }
  if (isShownInEditor(language)) {
    const path = language === 'completion' ? undefined : fileOf(prose, before);
    assert.equal(showInEditor(language, { folder, path, about, code }), code);
  } else if (language === 'yaml') {
    const path = join(folder, fileOf(prose));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${code}\n`);
  } else if (language === 'text') {
    assert.equal(readFileSync(join(folder, about), 'utf8').trimEnd(), code);
  } else if (language === 'diff') {
    const path = fileOf(prose);
    const after = changed(readFileSync(join(folder, path), 'utf8'), code);
    if (before?.language === 'fixes') {
      assert.equal(fixInEditor({ folder, path, about: before.about, title: firstLine(before.code) }), after);
    }
    writeFileSync(join(folder, path), after);
  } else {
    assert.equal(await runCommands(code, folder), code);
  }
}

/** The file that the text before a block names last, or the block before was about. */
function fileOf(prose: string, before?: Step): string {
  const name = [...prose.matchAll(/`([\w/.-]+\.yaml)`/g)].at(-1)?.[1];
  return name ?? (before === undefined ? assert.fail(`no file is named: ${prose}`) : fileOf(before.code));
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}

function changed(text: string, diff: string): string {
  const [removed = '', added = ''] = ['-', '+'].map((sign) => {
    const lines = diff.split('\n').filter((line) => line.startsWith(sign));
    return `${lines.map((line) => line.slice(1)).join('\n')}\n`;
  });
  const parts = text.split(removed);
  assert.equal(parts.length, 2, `once in the file: ${removed}`);
  return parts.join(added);
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
