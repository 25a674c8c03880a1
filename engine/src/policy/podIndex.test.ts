/**
 * The numbers of pods, and which of them the index offers as candidates for a selector.
 */
import assert from 'node:assert/strict';
import { getWorkload, readCluster } from '../../../test/fixture/readCluster.ts';
import type { ContainerPort, Requirement, SelectorOperator } from '../k8s/resource.ts';
import { PodIndex } from './podIndex.ts';
import { SlotSet } from './slotSet.ts';

const CLUSTER = readCluster(`
kind: Pod
metadata: { name: a, namespace: shop, labels: { app: web, tier: front } }
---
kind: Pod
metadata: { name: b, namespace: shop, labels: { tier: front, app: web } }
---
kind: Pod
metadata: { name: c, namespace: shop, labels: { app: web, __proto__: front } }
---
kind: Pod
metadata: { name: d, namespace: shop-2, labels: { app: web, tier: front } }
---
kind: Deployment
metadata: { name: e, namespace: zoo }
spec: { template: { metadata: { labels: { app: api } } } }
`);

const INDEX = PodIndex.of(CLUSTER);
const SPAN = { start: 0, end: 0 };
const PORT: ContainerPort = { name: 'http', protocol: 'TCP', number: 80, span: SPAN };

function requirement(key: string, operator: SelectorOperator, ...values: readonly string[]): Requirement {
  return { key, operator, values, span: SPAN };
}

function checkCandidates(requirements: readonly Requirement[], expected: string): void {
  const all = SlotSet.range(0, INDEX.slotCount);
  const slots = INDEX.candidatesFor({ requirements, isPartial: false, span: SPAN }, all);
  assert.equal([...slots].map((slot) => INDEX.podAt(slot)?.name).join(' '), expected);
}

describe('PodIndex', () => {
  it('gives one slot to pods that nothing tells apart, and neighbors to a namespace', () => {
    const slots = CLUSTER.workloads.map((workload) => [workload.name, INDEX.slotOf(workload)]);
    const byName = new Map(slots.map(([name, slot]) => [String(name), Number(slot)]));
    assert.equal(byName.get('a'), byName.get('b'));
    assert.equal(INDEX.slotCount, 4);
    assert.deepEqual([...INDEX.inNamespace('shop')].length, 2);
    assert.deepEqual([...INDEX.inNamespace('nowhere')], []);
    for (const { slot, pod } of INDEX.classes) {
      assert.equal(INDEX.inNamespace(pod.namespace).has(slot), true);
    }
  });

  it('refuses a workload of another cluster', () => {
    const stranger = { ...getWorkload(CLUSTER, 'shop/a[Pod]') };
    assert.throws(() => INDEX.slotOf(stranger), /shop\/a\[Pod\] is not of this cluster/);
  });

  it('keeps its slots where ports change that tell a pod from all others before and after', () => {
    const before = getWorkload(CLUSTER, 'shop/c[Pod]');
    const now = { ...before, ports: [PORT] };
    const index = INDEX.retouch([{ before, now }]);
    assert(index !== undefined && index.hasSameSlots(INDEX));
    assert.equal(index.slotOf(now), INDEX.slotOf(before));
    assert.equal(index.podAt(index.slotOf(now)), now);
    assert.throws(() => index.slotOf(before), /is not of this cluster/);
  });

  it('keeps no slots where ports tell apart pods that shared one, or no longer tell two apart', () => {
    const [a, b] = [getWorkload(CLUSTER, 'shop/a[Pod]'), getWorkload(CLUSTER, 'shop/b[Pod]')];
    assert.equal(INDEX.retouch([{ before: a, now: { ...a, ports: [PORT] } }]), undefined);
    const told = PodIndex.of({ ...CLUSTER, workloads: [a, { ...b, ports: [PORT] }] });
    assert.equal(told.retouch([{ before: a, now: { ...a, ports: [PORT] } }]), undefined);
  });

  it('offers by the rarest requirement all that may match', () => {
    checkCandidates([requirement('app', 'In', 'web'), requirement('__proto__', 'Exists')], 'c');
    checkCandidates([requirement('app', 'In', 'api', 'other')], 'e');
    checkCandidates([requirement('tier', 'In', 'back')], '');
    checkCandidates([requirement('pod-template-hash', 'In', '5d4f')], 'e');
  });

  it('offers everything where pods without the key match, too', () => {
    checkCandidates([requirement('tier', 'NotIn', 'front')], 'd a c e');
    checkCandidates([requirement('tier', 'DoesNotExist')], 'd a c e');
  });

  it('offers only what lies within the set', () => {
    const selector = { requirements: [requirement('app', 'Exists')], isPartial: false, span: SPAN };
    const within = INDEX.inNamespace('shop-2');
    assert.deepEqual([...INDEX.candidatesFor(selector, within)], [...within]);
  });
});
