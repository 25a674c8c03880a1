/**
 * Git repositories for the tests of what reads revisions: made in a folder of their own, with nothing of the machine's own
 * configuration in them.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeFolder } from './runPodgate.ts';

/** What `podgate` needs to find git, and git to leave the machine's configuration alone. */
export const GIT_ENV: Readonly<Record<string, string>> = {
  PATH: process.env['PATH'] ?? process.env['Path'] ?? '',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
};

/** Runs git in a folder; its answer. */
export function git(cwd: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd, env: GIT_ENV, encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`git ${args.join(' ')}: ${stderr}`);
  }
  return stdout.trim();
}

/** A repository whose commits have these files, one after the other, on the branch `main`. */
export function writeRepository(...commits: readonly Readonly<Record<string, string>>[]): string {
  const folder = writeFolder({});
  git(folder, 'init', '--quiet', '--initial-branch=main');
  for (const files of commits) {
    commitFiles(folder, files);
  }
  return folder;
}

/** Another commit, which has these files and no others. */
export function commitFiles(folder: string, files: Readonly<Record<string, string>>): void {
  git(folder, 'rm', '-r', '--quiet', '--ignore-unmatch', '.');
  writeFiles(folder, files);
  git(folder, 'add', '--all', '--force');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message=next');
}

/** Puts files into a folder that is there. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    rmSync(join(folder, name), { force: true });
    writeFileSync(join(folder, name), text);
  }
}
