/** URIs as editors spell them, and the one spelling that the server knows. */
import assert from 'node:assert/strict';
import { folderUriOf, nameOfUri, normalizeUri, pathBelow, uriBelow } from './uri.ts';

describe('URIs', () => {
  const spellings: readonly (readonly [string, string])[] = [
    ['file:///k8s/web.yaml', 'file:///k8s/web.yaml'],
    ['file:///k8s/a%20b.yaml', 'file:///k8s/a%20b.yaml'],
    ['file:///k8s/a b.yaml', 'file:///k8s/a%20b.yaml'],
    ['file:///c%3A/k8s/x.yaml', 'file:///c%3A/k8s/x.yaml'],
    ['file:///C:/k8s/x.yaml', 'file:///c%3A/k8s/x.yaml'],
    ['FILE:///k8s/(x).yaml', 'file:///k8s/%28x%29.yaml'],
    ['file:///k8s/%C3%A9.yaml', 'file:///k8s/%C3%A9.yaml'],
    ['file:///k8s/é.yaml', 'file:///k8s/%C3%A9.yaml'],
    ['file:///k8s/100%.yaml', 'file:///k8s/100%25.yaml'],
    ['file:///k8s/%zz.yaml', 'file:///k8s/%25zz.yaml'],
    ['vscode-vfs://github/podgate/x.yaml', 'vscode-vfs://github/podgate/x.yaml'],
    ['untitled:Untitled-1', 'untitled:Untitled-1'],
    ['nonsense', 'nonsense'],
    ['', ''],
  ];
  for (const [spelled, known] of spellings) {
    it(`${spelled} is ${known}`, () => {
      assert.equal(normalizeUri(spelled), known);
      assert.equal(normalizeUri(known), known);
    });
  }

  it('lead from a folder to a file and back', () => {
    for (const path of ['web.yaml', 'a b/ä#?%.yaml', "it's (1)!.yaml"]) {
      const uri = uriBelow('file:///k8s', path);
      assert.equal(normalizeUri(uri), uri);
      assert.equal(pathBelow('file:///k8s', uri), path);
    }
    assert.equal(pathBelow('file:///k8s', 'file:///k8s-old/web.yaml'), undefined);
    assert.equal(pathBelow('untitled:', 'untitled:Untitled-1'), 'Untitled-1');
    assert.equal(uriBelow('untitled:', 'Untitled-1'), 'untitled:Untitled-1');
  });

  it('have a folder and a name', () => {
    assert.equal(folderUriOf('file:///k8s/prod/web.yaml'), 'file:///k8s/prod');
    assert.equal(folderUriOf('untitled:Untitled-1'), 'untitled:');
    assert.equal(nameOfUri('file:///k8s/my%20prod/'), 'my prod');
    assert.equal(nameOfUri('file:///'), '.');
  });
});
