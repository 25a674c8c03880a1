/**
 * What a client needs to find the closed file that killed the server: the server says which large one it reads, before
 * it does, and when it is done. Small ones are too many to be told of, and too small to kill.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { withServer } from './lspClient.ts';

const SMALL = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n';
const LARGE = Array.from(
  { length: 500 },
  (_, index) =>
    `---\napiVersion: v1\nkind: Namespace\nmetadata: { name: ns-${String(index)}, labels: { team: a } }\n`,
).join('');
const POLICY = `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny, namespace: shop }
spec: { podSelector: {} }
`;

describe('podgate/reading', () => {
  it('names large files while they are read', async () => {
    await withServer({ files: { 'large.yaml': LARGE, 'small.yaml': SMALL } }, async (client) => {
      await client.ask('podgate/scopes');
      const told = client.received
        .filter(({ method }) => method === 'podgate/reading')
        .map(({ params }) => params);
      assert.deepEqual(told, [{ uri: client.uriOf('large.yaml') }, {}]);
    });
  });

  it('comes to files with policies first, whatever they are called', async () => {
    const files = { 'a.yaml': LARGE, 'b.yaml': LARGE, 'z.yaml': LARGE + POLICY };
    await withServer({ files }, async (client) => {
      await client.ask('podgate/scopes');
      const uris = client.received
        .filter(({ method }) => method === 'podgate/reading')
        .flatMap(({ params }) => (params as { uri?: string }).uri ?? []);
      assert.deepEqual(
        uris,
        ['z.yaml', 'a.yaml', 'b.yaml'].map((path) => client.uriOf(path)),
      );
    });
  });
});
