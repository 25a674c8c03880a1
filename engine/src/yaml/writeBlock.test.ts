/**
 * Pieces of manifests as they are written, in both styles.
 */
import assert from 'node:assert/strict';
import { writeBlock, writeFlow, type NewNode } from './writeBlock.ts';

const RULE: NewNode = {
  to: [
    { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } }, podSelector: {} },
  ],
  ports: [{ protocol: 'UDP', port: 53 }],
};

describe('writeBlock', () => {
  it('writes maps and lists, empty ones in flow style', () => {
    assert.equal(
      writeBlock({ egress: [RULE, {}] }).join('\n'),
      `egress:
  - to:
      - namespaceSelector:
          matchLabels:
            kubernetes.io/metadata.name: kube-system
        podSelector: {}
    ports:
      - protocol: UDP
        port: 53
  - {}`,
    );
  });

  it('quotes what would not be a string', () => {
    assert.deepEqual(writeBlock({ on: 'yes' }), ['"on": "yes"']);
  });
});

describe('writeFlow', () => {
  it('writes YAML and JSON', () => {
    assert.equal(
      writeFlow({ ports: [{ port: 53 }], from: [] }, 'yaml'),
      '{ ports: [{ port: 53 }], from: [] }',
    );
    assert.equal(writeFlow({ a: 'b' }, 'json'), '{ "a": "b" }');
  });
});
