/**
 * What `docs/ci.md` tells people to copy: the files are YAML or JSON, and the commands in them run. And the problem
 * matcher of the extension, tried on what `podgate check` really prints.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { git, GIT_ENV, writeFiles, writeRepository } from './gitRepository.ts';
import { deployment, documents, onlyFrom } from './manifests.ts';
import { runPodgate, writeFolder } from './runPodgate.ts';

const ROOT = new URL('../../', import.meta.url);
const BAD = documents(
  deployment('shop', 'web'),
  onlyFrom('shop', 'web', 'web', 80).replace('port: 80', 'port: 70000'),
  onlyFrom('shop', 'web', 'web', 80),
);

function readText(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}

/** The code of a page in a language. */
function blocksOf(page: string, language: string): readonly string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, code = '']) => code,
  );
}

describe('docs/ci.md', () => {
  const page = readText('docs/ci.md');

  it('shows files that can be read', () => {
    const yaml = blocksOf(page, 'yaml');
    assert.ok(4 < yaml.length);
    for (const code of yaml) {
      const document = parseDocument(code, { strict: true });
      assert.deepEqual([...document.errors, ...document.warnings], [], code);
    }
    for (const code of blocksOf(page, 'json')) {
      assert.equal(typeof JSON.parse(code), 'object');
    }
  });

  it('shows commands that run: they find what is wrong, and nothing where nothing is', async () => {
    const commands = [...page.matchAll(/npx --yes podgate (check[^\n"`>]*)/g)].map(([, args = '']) =>
      args.trim(),
    );
    assert.ok(6 < commands.length);
    for (const command of commands) {
      for (const [text, expected] of [
        [BAD, 1],
        [deployment('shop', 'web'), 0],
      ] as const) {
        const cwd = writeFolder({ 'k8s/web.yaml': text });
        const result = await runPodgate(command.split(' '), { cwd, stdin: text });
        assert.equal(result.exitCode, expected, `${command}\n${result.stderr}`);
      }
    }
  });

  it('shows a command that compares with the branch of a pull request', async () => {
    const [, command = ''] = /npx --yes podgate (diff [^>]*)>/.exec(page) ?? [];
    const args = command.replaceAll('"', '').replace('$GITHUB_BASE_REF', 'main').trim().split(' ');
    const cwd = writeRepository({ 'k8s/web.yaml': deployment('shop', 'web') });
    git(cwd, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
    assert.equal((await runPodgate(args, { cwd, env: GIT_ENV })).exitCode, 0);
    writeFiles(cwd, { 'k8s/web.yaml': documents(deployment('shop', 'web'), deployment('shop', 'db')) });
    const { stdout, exitCode } = await runPodgate(args, { cwd, env: GIT_ENV });
    assert.match(stdout, /^### Who can reach whom: `origin\/main:k8s` → `k8s`\n/);
    assert.equal(exitCode, 1);
  });

  it('names the problem matcher that the extension has', () => {
    const [tasks = ''] = blocksOf(page, 'json');
    const names = readMatchers().map(({ name }) => `$${name}`);
    assert.deepEqual(
      JSON.parse(tasks).tasks.map(({ problemMatcher }: { problemMatcher: string }) => problemMatcher),
      names,
    );
  });
});

// The problem matcher ---------------------------------------------------------------------------------------

interface Pattern {
  readonly regexp: string;
  readonly file?: number;
  readonly line?: number;
  readonly column?: number;
  readonly severity?: number;
  readonly code?: number;
  readonly message?: number;
}

interface Matcher {
  readonly name: string;
  readonly pattern: readonly Pattern[];
}

function readMatchers(): readonly Matcher[] {
  return JSON.parse(readText('package.json')).contributes.problemMatchers;
}

/** What the editor takes out of an output: the patterns match lines that follow each other. */
function matchProblems(output: string, { pattern }: Matcher): readonly Readonly<Record<string, string>>[] {
  const lines = output.split('\n');
  return lines.flatMap((_, index) => {
    const problem: Record<string, string> = {};
    for (const [offset, { regexp, ...groups }] of pattern.entries()) {
      const match = new RegExp(regexp).exec(lines[index + offset] ?? '');
      if (match === null) {
        return [];
      }
      for (const [property, group] of Object.entries(groups)) {
        problem[property] = match[group] ?? '';
      }
    }
    return [problem];
  });
}

describe('the problem matcher', () => {
  it('takes every finding out of the output, with its place, and nothing else', async () => {
    const cwd = writeFolder({
      'k8s/new shop/web.yaml': BAD,
      'k8s/a.yaml': `# podgate-disable api-required\n${deployment('shop', 'api')}`,
      'podgate.yaml': 'namespcae: shop\n',
    });
    const text = await runPodgate(['check'], { cwd });
    const json = JSON.parse((await runPodgate(['check', '--format', 'json'], { cwd })).stdout);
    const [matcher] = readMatchers();
    assert.ok(matcher);
    assert.ok(3 < json.findings.length);
    assert.match(text.stdout, /see also/);
    assert.deepEqual(
      matchProblems(text.stdout, matcher),
      json.findings.map(
        (finding: {
          file: string;
          range: { start: { line: number; column: number } };
          severity: string;
          rule: string;
          message: string;
        }) => ({
          file: finding.file,
          line: String(finding.range.start.line),
          column: String(finding.range.start.column),
          severity: finding.severity,
          code: finding.rule,
          message: finding.message,
        }),
      ),
    );
  });

  it('reads what the built program writes into a terminal without color', async () => {
    const cwd = writeFolder({ 'web.yaml': BAD });
    const { stdout } = await runPodgate(['check'], { cwd: join(cwd), columns: 80, env: { NO_COLOR: '1' } });
    const [matcher] = readMatchers();
    assert.ok(matcher);
    assert.ok(0 < matchProblems(stdout, matcher).length);
  });
});
