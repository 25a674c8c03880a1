/** The labels by which a workload is named in a new selector. */
import assert from 'node:assert/strict';
import { getWorkload, readCluster } from '../../../test/fixture/readCluster.ts';
import { tellingLabels } from './tellingLabels.ts';

const pod = (name: string, labels: string, namespace = 'shop'): string =>
  `kind: Pod\nmetadata: { name: ${name}, namespace: ${namespace}, labels: { ${labels} } }\n`;

function checkLabels(pods: readonly string[], expected: Readonly<Record<string, string>>): void {
  const cluster = readCluster(pods.join('---\n'));
  assert.deepEqual(
    Object.fromEntries(tellingLabels(getWorkload(cluster, 'shop/web[Pod]'), cluster)),
    expected,
  );
}

describe('the labels that name a workload', () => {
  it('are one that no neighbor has, the usual ones first', () => {
    checkLabels([pod('web', 'zone: a, app: web, tier: front')], { app: 'web' });
    checkLabels([pod('web', 'app: shop, tier: front'), pod('db', 'app: shop, tier: data')], {
      tier: 'front',
    });
    checkLabels([pod('web', 'app: web'), pod('web', 'app: web', 'edge')], { app: 'web' });
  });

  it('are all where none tells it from the neighbors', () => {
    checkLabels(
      [
        pod('web', 'app: shop, tier: front'),
        pod('db', 'app: shop, tier: data'),
        pod('x', 'app: y, tier: front'),
      ],
      { app: 'shop', tier: 'front' },
    );
  });

  it('are those that last, as long as there are any', () => {
    checkLabels([pod('web', 'version: v1, pod-template-hash: abc, part: shop')], { part: 'shop' });
    checkLabels([pod('web', 'version: v1')], { version: 'v1' });
  });

  it('are none where it has none, and may be called __proto__', () => {
    checkLabels([pod('web', '')], {});
    checkLabels([pod('web', '__proto__: x')], Object.fromEntries([['__proto__', 'x']]));
  });
});
