/**
 * Which comments name a schema of Kubernetes.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { namesKubernetesSchema } from './schemaComment.ts';

describe('namesKubernetesSchema', () => {
  it('a comment that does', () => {
    assert.equal(namesKubernetesSchema('# yaml-language-server: $schema=kubernetes\r\nkind: Pod\n'), true);
    assert.equal(
      namesKubernetesSchema(
        'kind: Pod\n#yaml-language-server: $schema=https://example.org/kubernetes-json-schema/v1.34/all.json\n',
      ),
      true,
    );
  });

  it('other comments, other schemas', () => {
    assert.equal(namesKubernetesSchema('# kubernetes\nkind: Pod\n'), false);
    assert.equal(
      namesKubernetesSchema('# yaml-language-server: $schema=https://example.org/ci.json\n'),
      false,
    );
  });
});
