/**
 * What clusters are made of: manifests as a user writes or dumps them, with the endpoints, namespaces and duplicates
 * that must come out. Endpoints are written as `id labels`, with a note for everything that is not as usual.
 */
import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS } from '../config/settings.ts';
import { NETPOL_ANALYZER_PROFILE } from '../config/profile.ts';
import { formatAddress } from '../k8s/cidr.ts';
import type { LabelFacts } from '../k8s/labelSelector.ts';
import { readSourceFile } from '../source/readSourceFile.ts';
import { say } from '../text/say.ts';
import type { WorkloadEndpoint } from './cluster.ts';
import { isComplete, showsAllPods } from './isComplete.ts';
import { joinCluster, type JoinedCluster } from './joinCluster.ts';

type Files = Readonly<Record<string, string>>;

function join(files: Files | string, settings = DEFAULT_SETTINGS): JoinedCluster {
  const texts = typeof files === 'string' ? { 'all.yaml': files } : files;
  const resources = Object.entries(texts).flatMap(([path, text]) =>
    readSourceFile(path, text).units.flatMap((unit) => unit.resources),
  );
  return joinCluster({ resources, settings, namespace: 'default', incompleteness: [] });
}

function showLabels({ known, isOpen }: LabelFacts): string {
  const labels = [...known].map(([key, value]) => `${key}=${value ?? '?'}`).sort();
  return [...labels, ...(isOpen ? ['...'] : [])].join(',');
}

function showEndpoint(endpoint: WorkloadEndpoint): string {
  const notes = [
    endpoint.replicas === 1 ? '' : `replicas ${endpoint.replicas ?? '?'}`,
    endpoint.canHaveSeveralPods ? 'several' : '',
    endpoint.hostNetwork ? 'hostNetwork' : '',
    endpoint.addresses.map(formatAddress).join(' '),
    endpoint.ports.map(({ name, number }) => `${name ?? ''}:${number}`).join(' '),
  ];
  return [endpoint.id, showLabels(endpoint.labels), ...notes].filter((part) => part !== '').join(' | ');
}

function checkEndpoints(title: string, files: Files | string, ...expected: readonly string[]): void {
  it(title, () => {
    assert.deepEqual(join(files).cluster.workloads.map(showEndpoint), expected);
  });
}

/** A workload with a template; `rest` are more fields of its spec. */
function workload(kind: string, name: string, labels: string, rest = ''): string {
  return `---
kind: ${kind}
metadata: {name: ${name}, namespace: shop}
spec: {template: {metadata: {labels: {${labels}}}}${rest}}
`;
}

/** A pod; `owner` is `Kind name` of its controller. */
function pod(name: string, labels: string, owner = '', rest = ''): string {
  const [kind, ownerName] = owner.split(' ');
  const references =
    owner === '' ? '' : `, ownerReferences: [{kind: ${kind}, name: ${ownerName}, controller: true}]`;
  return `---
kind: Pod
metadata: {name: ${name}, namespace: shop, labels: {${labels}}${references}}
${rest}
`;
}

describe('joinCluster, workloads and bare pods', () => {
  checkEndpoints(
    'one endpoint each, sorted by id, with the labels that controllers add',
    workload('StatefulSet', 'db', 'app: db', ', replicas: 3') +
      workload('Job', 'init', 'app: init') +
      pod('a', 'app: a'),
    'shop/a[Pod] | app=a',
    'shop/db[StatefulSet] | app=db,apps.kubernetes.io/pod-index=?,controller-revision-hash=?,statefulset.kubernetes.io/pod-name=? | replicas 3 | several',
    'shop/init[Job] | app=init,batch.kubernetes.io/controller-uid=?,batch.kubernetes.io/job-name=init,controller-uid=?,job-name=init',
  );
  checkEndpoints(
    'zero replicas is still an endpoint, a DaemonSet has any number of pods',
    workload('ReplicaSet', 'a', 'x: y', ', replicas: 0') + workload('DaemonSet', 'b', 'x: y'),
    'shop/a[ReplicaSet] | x=y | replicas 0',
    'shop/b[DaemonSet] | controller-revision-hash=?,pod-template-generation=?,x=y | replicas ? | several',
  );
  checkEndpoints(
    'a manifest without a namespace is in the default one',
    '{kind: Pod, metadata: {name: a}}',
    'default/a[Pod]',
  );
  checkEndpoints(
    'a finished pod holds no address and is no endpoint (S31)',
    ['Succeeded', 'Failed', 'Running', 'Pending']
      .map((phase) => pod(phase.toLowerCase(), 'a: b', '', `status: {phase: ${phase}}`))
      .join(''),
    'shop/pending[Pod] | a=b',
    'shop/running[Pod] | a=b',
  );
  checkEndpoints(
    'what is named only when it is created is not one thing',
    '{kind: Pod, metadata: {generateName: a-}}\n---\n{kind: Pod, metadata: {generateName: a-}}\n---\n{kind: ReplicaSet, metadata: {generateName: b-}}\n---\n{kind: ReplicaSet, metadata: {generateName: b-}}',
    'default/a-[Pod]',
    'default/a-[Pod]#2',
    'default/b-[ReplicaSet]',
    'default/b-[ReplicaSet]#2',
  );
});

describe('joinCluster, autoscalers', () => {
  const scaler = (range: string): string =>
    `---\n{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: h, namespace: shop}, spec: {scaleTargetRef: {kind: ReplicaSet, name: web}${range}}}\n`;
  const web = (rest = ''): string => workload('ReplicaSet', 'web', 'a: b', rest);
  checkEndpoints(
    'make several pods possible',
    web() + scaler(', maxReplicas: 5'),
    'shop/web[ReplicaSet] | a=b | replicas ? | several',
  );
  checkEndpoints(
    'do not where they keep one',
    web(', replicas: 3') + scaler(', minReplicas: 1, maxReplicas: 1'),
    'shop/web[ReplicaSet] | a=b',
  );
  checkEndpoints(
    'leave alone what is scaled to zero',
    web(', replicas: 0') + scaler(', maxReplicas: 5'),
    'shop/web[ReplicaSet] | a=b | replicas 0',
  );
  checkEndpoints(
    'mean only their target',
    workload('ReplicaSet', 'db', 'a: b') + scaler(', maxReplicas: 5'),
    'shop/db[ReplicaSet] | a=b',
  );
});

describe('joinCluster, pods of owners', () => {
  const hash = 'pod-template-hash: 7d4b9c';
  checkEndpoints(
    'a dump: the Deployment, its ReplicaSet and their pods are one',
    workload('Deployment', 'web', 'app: web', ', replicas: 2') +
      `---
apiVersion: apps/v1
kind: ReplicaSet
metadata: {name: web-7d4b9c, namespace: shop, ownerReferences: [{kind: Deployment, name: web, controller: true}]}
spec: {replicas: 2, template: {metadata: {labels: {app: web, ${hash}}}}}
` +
      pod('web-7d4b9c-a', `app: web, ${hash}`, 'ReplicaSet web-7d4b9c', 'status: {podIP: 10.0.0.1}') +
      pod('web-7d4b9c-b', `app: web, ${hash}`, 'ReplicaSet web-7d4b9c', 'status: {podIP: 10.0.0.2}'),
    'shop/web[Deployment] | app=web,pod-template-hash=? | replicas 2 | several | 10.0.0.1 10.0.0.2',
  );
  checkEndpoints(
    'a ReplicaSet that is not shown, by the name that the Deployment gave it',
    workload('Deployment', 'web', 'app: web') +
      pod('web-7d4b9c-a', `app: web, ${hash}`, 'ReplicaSet web-7d4b9c'),
    'shop/web[Deployment] | app=web,pod-template-hash=?',
  );
  checkEndpoints(
    'a ReplicaSet of a Deployment that is not shown is itself',
    pod('web-7d4b9c-a', `app: web, ${hash}`, 'ReplicaSet web-7d4b9c') +
      pod('web-7d4b9c-b', `app: web, ${hash}`, 'ReplicaSet web-7d4b9c'),
    'shop/web-7d4b9c[ReplicaSet] | app=web,pod-template-hash=7d4b9c | replicas 2 | several',
  );
  checkEndpoints(
    'names alone, without the hash, make no owner',
    workload('Deployment', 'web', 'app: web') + workload('ReplicaSet', 'web-7d4b9c', 'app: web'),
    'shop/web-7d4b9c[ReplicaSet] | app=web',
    'shop/web[Deployment] | app=web,pod-template-hash=?',
  );
  checkEndpoints(
    'the pods of an old template are an endpoint of their own',
    workload('Deployment', 'web', 'app: web, v: 2') +
      pod('web-1-a', 'app: web, v: "1", pod-template-hash: "1"', 'ReplicaSet web-1') +
      pod('web-2-a', 'app: web, v: "2", pod-template-hash: "2"', 'ReplicaSet web-2'),
    'shop/web[Deployment] | app=web,pod-template-hash=?,v=2',
    'shop/web[Deployment]#2 | app=web,pod-template-hash=1,v=1',
  );
  checkEndpoints(
    'pods that differ in ports or hostNetwork too, but not in what each pod gets from the controller',
    pod('db-0', 'app: db, statefulset.kubernetes.io/pod-name: db-0', 'StatefulSet db') +
      pod('db-1', 'app: db, statefulset.kubernetes.io/pod-name: db-1', 'StatefulSet db') +
      pod(
        'db-2',
        'app: db, statefulset.kubernetes.io/pod-name: db-2',
        'StatefulSet db',
        'spec: {hostNetwork: true}',
      ) +
      pod(
        'db-3',
        'app: db, statefulset.kubernetes.io/pod-name: db-3',
        'StatefulSet db',
        'spec: {containers: [{ports: [{name: sql, containerPort: 1}]}]}',
      ),
    'shop/db[StatefulSet] | app=db,statefulset.kubernetes.io/pod-name=? | replicas 2 | several',
    'shop/db[StatefulSet]#2 | app=db,statefulset.kubernetes.io/pod-name=db-2 | hostNetwork',
    'shop/db[StatefulSet]#3 | app=db,statefulset.kubernetes.io/pod-name=db-3 | sql:1',
  );
  checkEndpoints(
    'an owner without a kind is called a pod',
    pod('pod-1', 'app: a', '').replace(
      'labels',
      'ownerReferences: [{name: security, controller: true}], labels',
    ),
    'shop/security[Pod] | app=a',
  );
  checkEndpoints(
    'owners of another namespace, or that do not control, are none',
    '{kind: Deployment, metadata: {name: web, namespace: other}}\n' +
      pod('a', 'x: y', 'Deployment web') +
      '---\n{kind: Pod, metadata: {name: b, namespace: shop, ownerReferences: [{kind: Deployment, name: web}]}}',
    'other/web[Deployment] | pod-template-hash=?',
    'shop/b[Pod]',
    'shop/web[Deployment] | x=y',
  );
  checkEndpoints(
    'the job of a CronJob counts as the CronJob',
    '---\n{kind: CronJob, metadata: {name: backup, namespace: shop}, spec: {jobTemplate: {spec: {template: {metadata: {labels: {app: b}}}}}}}\n' +
      workload('Job', 'backup-1', 'app: b, job-name: backup-1').replace(
        'metadata: {',
        'metadata: {ownerReferences: [{kind: CronJob, name: backup, controller: true}], ',
      ) +
      pod('backup-1-x', 'app: b, job-name: backup-1', 'Job backup-1'),
    'shop/backup[CronJob] | app=b,batch.kubernetes.io/controller-uid=?,batch.kubernetes.io/job-name=?,controller-uid=?,job-name=?',
  );
  checkEndpoints(
    'Rollouts and DeploymentConfigs leave their mark on pods too',
    '{apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: {name: web, namespace: shop}}\n' +
      pod('web-5f-a', 'rollouts-pod-template-hash: 5f', 'ReplicaSet web-5f') +
      '---\n{kind: DeploymentConfig, metadata: {name: db, namespace: shop}}\n' +
      pod('db-1-x', 'deploymentconfig: db, deployment: db-1', 'ReplicationController db-1'),
    'shop/db[DeploymentConfig] | deployment=?,deploymentconfig=db',
    'shop/web[Rollout] | rollouts-pod-template-hash=?',
  );
  checkEndpoints(
    'owners in a circle end somewhere',
    ['a', 'b']
      .map((name) =>
        workload('ReplicaSet', name, `x: ${name}`).replace(
          'metadata: {',
          `metadata: {ownerReferences: [{kind: ReplicaSet, name: ${name === 'a' ? 'b' : 'a'}, controller: true}], `,
        ),
      )
      .join(''),
    'shop/a[ReplicaSet] | x=b',
    'shop/b[ReplicaSet] | x=a',
  );
  checkEndpoints(
    'addresses are known of all pods or of none',
    workload('ReplicaSet', 'web', 'a: b', ', replicas: 2') +
      pod('web-1', 'a: b', 'ReplicaSet web', 'status: {podIP: 10.0.0.1}') +
      workload('ReplicaSet', 'db', 'a: b', ', replicas: 2') +
      pod('db-1', 'a: b', 'ReplicaSet db', 'status: {podIP: 10.0.0.2}') +
      pod('db-2', 'a: b', 'ReplicaSet db', 'status: {phase: Pending}'),
    'shop/db[ReplicaSet] | a=b | replicas 2 | several',
    'shop/web[ReplicaSet] | a=b | replicas 2 | several',
  );
});

describe('joinCluster, namespaces', () => {
  const text = `
{kind: Namespace, metadata: {name: shop, labels: {team: a, kubernetes.io/metadata.name: wrong}}}
---
{kind: Pod, metadata: {name: a, namespace: shop}}
---
{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p, namespace: infra}}
---
{kind: Service, metadata: {name: s}}
---
{kind: ClusterRoleBinding, metadata: {name: c, namespace: nowhere}}
---
{apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, metadata: {name: c}}
---
{kind: Namespace, metadata: {name: empty}}
`;
  const show = (joined: JoinedCluster): readonly string[] =>
    [...joined.cluster.namespaces.values()].map(({ name, labels }) => `${name}: ${showLabels(labels)}`);

  it('declared and used ones; the name is a label that nobody can change (S30)', () => {
    assert.deepEqual(show(join(text)), [
      'default: kubernetes.io/metadata.name=default,...',
      'empty: kubernetes.io/metadata.name=empty',
      'infra: kubernetes.io/metadata.name=infra,...',
      'shop: kubernetes.io/metadata.name=shop,team=a',
    ]);
  });

  it('a profile may say that undeclared ones carry nothing else', () => {
    const joined = join(text, { ...DEFAULT_SETTINGS, profile: NETPOL_ANALYZER_PROFILE });
    assert.deepEqual(show(joined).slice(0, 1), ['default: kubernetes.io/metadata.name=default']);
  });

  it('policies and services have theirs filled in, and keep their spec', () => {
    const { cluster } = join(
      '{kind: NetworkPolicy, metadata: {name: p}}\n---\n{kind: Service, metadata: {name: s}}',
    );
    assert.deepEqual(
      [...cluster.policies, ...cluster.services].map(({ namespace, name }) => `${namespace}/${name}`),
      ['default/p', 'default/s'],
    );
  });

  it('are complete where nothing hides a part of them', () => {
    const hidden = { cause: say`template`, file: 'x.yaml', hidesPods: true };
    const cluster = { incompleteness: [{ ...hidden, namespace: 'shop' }] };
    assert.deepEqual([isComplete(cluster, 'shop'), isComplete(cluster, 'infra')], [false, true]);
    assert.equal(isComplete({ incompleteness: [{ ...hidden, namespace: undefined }] }, 'infra'), false);
  });

  it('show all their pods where only policies are hidden', () => {
    const hidden = { cause: say`template`, file: 'x.yaml', namespace: 'shop' };
    const shows = (hidesPods: boolean): boolean =>
      showsAllPods({ incompleteness: [{ ...hidden, hidesPods }] }, 'shop');
    assert.deepEqual([shows(false), shows(true)], [true, false]);
  });
});

describe('joinCluster, duplicates', () => {
  const web = (label: string): string =>
    `{apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: web}, spec: {template: {metadata: {labels: {x: ${label}}}}}}`;
  const show = ({ cluster, duplicates }: JoinedCluster): readonly string[] => [
    ...cluster.workloads.map(showEndpoint),
    ...duplicates.map(
      ({ counted, ignored }) =>
        `${ignored.file}#${ignored.unitIndex} -> ${counted.file}#${counted.unitIndex}`,
    ),
  ];

  it('the last by path counts, in the order of bytes and whatever order the files come in', () => {
    const files = { 'b.yaml': web('b'), 'B.yaml': web('B'), 'a.yaml': web('a') };
    const expected = ['default/web[ReplicaSet] | x=b', 'B.yaml#0 -> b.yaml#0', 'a.yaml#0 -> b.yaml#0'];
    assert.deepEqual(show(join(files)), expected);
    assert.deepEqual(show(join(Object.fromEntries(Object.entries(files).reverse()))), expected);
  });

  it('then the last document, then the last item of a list', () => {
    assert.deepEqual(show(join(`${web('1')}\n---\n${web('2')}`)), [
      'default/web[ReplicaSet] | x=2',
      'all.yaml#0 -> all.yaml#1',
    ]);
    assert.deepEqual(show(join(`{kind: List, items: [${web('1')}, ${web('2')}]}`)), [
      'default/web[ReplicaSet] | x=2',
      'all.yaml#0 -> all.yaml#0',
    ]);
  });

  it('a namespace left out is the default one; an old API group is the same object', () => {
    const old = web('old')
      .replace('apps/v1', 'extensions/v1beta1')
      .replace('name: web', 'name: web, namespace: default');
    assert.equal(join({ 'a.yaml': old, 'b.yaml': web('new') }).duplicates.length, 1);
  });

  it('other kinds, namespaces and groups are other objects, and kustomizations are none', () => {
    const texts = [
      '{apiVersion: v1, kind: Service, metadata: {name: web}}',
      '{apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: web}}',
      '{apiVersion: v1, kind: Service, metadata: {name: web, namespace: other}}',
      '{apiVersion: v1, kind: ServiceAccount, metadata: {name: web}}',
      '{apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization, metadata: {name: web}}',
      '{apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization, metadata: {name: web}}',
    ];
    assert.deepEqual(join(texts.join('\n---\n')).duplicates, []);
  });

  it('half written resources without a name are not taken for one another', () => {
    assert.deepEqual(join('{kind: Service}\n---\n{kind: Service}').duplicates, []);
  });
});
