/**
 * What is read from each kind of resource, given as a piece of YAML with the answer beside it. NetworkPolicy and
 * Kustomization have tests of their own.
 */
import assert from 'node:assert/strict';
import { parseUnit } from '../yaml/parse.ts';
import { formatAddress } from './cidr.ts';
import { lowerUnit, type UnitContext } from './lowerUnit.ts';
import type { PodTemplate, Resource } from './resource.ts';

const CONTEXT: UnitContext = { file: 'all.yaml', unitIndex: 3 };

function lowerAll(text: string, ctx: UnitContext = CONTEXT): readonly Resource[] {
  const { value, problems } = parseUnit(text);
  assert.deepEqual(problems, []);
  assert(value !== undefined);
  return lowerUnit(value, ctx).value;
}

function lower<Type extends Resource['type']>(type: Type, text: string): Extract<Resource, { type: Type }> {
  const [resource] = lowerAll(text);
  assert(resource !== undefined && isOfType(resource, type), `not a ${type}: ${resource?.type}`);
  return resource;
}

function isOfType<Type extends Resource['type']>(
  resource: Resource,
  type: Type,
): resource is Extract<Resource, { type: Type }> {
  return resource.type === type;
}

function showPorts({ ports }: PodTemplate): readonly string[] {
  return ports.map(({ name, number, protocol }) => `${name ?? ''}:${number}/${protocol}`);
}

function showLabels(labels: ReadonlyMap<string, string | undefined>): readonly string[] {
  return [...labels].map(([key, value]) => (value === undefined ? `${key}=?` : `${key}=${value}`));
}

/** Checks which kinds a piece of text is read as. */
function checkKinds(title: string, text: string, ...expected: readonly string[]): void {
  it(title, () => {
    assert.deepEqual(
      lowerAll(text).map(({ type, kind, name }) => `${type} ${kind} ${name}`),
      expected,
    );
  });
}

describe('lowerUnit, what a unit holds', () => {
  checkKinds('a resource', '{apiVersion: v1, kind: Pod, metadata: {name: a}}', 'pod Pod a');
  checkKinds('a kind that is not read', '{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}');
  checkKinds('no resource', '{a: b}');
  checkKinds('a list of anything', '[{apiVersion: v1, kind: Pod}]');
  checkKinds('a scalar', 'Pod');
  checkKinds(
    'a List',
    '{apiVersion: v1, kind: List, items: [{kind: Pod, metadata: {name: a}}, x, {kind: List, items: [{kind: Pod, metadata: {name: b}}]}]}',
    'pod Pod a',
    'pod Pod b',
  );
  checkKinds('a List without items', '{apiVersion: v1, kind: List, items: }');
  checkKinds(
    'a typed list, whose items need no type',
    '{apiVersion: v1, kind: PodList, items: [{metadata: {name: a}}, {kind: Pod, metadata: {name: b}}]}',
    'pod Pod a',
    'pod Pod b',
  );
  checkKinds('a list of a kind that is not read', '{apiVersion: v1, kind: ConfigMapList, items: [{}]}');
  checkKinds(
    'items of a List that say nothing',
    '{apiVersion: v1, kind: List, items: [{metadata: {name: a}}]}',
  );
  checkKinds(
    'a kind of Kubernetes in an old or a mistaken group',
    '{kind: List, items: [{apiVersion: extensions/v1beta1, kind: Deployment}, {apiVersion: v1, kind: NetworkPolicy}]}',
    'workload Deployment ',
    'networkPolicy NetworkPolicy ',
  );
  checkKinds(
    'another kind of the same name',
    '{kind: List, items: [{apiVersion: traefik.io/v1alpha1, kind: Service}, {apiVersion: networking.istio.io/v1, kind: Gateway}]}',
  );
  checkKinds(
    'a policy of another API',
    `{kind: List, items: [
      {apiVersion: projectcalico.org/v3, kind: NetworkPolicy, metadata: {name: a}},
      {apiVersion: policy.networking.k8s.io/v1alpha1, kind: AdminNetworkPolicy, metadata: {name: b}},
      {apiVersion: security.istio.io/v1, kind: AuthorizationPolicy, metadata: {name: c}},
    ]}`,
    'otherPolicy NetworkPolicy a',
    'otherPolicy AdminNetworkPolicy b',
  );
  checkKinds(
    'what makes pods by itself',
    `{kind: List, items: [
      {apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, metadata: {name: a}},
      {apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: b}},
      {apiVersion: kustomize.toolkit.fluxcd.io/v1, kind: Kustomization, metadata: {name: c}},
      {apiVersion: acid.zalan.do/v1, kind: postgresql, metadata: {name: d}}]}`,
    'podMaker HelmRelease a',
    'podMaker Service b',
    'podMaker Kustomization c',
    'podMaker postgresql d',
  );
  checkKinds('without apiVersion, by its kind', '{kind: Service, metadata: {name: a}}', 'service Service a');

  it('takes the type of an item from the list that it was split off', () => {
    const itemType = { apiVersion: 'v1', kind: 'Pod' };
    const [pod] = lowerAll('metadata: {name: a}', { ...CONTEXT, itemType });
    assert.deepEqual([pod?.type, pod?.apiVersion, pod?.kind], ['pod', 'v1', 'Pod']);
  });

  it('reads a kustomization without a kind by the name of its file', () => {
    for (const file of ['kustomization.yaml', 'k8s/kustomization.yml']) {
      assert.equal(lowerAll('resources: [a.yaml]', { ...CONTEXT, file })[0]?.type, 'kustomization');
    }
    assert.deepEqual(lowerAll('resources: [a.yaml]', { ...CONTEXT, file: 'my-kustomization.yaml' }), []);
  });
});

describe('lowerUnit, the header', () => {
  const text = `apiVersion: v1
kind: Pod
metadata:
  name: web-1
  namespace: shop
  labels: {app: web, version: 1, empty: , __proto__: x, broken: [a]}
  annotations: {podgate.dev/disable: all}
  ownerReferences:
    - {kind: Node, name: n1}
    - {kind: ReplicaSet, name: web, controller: true}
`;
  const [pod] = lowerAll(text);
  assert(pod !== undefined);

  it('has names, labels as written, and the controlling owner', () => {
    assert.deepEqual([pod.name, pod.namespace], ['web-1', 'shop']);
    assert.deepEqual(showLabels(pod.labels), ['app=web', 'version=1', 'empty=', '__proto__=x']);
    assert.deepEqual(showLabels(pod.annotations), ['podgate.dev/disable=all']);
    assert.deepEqual(pod.owner, { kind: 'ReplicaSet', name: 'web' });
  });

  it('has its place, with spans that count from the unit', () => {
    assert.deepEqual([pod.file, pod.unitIndex], ['all.yaml', 3]);
    assert.equal(text.slice(pod.nameSpan.start, pod.nameSpan.end), 'web-1');
  });

  it('shows the kind where there is no name', () => {
    const nameless = 'apiVersion: v1\nkind: Pod\n';
    const span = lowerAll(nameless)[0]?.nameSpan;
    assert.equal(nameless.slice(span?.start, span?.end), 'Pod');
  });

  it('shows the key of the name while that is typed', () => {
    const typing = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name:\n  namespace: shop\n';
    const span = lowerAll(typing)[0]?.nameSpan;
    assert.equal(typing.slice(span?.start, span?.end), 'name');
    assert.equal(typing.slice(0, span?.start).split('\n').length, 4);
  });

  it('takes null, blank and empty namespaces for none', () => {
    for (const written of ['', 'null', '""']) {
      assert.equal(lowerAll(`{kind: Pod, metadata: {namespace: ${written}}}`)[0]?.namespace, undefined);
    }
  });

  it('has the prefix of a generated name, and nothing of a broken one', () => {
    assert.equal(lowerAll('{kind: Job, metadata: {generateName: job-}}')[0]?.name, 'job-');
    assert.equal(lowerAll('{kind: Job, metadata: {name: [a]}}')[0]?.name, '');
    assert.equal(lowerAll('{kind: Job, metadata: web}')[0]?.name, '');
  });

  it('does not keep copies of whole objects among the annotations', () => {
    const applied = 'x'.repeat(5000);
    const [kept] = lowerAll(`{kind: Pod, metadata: {annotations: {a: b, kubectl/last: ${applied}}}}`);
    assert.deepEqual(showLabels(kept?.annotations ?? new Map()), ['a=b']);
  });
});

describe('lowerUnit, pods', () => {
  it('has what policies see', () => {
    const { template, phase, addresses } = lower(
      'pod',
      `
kind: Pod
metadata: {labels: {app: web}}
spec:
  hostNetwork: yes
  serviceAccountName: runner
  dnsPolicy: Default
  containers:
    - ports: [{name: http, containerPort: 80}, {containerPort: 53, protocol: UDP}]
    - ports: [{containerPort: 0}, {containerPort: "81"}, {containerPort: 82, protocol: tcp}, {name: x}, y]
    - {}
  initContainers:
    - {name: wait, ports: [{containerPort: 90}]}
    - {name: sidecar, restartPolicy: Always, ports: [{name: admin, containerPort: 91}]}
status:
  phase: Running
  podIP: 10.0.0.1
  podIPs: [{ip: 10.0.0.1}, {ip: "fd00::1"}, {ip: x}, {}]
`,
    );
    assert.deepEqual(showLabels(template.labels), ['app=web']);
    assert.deepEqual(showPorts(template), ['http:80/TCP', ':53/UDP', 'admin:91/TCP']);
    assert.deepEqual(
      [template.hostNetwork, template.serviceAccountName, template.dnsPolicy, phase],
      [true, 'runner', 'Default', 'Running'],
    );
    assert.deepEqual(addresses.map(formatAddress), ['10.0.0.1', 'fd00::1']);
  });

  it('is a pod without anything, however little is written', () => {
    for (const rest of ['', ', spec: x', ', spec: {containers: {}}', ', metadata: [], status: 1']) {
      const { template, addresses } = lower('pod', `{kind: Pod${rest}}`);
      assert.deepEqual(
        [template.labels.size, template.ports, template.hostNetwork, addresses],
        [0, [], false, []],
      );
    }
  });
});

describe('lowerUnit, workloads', () => {
  const template =
    'template: {metadata: {labels: {app: web}}, spec: {containers: [{ports: [{containerPort: 80}]}]}}';
  const header = 'metadata: {name: web, labels: {app: object}}';
  const hash = 'pod-template-hash=?';
  const job = ['job-name=web', 'batch.kubernetes.io/job-name=web'];
  const uid = ['controller-uid=?', 'batch.kubernetes.io/controller-uid=?'];
  const cases: readonly (readonly [string, string, number | undefined, readonly string[]])[] = [
    ['apps/v1', 'Deployment', 1, [hash]],
    ['apps/v1', 'ReplicaSet', 1, []],
    ['v1', 'ReplicationController', 1, []],
    [
      'apps/v1',
      'StatefulSet',
      1,
      [
        'controller-revision-hash=?',
        'statefulset.kubernetes.io/pod-name=?',
        'apps.kubernetes.io/pod-index=?',
      ],
    ],
    ['apps/v1', 'DaemonSet', undefined, ['controller-revision-hash=?', 'pod-template-generation=?']],
    ['batch/v1', 'Job', 1, [...job, ...uid]],
    ['apps.openshift.io/v1', 'DeploymentConfig', 1, ['deploymentconfig=web', 'deployment=?']],
    ['argoproj.io/v1alpha1', 'Rollout', 1, ['rollouts-pod-template-hash=?']],
  ];
  for (const [apiVersion, kind, replicas, labels] of cases) {
    it(`${kind}: pods of the template, and the labels that its controller adds`, () => {
      const workload = lower(
        'workload',
        `{apiVersion: ${apiVersion}, kind: ${kind}, ${header}, spec: {${template}}}`,
      );
      assert.deepEqual(showLabels(workload.template.labels), ['app=web']);
      assert.deepEqual(showPorts(workload.template), [':80/TCP']);
      assert.equal(workload.replicas, replicas);
      assert.deepEqual(showLabels(workload.controllerLabels), labels);
    });
  }

  it('CronJob: pods of the jobs that it starts, whose names are not known', () => {
    const spec = `{jobTemplate: {spec: {parallelism: 3, completionMode: Indexed, ${template}}}}`;
    const workload = lower('workload', `{apiVersion: batch/v1, kind: CronJob, ${header}, spec: ${spec}}`);
    assert.deepEqual(showLabels(workload.template.labels), ['app=web']);
    assert.equal(workload.replicas, 3);
    assert.deepEqual(showLabels(workload.controllerLabels), [
      'job-name=?',
      'batch.kubernetes.io/job-name=?',
      ...uid,
      'batch.kubernetes.io/job-completion-index=?',
    ]);
  });

  it('replicas: as written, one by default, unknown where they cannot be read', () => {
    const replicas = (written: string): number | undefined =>
      lower('workload', `{kind: Deployment, spec: {replicas: ${written}}}`).replicas;
    assert.deepEqual(['0', '3', 'null', '', 'many', '"3"'].map(replicas), [0, 3, 1, 1, undefined, undefined]);
  });

  it('a Rollout whose template is elsewhere shows no pods itself', () => {
    const text =
      '{apiVersion: argoproj.io/v1alpha1, kind: Rollout, spec: {workloadRef: {kind: Deployment, name: web}}}';
    assert.equal(lowerAll(text)[0]?.type, 'podMaker');
  });

  it('labels are shown at the map, else at the metadata, else at the resource', () => {
    const shown = (spec: string): string => {
      const text = `{kind: Deployment, spec: ${spec}}`;
      const { labelsSpan } = lower('workload', text).template;
      return text.slice(labelsSpan.start, labelsSpan.end);
    };
    assert.equal(shown('{template: {metadata: {labels: {a: b}}}}'), '{a: b}');
    assert.equal(shown('{template: {metadata: {name: a}}}'), '{name: a}');
    assert.equal(shown('{}'), '{kind: Deployment, spec: {}}');
  });

  it('HorizontalPodAutoscaler: what it scales, and how far', () => {
    const spec = '{scaleTargetRef: {kind: Deployment, name: web}, maxReplicas: 5}';
    const autoscaler = lower(
      'autoscaler',
      `{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, spec: ${spec}}`,
    );
    assert.deepEqual(autoscaler.target, { kind: 'Deployment', name: 'web' });
    assert.deepEqual([autoscaler.minReplicas, autoscaler.maxReplicas], [1, 5]);
  });
});

describe('lowerUnit, services and what points at them', () => {
  it('Service: selector, and the target ports with their default', () => {
    const service = lower(
      'service',
      `
kind: Service
spec:
  clusterIP: None
  selector: {app: web}
  ports: [{port: 80}, {name: tls, port: 443, targetPort: https}, {port: 53, protocol: UDP, targetPort: 5353}, {port: 1, targetPort: "8080"}, {}]
`,
    );
    assert.deepEqual([service.serviceType, service.isHeadless], ['ClusterIP', true]);
    assert.deepEqual(showLabels(service.selector ?? new Map()), ['app=web']);
    assert.deepEqual(
      service.ports.map(({ name, port, targetPort, protocol }) => [name, port, targetPort, protocol]),
      [
        [undefined, 80, 80, 'TCP'],
        ['tls', 443, 'https', 'TCP'],
        [undefined, 53, 5353, 'UDP'],
        [undefined, 1, '8080', 'TCP'],
      ],
    );
  });

  it('Service: its addresses', () => {
    const addressesOf = (spec: string): readonly string[] =>
      lower('service', `{kind: Service, spec: ${spec}}`).addresses.map(formatAddress);
    assert.deepEqual(addressesOf('{clusterIP: 10.96.0.10, clusterIPs: [10.96.0.10, "fd00::a"]}'), [
      '10.96.0.10',
      'fd00::a',
    ]);
    assert.deepEqual(addressesOf('{clusterIP: None, clusterIPs: [None]}'), []);
    assert.deepEqual(addressesOf('{}'), []);
  });

  it('Service: an empty selector is none', () => {
    assert.equal(lower('service', '{kind: Service, spec: {selector: {}}}').selector, undefined);
    assert.equal(lower('service', '{kind: Service}').selector, undefined);
  });

  const routes: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'Ingress',
      `{apiVersion: networking.k8s.io/v1, kind: Ingress, spec: {
        defaultBackend: {service: {name: a, port: {number: 80}}},
        rules: [{host: x}, {http: {paths: [{backend: {service: {name: b, port: {name: http}}}}, {backend: {resource: {kind: B}}}]}}]}}`,
      ['a 80', 'b http'],
    ],
    [
      'Ingress of the first versions',
      '{apiVersion: extensions/v1beta1, kind: Ingress, spec: {backend: {serviceName: a, servicePort: 80}, rules: [{http: {paths: [{backend: {serviceName: b, servicePort: http}}]}}]}}',
      ['a 80', 'b http'],
    ],
    [
      'OpenShift Route',
      '{apiVersion: route.openshift.io/v1, kind: Route, spec: {to: {kind: Service, name: a}, alternateBackends: [{kind: Service, name: b}], port: {targetPort: 8080}}}',
      ['a 8080', 'b 8080'],
    ],
    [
      'HTTPRoute',
      `{apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, spec: {rules: [{
        backendRefs: [{name: a, port: 80}, {name: b, namespace: other, port: 81}, {group: x, kind: Bucket, name: c}],
        filters: [{type: RequestMirror, requestMirror: {backendRef: {name: d, port: 82}}}]}]}}`,
      ['a 80', 'other/b 81', 'd 82'],
    ],
    ['a route half written', '{apiVersion: networking.k8s.io/v1, kind: Ingress, spec: {rules: {}}}', []],
  ];
  for (const [title, text, expected] of routes) {
    it(title, () => {
      const backends = lower('entryRoute', text).backends.map(({ namespace, service, port }) => {
        const prefix = namespace === undefined ? '' : `${namespace}/`;
        return `${prefix}${service} ${port ?? ''}`;
      });
      assert.deepEqual(backends, expected);
    });
  }

  it('the gateways that a route hangs on', () => {
    const spec = '{parentRefs: [{name: g}, {namespace: infra, name: h}, {kind: Service, name: s}]}';
    assert.deepEqual(
      lower('entryRoute', `{apiVersion: gateway.networking.k8s.io/v1, kind: GRPCRoute, spec: ${spec}}`)
        .gateways,
      [
        { namespace: undefined, name: 'g' },
        { namespace: 'infra', name: 'h' },
      ],
    );
    const gateway =
      '{apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, spec: {gatewayClassName: istio}}';
    assert.equal(lower('gateway', gateway).gatewayClassName, 'istio');
  });

  it('the service accounts of a binding', () => {
    const subjects =
      '[{kind: User, name: u}, {kind: ServiceAccount, name: a, namespace: shop}, {kind: ServiceAccount, name: b}]';
    const text = `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, subjects: ${subjects}}`;
    assert.deepEqual(lower('roleBinding', text).serviceAccounts, [
      { namespace: 'shop', name: 'a' },
      { namespace: undefined, name: 'b' },
    ]);
  });
});
