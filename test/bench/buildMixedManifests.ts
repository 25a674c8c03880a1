/**
 * A repository of manifests as they lie in git: 2,000 files, 10 MB, of which policies are a small part. Most bytes
 * are ConfigMaps and custom resource definitions, which a policy analyzer must pass over quickly.
 */
import type { BookPolicy } from '../book/bookModel.ts';
import { buildCluster } from './buildCluster.ts';
import { type BenchFile, type BenchWorkload, deploymentOf, toYaml } from './benchCluster.ts';
import { SeededRandom } from './seededRandom.ts';

const CONFIG_MAP_COUNT = 500;
const DEFINITION_COUNT = 40;
const SERVICE_COUNT = 560;
const DEPLOYMENT_COUNT = 560;
const POLICY_COUNT = 340;
const CONFIG_LINES = 225;
const DEFINITION_FIELDS = 430;
const SEED = 10_002_000;

export function buildMixedManifests(): readonly BenchFile[] {
  const random = new SeededRandom(SEED);
  const cluster = buildCluster({
    namespaceCount: 20,
    workloadCount: DEPLOYMENT_COUNT,
    policyCount: POLICY_COUNT,
  });
  return [
    ...fill('config', CONFIG_MAP_COUNT, (index) => buildConfigMap(random, index)),
    ...fill('definitions', DEFINITION_COUNT, (index) => buildDefinition(random, index)),
    ...cluster.workloads.map((workload) => ({
      path: `apps/${workload.namespace}/${workload.name}-deployment.yaml`,
      text: toYaml([deploymentOf(workload)]),
    })),
    ...cluster.workloads.slice(0, SERVICE_COUNT).map((workload) => ({
      path: `apps/${workload.namespace}/${workload.name}-service.yaml`,
      text: toYaml([serviceOf(workload)]),
    })),
    ...cluster.policies.map((policy) => ({
      path: `policies/${policy.metadata.namespace}/${policy.metadata.name}.yaml`,
      text: toYaml([policyOf(policy)]),
    })),
  ];
}

function fill(folder: string, count: number, build: (index: number) => unknown): readonly BenchFile[] {
  return Array.from({ length: count }, (_, index) => ({
    path: `${folder}/${folder}-${String(index)}.yaml`,
    text: toYaml([build(index)]),
  }));
}

function buildConfigMap(random: SeededRandom, index: number): unknown {
  const lines = Array.from(
    { length: CONFIG_LINES },
    (_, line) => `server.option.${String(line)} = value-${String(random.between(0, 1e9))} # tuned for load`,
  );
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: `settings-${String(index)}`, namespace: `team-${String(index % 20)}` },
    data: { 'application.properties': lines.join('\n') },
  };
}

function buildDefinition(random: SeededRandom, index: number): unknown {
  const fields = Array.from({ length: DEFINITION_FIELDS }, (_, field) => [
    `field${String(field)}`,
    {
      description: `Value ${String(random.between(0, 1e6))} of the resource, set by its owner and read by the controller.`,
      type: random.pick(['string', 'integer', 'boolean']),
    },
  ]);
  const schema = { openAPIV3Schema: { type: 'object', properties: Object.fromEntries(fields) as unknown } };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `things${String(index)}.example.com` },
    spec: { group: 'example.com', versions: [{ name: 'v1', served: true, storage: true, schema }] },
  };
}

function serviceOf({ namespace, name, labels, ports }: BenchWorkload): unknown {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, labels },
    spec: { selector: labels, ports: ports.map((port) => ({ name: port.name, port: port.containerPort })) },
  };
}

function policyOf({ metadata, spec }: BookPolicy): unknown {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata, spec };
}
