/**
 * What starts the server and what does not.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { looksLikeKubernetes } from './looksLikeKubernetes.ts';

describe('looksLikeKubernetes', () => {
  const manifests = [
    'apiVersion: v1\nkind: Pod\n',
    '# a comment\n---\nkind: NetworkPolicy\r\n',
    '{ "kind": "List",\r\n  "items": [] }',
    '{\n  "apiVersion": "v1"\n}',
    'items:\n  - apiVersion: v1\n',
    '"kind" : Pod',
    'np',
    '# Closed.\nnp-default-deny\n',
  ];
  for (const text of manifests) {
    it(`a manifest: ${JSON.stringify(text)}`, () => {
      assert.equal(looksLikeKubernetes(text), true);
    });
  }

  const others = [
    '',
    'name: ci\non: push\n',
    '{ "compilerOptions": {} }',
    '# kind: of\n',
    'mankind: kind\n',
    'np: 3\n',
    '- np\n',
  ];
  for (const text of others) {
    it(`something else: ${JSON.stringify(text)}`, () => {
      assert.equal(looksLikeKubernetes(text), false);
    });
  }

  it('looks at the beginning only', () => {
    assert.equal(looksLikeKubernetes(`${'a: b\n'.repeat(20_000)}kind: Pod\n`), false);
  });
});
