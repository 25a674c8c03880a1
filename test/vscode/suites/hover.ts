/**
 * Hovers as the editor's own command returns them: which pods a selector matches, and links that lead to them.
 */
import assert from 'node:assert/strict';
import { hoverText } from './hovers.ts';
import { openSample, withManifest } from './manifests.ts';

describe('hover', () => {
  it('lists the pods that a peer matches, with a link to each', async () => {
    const { document, cursor } = await openSample('policies.yaml', 'app: backend');
    // The folder may still be read.
    assert.match(await hoverText(document.uri, cursor, /app\.yaml/), /backend/);
  });

  it('says which pods the policy is about', async () => {
    const { document, cursor } = await openSample('policies.yaml', 'podSelector');
    assert.match(await hoverText(document.uri, cursor), /\bdb\b/);
  });

  it('says what `policyTypes` leaves open', async () => {
    const { document, cursor } = await openSample('policies.yaml', 'policyTypes');
    assert.match(await hoverText(document.uri, cursor), /[Ee]gress/);
  });

  it('knows what is typed and not saved', async () => {
    const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: tried, namespace: shop }
spec:
  podSelector:
    matchLabels:
      $0app: frontend
  policyTypes: [Egress]
`;
    await withManifest(policy, async ({ document, cursor }) => {
      assert.match(await hoverText(document.uri, cursor), /frontend/);
    });
  });

  it('reads JSON as well', async () => {
    const policy = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'tried', namespace: 'shop' },
      spec: { podSelector: { matchLabels: { app: 'frontend' } }, policyTypes: ['Egress'] },
    };
    const text = JSON.stringify(policy, undefined, 2).replace('"app"', '"$0app"');
    await withManifest(
      text,
      async ({ document, cursor }) => {
        assert.match(await hoverText(document.uri, cursor, /app\.yaml/), /\[frontend\]\(.*app\.yaml/);
      },
      'json',
    );
  });
});
