/**
 * Workloads that name each other's Services in their environment, as programs that work together do, and no policies: what
 * `podgate generate` is given.
 */
import { buildCluster } from './buildCluster.ts';
import { deploymentOf, toYaml, type BenchFile, type BenchWorkload } from './benchCluster.ts';

const WORKLOAD_COUNT = 500;
const NAMESPACE_COUNT = 20;
/** So many others does each workload name. */
const NAMED = 4;
/** The others are these steps away in the list, so that some are of the same namespace. */
const STRIDE = 7;

export function buildDeclaring(): readonly BenchFile[] {
  const { workloads } = buildCluster({
    namespaceCount: NAMESPACE_COUNT,
    workloadCount: WORKLOAD_COUNT,
    policyCount: 0,
  });
  return workloads.map((workload, index) => ({
    path: `${workload.namespace}/${workload.name}.yaml`,
    text: toYaml([deploymentOf(workload, nameOthers(workloads, index)), serviceOf(workload)]),
  }));
}

function nameOthers(workloads: readonly BenchWorkload[], index: number): readonly string[] {
  return Array.from({ length: NAMED }, (_, step) => {
    const other = workloads[(index + (step + 1) * STRIDE) % workloads.length];
    return `http://${other?.name ?? ''}.${other?.namespace ?? ''}:80/v1`;
  });
}

function serviceOf({ namespace, name, labels, ports }: BenchWorkload): unknown {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: {
      selector: labels,
      ports: ports.slice(0, 1).map((port) => ({ port: 80, targetPort: port.containerPort })),
    },
  };
}
