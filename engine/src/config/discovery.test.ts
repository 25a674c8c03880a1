/** Which names count as manifests, and which never do. */
import assert from 'node:assert/strict';
import { isConfigPath, isManifestPath, isSkippedFolder } from './discovery.ts';

describe('discovery', () => {
  const rows: readonly (readonly [string, boolean])[] = [
    ['web.yaml', true],
    ['k8s/web.yml', true],
    ['k8s/list.json', true],
    ['k8s/WEB.YAML', true],
    ['base/Kustomization', true],
    ['k8s/.hidden/web.yaml', true],
    ['README.md', false],
    ['web.yaml.tmpl', false],
    ['podgate.yaml', false],
    ['k8s/podgate.yml', false],
  ];
  for (const [path, expected] of rows) {
    it(`${path} ${expected ? 'is' : 'is not'} a manifest`, () =>
      assert.equal(isManifestPath(path), expected));
  }

  it('never looks into .git and node_modules', () => {
    assert.equal(isSkippedFolder('node_modules'), true);
    assert.equal(isSkippedFolder('.git'), true);
    assert.equal(isSkippedFolder('.github'), false);
  });

  it('knows its own file under both names', () => {
    assert.equal(isConfigPath('podgate.yaml'), true);
    assert.equal(isConfigPath('a/podgate.yml'), true);
    assert.equal(isConfigPath('a/my-podgate.yaml'), false);
  });
});
