/**
 * Walks through a small tree of names, given as paths; a folder is what ends with a slash.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Tree, type TreeEntry, type WalkPlan, walkTree } from './walkTree.ts';

const PATHS = ['shop/', 'shop/db.yaml', 'shop/far/', 'shop/far/web.yaml', '.git/', '.git/config', 'a.yaml'];
const ALL: WalkPlan = {
  takes: () => true,
  enters: (name) => name !== '.git',
  filesMax: Number.POSITIVE_INFINITY,
  isCancelled: () => false,
};

function treeOf(paths: readonly string[], closed?: string): Tree<string> & { readonly failures: string[] } {
  const failures: string[] = [];
  return {
    list: (folder) =>
      folder === closed ? Promise.reject(new Error('closed')) : Promise.resolve(below(folder, paths)),
    child: (folder, name) => `${folder}${name}/`,
    failed: (folder) => failures.push(folder),
    failures,
  };
}

function below(folder: string, paths: readonly string[]): readonly TreeEntry[] {
  return paths.flatMap((path) => {
    const rest = path.startsWith(folder) ? path.slice(folder.length) : '';
    const match = /^([^/]+)(\/?)$/.exec(rest);
    return match === null
      ? []
      : [{ name: match[1] ?? '', kind: match[2] === '/' ? 'folder' : 'file' } as const];
  });
}

describe('walking through a tree', () => {
  it('finds the files of all folders but those that are left out', async () => {
    const files = await walkTree('', treeOf(PATHS), ALL);
    assert.deepEqual(files, ['a.yaml/', 'shop/db.yaml/', 'shop/far/web.yaml/']);
  });

  it('passes over a folder that cannot be read, and tells of it', async () => {
    const tree = treeOf(PATHS, 'shop/far/');
    assert.deepEqual(await walkTree('', tree, ALL), ['a.yaml/', 'shop/db.yaml/']);
    assert.deepEqual(tree.failures, ['shop/far/']);
  });

  it('stops when it has enough, and when nobody waits', async () => {
    assert.deepEqual(await walkTree('', treeOf(PATHS), { ...ALL, filesMax: 1 }), ['a.yaml/']);
    assert.deepEqual(await walkTree('', treeOf(PATHS), { ...ALL, isCancelled: () => true }), []);
  });

  it('ends in a tree without end', async () => {
    const endless: Tree<string> = {
      list: () => Promise.resolve([{ name: 'again', kind: 'folder' }]),
      child: () => 'again',
      failed: assert.fail,
    };
    assert.deepEqual(await walkTree('', endless, ALL), []);
  });
});
