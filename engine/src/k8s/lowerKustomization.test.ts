/**
 * What is read from a kustomization, and which of its fields it admits not to apply.
 */
import assert from 'node:assert/strict';
import { parseUnit } from '../yaml/parse.ts';
import { lowerUnit } from './lowerUnit.ts';
import type { Kustomization } from './resource.ts';

function lower(text: string): Kustomization {
  const { value } = parseUnit(text);
  assert(value !== undefined);
  const [resource] = lowerUnit(value, { file: 'kustomization.yaml', unitIndex: 0 }).value;
  assert(resource?.type === 'kustomization');
  return resource;
}

describe('lowerKustomization', () => {
  const kustomization = lower(
    `
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: shop
namePrefix: dev-
resources: [a.yaml, ../base]
bases: [old]
commonLabels: {team: a}
labels: [{pairs: {x: y}}, {pairs: {s: t}, includeSelectors: true}, {pairs: {u: v}, includeTemplates: true}, {pairs: {}}]
images: [{name: a, newTag: b}]
components: [../components/tls]
patches: [{path: p.yaml}, {patch: "- op: remove"}]
patchesStrategicMerge: [m.yaml, "kind: Pod\\nmetadata: {}"]
patchesJson6902: [{path: j.json}]
replacements: []
helmCharts:
`,
  );

  it('has resources, names and labels', () => {
    assert.deepEqual(
      kustomization.resources.map(({ path }) => path),
      ['a.yaml', '../base', 'old'],
    );
    const { targetNamespace, namePrefix, nameSuffix, isComponent } = kustomization;
    assert.deepEqual([targetNamespace, namePrefix, nameSuffix, isComponent], ['shop', 'dev-', '', false]);
    assert.deepEqual(
      kustomization.labelSets.map((set) => [
        ...[...set.pairs].map(([key, value]) => `${key}=${value}`),
        set.includesSelectors,
        set.includesTemplates,
      ]),
      [
        ['x=y', false, false],
        ['s=t', true, true],
        ['u=v', false, true],
        ['team=a', true, true],
      ],
    );
  });

  it('names the fields in use that are not applied, and the files that are fragments', () => {
    assert.deepEqual(kustomization.unsupported, [
      'patches',
      'patchesStrategicMerge',
      'patchesJson6902',
      'components',
    ]);
    assert.deepEqual(kustomization.fragments, ['p.yaml', 'j.json', 'm.yaml', '../components/tls']);
  });

  it('knows a component', () => {
    const text = '{apiVersion: kustomize.config.k8s.io/v1alpha1, kind: Component}';
    assert.equal(lower(text).isComponent, true);
  });
});
