/** What a release is told about its version: the channel, the chapter of the changelog, and when it is refused. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../tidy/projectFiles.ts';
import { packaging, temporaryFolder } from './packaging.ts';

const CHANGELOG = `# Changelog

## [Unreleased]

## [0.10.0] - 2027-03-01

### Fixed

- A port is a port.

## [0.1.0] - 2026-12-01

- The first version.
`;

describe('a release', () => {
  it('is one where the minor number is even, else a pre-release', () => {
    assert.deepEqual(
      ['0.1.0', '0.2.0', '0.10.3', '1.0.0', '2.11.0'].map((version) => packaging.npmTag(version)),
      ['next', 'latest', 'latest', 'latest', 'next'],
    );
    assert.equal(packaging.isPreRelease('0.11.0'), true);
    assert.equal(packaging.isPreRelease('0.12.1'), false);
  });

  it('tells what the changelog tells about it', () => {
    const { changelogChapter } = packaging;
    assert.equal(changelogChapter(CHANGELOG, '0.10.0'), '### Fixed\n\n- A port is a port.\n');
    assert.equal(changelogChapter(CHANGELOG, '0.1.0'), '- The first version.\n');
    assert.equal(changelogChapter(CHANGELOG, '0.1'), undefined);
    assert.equal(changelogChapter(CHANGELOG, 'Unreleased'), undefined, 'an empty chapter tells nothing');
  });

  it('is refused for a tag that is not the version', () => {
    const folder = temporaryFolder();
    const notes = join(folder, 'notes.md');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(ROOT, 'scripts', 'release.mjs'), 'v99.0.0', notes],
      { encoding: 'utf8' },
    );
    assert.equal(status, 2);
    assert.match(stderr, /the tag is `v99\.0\.0`, but package\.json says/);
    assert.equal(stdout, '');
    assert.equal(existsSync(notes), false);
    rmSync(folder, { recursive: true });
  });
});
