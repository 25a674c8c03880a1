/** Paths are joined and split as text: what each function makes of plain, rooted and odd ones. */
import assert from 'node:assert/strict';
import { baseNameOf, folderOf, isBelow, joinPath } from './filePath.ts';

describe('filePath', () => {
  const joins: readonly (readonly [string, string, string])[] = [
    ['k8s/prod', '../base', 'k8s/base'],
    ['k8s/prod', './web.yaml', 'k8s/prod/web.yaml'],
    ['', 'web.yaml', 'web.yaml'],
    ['', '../web.yaml', '../web.yaml'],
    ['../a', '../b', '../b'],
    ['../..', '../b', '../../../b'],
    ['a', '../..', '..'],
    ['a/b', '/etc/x.yaml', '/etc/x.yaml'],
    ['a', 'b//c/', 'a/b/c'],
    ['a', '.', 'a'],
    ['a', '..', ''],
    ['C:/k8s', '../x', 'C:/x'],
  ];
  for (const [folder, relative, expected] of joins) {
    it(`${relative} from ${folder || 'the top'} is ${expected || 'the top'}`, () =>
      assert.equal(joinPath(folder, relative), expected));
  }

  it('splits', () => {
    assert.equal(folderOf('a/b/c.yaml'), 'a/b');
    assert.equal(folderOf('c.yaml'), '');
    assert.equal(baseNameOf('a/b/c.yaml'), 'c.yaml');
  });

  it('does not take a longer name for a folder inside', () => {
    assert.equal(isBelow('k8s/prod/web.yaml', 'k8s/prod'), true);
    assert.equal(isBelow('k8s/production/web.yaml', 'k8s/prod'), false);
    assert.equal(isBelow('anything', ''), true);
  });
});
