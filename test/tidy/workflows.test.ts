/** The workflows of the forge are careful; and a careless one for every check. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { assertFinds, assertTidy } from './assertTidy.ts';
import {
  checkActionsArePinned,
  checkPermissions,
  checkReleaseBuildsOnce,
  checkReleaseReachesAll,
} from './checkWorkflows.ts';
import { listProjectFiles, type ProjectFile, ROOT } from './projectFiles.ts';

const RELEASE = '.github/workflows/release.yml';

describe('tidy: workflows', () => {
  it('pin their actions and name their permissions', () => {
    assertTidy(checkActionsArePinned(listProjectFiles()));
    assertTidy(checkPermissions(listProjectFiles()));
  });

  it('publish what was built once', () => {
    assertTidy(checkReleaseBuildsOnce(listProjectFiles()));
  });

  it('attest it, and publish it everywhere', () => {
    assertTidy(checkReleaseReachesAll(listProjectFiles()));
  });
});

describe('tidy: workflows, the checks can fail', () => {
  const release = readFileSync(join(ROOT, RELEASE), 'utf8');

  it('an action that moves', () => {
    const uses = '    steps:\n      - uses: actions/checkout';
    assertFinds(checkActionsArePinned, workflow(`${uses}@v4\n`), /release\.yml:2: pin the action/);
    assertFinds(checkActionsArePinned, workflow(`${uses}@v4.2.2\n`), /pin the action/);
    assertFinds(checkActionsArePinned, workflow(`${uses}@${'a'.repeat(40)}\n`), /pin the action/);
  });

  it('permissions that nobody chose', () => {
    assertFinds(checkPermissions, workflow('jobs: {}\n'), /says nothing about `permissions`/);
  });

  it('no release', () => {
    assertFinds(checkReleaseBuildsOnce, [], /is missing/);
  });

  it('building again to publish', () => {
    const twice = release.replace('      - run: npm ci --ignore-scripts\n', '      - run: npm run package\n');
    assertFinds(checkReleaseBuildsOnce, workflow(twice), /2 jobs build/);
  });

  it('publishing what was not checked', () => {
    const unchecked = release.replaceAll('sha256sum --check', 'sha256sum');
    assertFinds(checkReleaseBuildsOnce, workflow(unchecked), /`npm` does not check the hashes/);
  });

  it('one publisher that waits for another', () => {
    const chained = release.replace('name: npm\n    needs: build', 'name: npm\n    needs: open-vsx');
    assertFinds(checkReleaseBuildsOnce, workflow(chained), /`npm` must need the one that builds/);
  });

  it('publishing without being asked, or with scripts of others', () => {
    const open = release.replaceAll('    environment: release\n', '');
    assertFinds(checkReleaseBuildsOnce, workflow(open), /`npm` is in no protected environment/);
    const loose = release.replaceAll('npm ci --ignore-scripts', 'npm ci');
    assertFinds(checkReleaseBuildsOnce, workflow(loose), /`open-vsx` runs scripts of packages/);
  });

  it('publishing to fewer places, something else, or unattested', () => {
    const fewer = release.replace(/ovsx publish .*/, 'ovsx publish');
    assertFinds(checkReleaseReachesAll, workflow(fewer), /nothing that was built gets to Open VSX/);
    const other = release.replace('"release/$EXTENSION"', 'dist/other.vsix');
    assertFinds(checkReleaseReachesAll, workflow(other), /gets to the Visual Studio Marketplace/);
    assertFinds(checkReleaseReachesAll, workflow(release.replace('npm publish', 'npm pack')), /gets to npm/);
    const unattested = release.replace('            dist/*.tgz\n', '');
    assertFinds(checkReleaseReachesAll, workflow(unattested), /nobody attests where `dist\/\*\.tgz` comes/);
    assertFinds(checkReleaseReachesAll, [], /nobody attests where `dist\/\*\.vsix`/);
  });

  it('a job that publishes nothing', () => {
    const idle = release.replace('gh release create', 'echo');
    assertFinds(checkReleaseBuildsOnce, workflow(idle), /`forge` publishes nothing/);
  });
});

function workflow(text: string): readonly ProjectFile[] {
  return [{ path: RELEASE, text }];
}
