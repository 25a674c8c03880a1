/**
 * What kustomizations make of their resources. Every answer was compared with `kubectl kustomize` (5.5) on the same
 * files; what it says about names that follow names is in the model's terms.
 */
import assert from 'node:assert/strict';
import type { LabelSelector, Resource } from '../../engine/src/k8s/resource.ts';
import { findScopes } from '../../engine/src/cluster/findScopes.ts';
import { deployment, matchPaths, openWorkspace } from './checkScopes.ts';

/** The resources of a fixture's only scope. */
function buildOnly(text: string): readonly Resource[] {
  const { files, options } = openWorkspace(text);
  const { scopes } = findScopes(files, { settings: options.settings, matchPaths });
  assert.equal(scopes.length, 1);
  return scopes[0]?.resources ?? [];
}

/** The only resource of a type. */
function pick<T extends Resource['type']>(
  resources: readonly Resource[],
  type: T,
): Extract<Resource, { type: T }> {
  const found = resources.filter(
    (resource): resource is Extract<Resource, { type: T }> => resource.type === type,
  );
  assert.equal(found.length, 1, `one ${type}`);
  return found[0] as Extract<Resource, { type: T }>;
}

const showLabels = (labels: ReadonlyMap<string, string> | undefined): string =>
  labels === undefined ? 'none' : [...labels].map(([key, value]) => `${key}=${value}`).join(',');

const showSelector = (selector: LabelSelector | undefined): string =>
  selector === undefined
    ? 'absent'
    : `{${selector.requirements.map(({ key, operator, values }) => `${key} ${operator} ${values.join('|')}`).join(', ')}}`;

describe('kustomize: what becomes of them', () => {
  it('namespace moves resources, Namespaces, and the default account of role bindings', () => {
    const resources = buildOnly(`
#-- kustomization.yaml
namespace: shop
resources: [all.yaml]
#-- all.yaml
apiVersion: v1
kind: Namespace
metadata: { name: orig, labels: { tier: web } }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: robot, namespace: other }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: robots }
roleRef: { kind: ClusterRole, name: view, apiGroup: rbac.authorization.k8s.io }
subjects:
- { kind: ServiceAccount, name: robot, namespace: other }
- { kind: ServiceAccount, name: default, namespace: other }
- { kind: ServiceAccount, name: stranger, namespace: other }
`);
    assert.equal(pick(resources, 'namespace').name, 'shop');
    assert.equal(pick(resources, 'serviceAccount').namespace, 'shop');
    const binding = pick(resources, 'roleBinding');
    assert.equal(binding.namespace, undefined);
    assert.deepEqual(
      binding.serviceAccounts.map(({ namespace, name }) => `${namespace ?? ''}/${name}`),
      ['shop/robot', 'shop/default', 'other/stranger'],
    );
  });

  it('prefix and suffix rename all but Namespaces, and names follow them, across kustomizations too', () => {
    const resources = buildOnly(`
#-- base/kustomization.yaml
namePrefix: b-
resources: [all.yaml]
#-- base/all.yaml
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: robot }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { serviceAccountName: robot, containers: [{ name: main, image: main }] }
#-- overlay/kustomization.yaml
namePrefix: o-
nameSuffix: -v2
resources: [../base, more.yaml]
#-- overlay/more.yaml
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: entry }
spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec: { scaleTargetRef: { apiVersion: apps/v1, kind: StatefulSet, name: web }, maxReplicas: 3 }
`);
    assert.equal(pick(resources, 'namespace').name, 'shop');
    assert.equal(pick(resources, 'service').name, 'o-b-web-v2');
    assert.equal(pick(resources, 'workload').name, 'o-b-web-v2');
    assert.equal(pick(resources, 'workload').template.serviceAccountName, 'o-b-robot-v2');
    assert.equal(pick(resources, 'entryRoute').name, 'o-entry-v2');
    assert.equal(pick(resources, 'entryRoute').backends[0]?.service, 'o-b-web-v2');
    assert.equal(pick(resources, 'autoscaler').target.name, 'o-b-web-v2');
  });

  it('of two instances of a base, names stay within their own', () => {
    const base = `
#-- base/kustomization.yaml
resources: [all.yaml]
#-- base/all.yaml
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: entry }
spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }
#-- a/kustomization.yaml
namePrefix: a-
resources: [../base]
#-- b/kustomization.yaml
namePrefix: b-
resources: [../base]
#-- kustomization.yaml
resources: [a, b]
`;
    const routes = buildOnly(base).flatMap((resource) => (resource.type === 'entryRoute' ? [resource] : []));
    assert.deepEqual(routes.map(({ name, backends }) => `${name} to ${backends[0]?.service ?? ''}`).sort(), [
      'a-entry to a-web',
      'b-entry to b-web',
    ]);
  });

  it('names do not follow a resource of another namespace', () => {
    const resources = buildOnly(`
#-- kustomization.yaml
namePrefix: a-
resources: [all.yaml]
#-- all.yaml
apiVersion: v1
kind: ServiceAccount
metadata: { name: robot, namespace: other }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { serviceAccountName: robot, containers: [{ name: main, image: main }] }
`);
    assert.equal(pick(resources, 'pod').template.serviceAccountName, 'robot');
  });

  const LABELED = `
#-- all.yaml
${deployment('web')}---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: tool, labels: { app: tool } }
spec: { containers: [{ name: main, image: main }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: { matchLabels: { app: web, team: old } }
  ingress:
  - from:
    - podSelector: {}
    - podSelector: { matchLabels: {} }
    - podSelector: { matchExpressions: [{ key: team, operator: Exists }] }
    - podSelector: { matchLabels: { app: tool }, matchExpressions: [{ key: x, operator: DoesNotExist }] }
    - namespaceSelector: { matchLabels: { a: b } }
  egress:
  - to: [{ podSelector: { matchLabels: { app: db } } }]
`;

  it('commonLabels go to templates and selectors, of policies where matchLabels is written', () => {
    const resources = buildOnly(
      `#-- kustomization.yaml\ncommonLabels: { team: a }\nresources: [all.yaml]${LABELED}`,
    );
    assert.equal(showLabels(pick(resources, 'workload').labels), 'team=a');
    assert.equal(showLabels(pick(resources, 'workload').template.labels), 'app=web,team=a');
    assert.equal(showLabels(pick(resources, 'service').selector), 'app=web,team=a');
    assert.equal(showLabels(pick(resources, 'pod').template.labels), 'app=tool,team=a');
    const { spec } = pick(resources, 'networkPolicy');
    assert.equal(showSelector(spec.podSelector), '{app In web, team In a}');
    assert.deepEqual(
      spec.ingress[0]?.peers?.map((peer) =>
        peer.type === 'pods' ? showSelector(peer.podSelector) : peer.type,
      ),
      ['{}', '{team In a}', '{team Exists }', '{app In tool, team In a, x DoesNotExist }', 'absent'],
    );
    const [to] = spec.egress[0]?.peers ?? [];
    assert.equal(to?.type === 'pods' ? showSelector(to.podSelector) : '', '{app In db, team In a}');
  });

  for (const [options, template, selector, podSelector] of [
    ['', 'app=web', 'app=web', '{app In web, team In old}'],
    [', includeTemplates: true', 'app=web,team=a', 'app=web', '{app In web, team In old}'],
    [', includeSelectors: true', 'app=web,team=a', 'app=web,team=a', '{app In web, team In a}'],
  ] as const) {
    it(`labels${options} reach ${template} and ${selector}`, () => {
      const resources = buildOnly(
        `#-- kustomization.yaml\nlabels: [{ pairs: { team: a }${options} }]\nresources: [all.yaml]${LABELED}`,
      );
      assert.equal(showLabels(pick(resources, 'workload').labels), 'team=a');
      assert.equal(showLabels(pick(resources, 'workload').template.labels), template);
      assert.equal(showLabels(pick(resources, 'service').selector), selector);
      assert.equal(showSelector(pick(resources, 'networkPolicy').spec.podSelector), podSelector);
    });
  }

  it('templates of kinds that kustomize does not know stay as they are; a Service without a selector gets one', () => {
    const resources = buildOnly(`
#-- kustomization.yaml
commonLabels: { team: a }
resources: [all.yaml]
#-- all.yaml
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: main, image: main }] }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { ports: [{ port: 80 }] }
`);
    assert.equal(showLabels(pick(resources, 'workload').template.labels), 'app=web');
    assert.equal(showLabels(pick(resources, 'service').selector), 'team=a');
  });

  it('spans keep pointing into the source file', () => {
    const text = `#-- kustomization.yaml\nnamePrefix: a-\nresources: [web.yaml]\n#-- web.yaml\n${deployment('web')}`;
    const [web] = buildOnly(text);
    const source = deployment('web');
    assert.equal(web?.name, 'a-web');
    assert.equal(source.slice(web?.nameSpan.start, web?.nameSpan.end), 'web');
    assert.equal(web?.file, 'web.yaml');
  });
});
