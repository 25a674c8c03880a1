/**
 * A real git repository of a folder, with one commit of all that is in it, and an editor that may use git.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whoever runs the tests may have no name for commits, or keys to sign them with. */
const GIT_OPTIONS = [
  '-c',
  'user.name=Test',
  '-c',
  'user.email=test@example.com',
  '-c',
  'commit.gpgsign=false',
];

export function makeRepository(folder) {
  const git = (...words) => execFileSync('git', [...GIT_OPTIONS, ...words], { cwd: folder, stdio: 'pipe' });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'as it was');
}

const SETTINGS = {
  'git.enabled': true,
  'git.openRepositoryInParentFolders': 'never',
  // An editor in a browser saves by itself.
  'files.autoSave': 'off',
};

export function allowGit(dataFolder) {
  const path = join(dataFolder, 'user', 'User', 'settings.json');
  const settings = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify({ ...settings, ...SETTINGS }));
}
