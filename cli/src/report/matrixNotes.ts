/**
 * What one must know beside the matrix to read it right: signs, ranges, pods that no policy protects, and where
 * the manifests do not show everything.
 */
import type {
  Cluster,
  Connection,
  Endpoint,
  ReasonBecause,
  WorkloadEndpoint,
} from '../../../engine/src/index.ts';
import type { Line } from '../output/line.ts';
import { UNDEFINED_SIGN, UNKNOWN_SIGN } from './cellText.ts';
import { createNames } from './endpointNames.ts';
import { listSide, type ScopeMatrix } from './scopeMatrix.ts';
import { createSide, phraseEndpoints } from './sourcesText.ts';

const NAMES_MAX = 8;

/** What makes an answer uncertain, in words. */
const BECAUSE_TEXTS: Readonly<Partial<Record<ReasonBecause, string>>> = {
  unknownLabels: 'labels that no manifest shows decide',
  podAddress: 'an ipBlock may hold the pods; say where pods live under `clusterCIDRs` of podgate.yaml',
  hostNetwork: 'pods of the host network may count as pods or as their node',
  unreadable: 'a rule could not be read; `podgate check` says where',
  cni: 'it depends on the network plugin; choose it with `cni` in podgate.yaml or --cni',
};

/** Which uncertain verdicts an answer has, and why as far as the rows told. */
export class UsedSigns {
  readonly unknown: Set<ReasonBecause | undefined> = new Set<ReasonBecause | undefined>();
  readonly undefined: Set<ReasonBecause | undefined> = new Set<ReasonBecause | undefined>();

  add(connections: readonly Connection[]): void {
    for (const { verdict, because } of connections) {
      if (verdict === 'unknown' || verdict === 'undefined') {
        this[verdict].add(because);
      }
    }
  }
}

export function* legendLines(signs: UsedSigns): Generator<Line, void, undefined> {
  if (0 < signs.unknown.size) {
    yield [`  ${UNKNOWN_SIGN} unknown: the manifests do not say enough${becauseText(signs.unknown)}`];
  }
  if (0 < signs.undefined.size) {
    yield [`  ${UNDEFINED_SIGN} undefined: Kubernetes leaves it open${becauseText(signs.undefined)}`];
  }
}

/** Workloads that are open because nothing isolates them, then what is not complete. */
export function* noteLines(matrix: ScopeMatrix): Generator<Line, void, undefined> {
  const endpoints = listSide(matrix, 'to');
  const open = endpoints
    .filter((endpoint): endpoint is WorkloadEndpoint => endpoint.type === 'workload')
    .filter((workload) => matrix.reachability.isolationOf(workload).ingress === 'notIsolated');
  if (0 < open.length) {
    yield [{ text: `  ⚠ ${openText(open, endpoints, matrix.cluster)}`, style: 'yellow' }];
  }
  for (const text of incompletenessTexts(matrix)) {
    yield [`  ${UNKNOWN_SIGN} ${text}`];
  }
}

function becauseText(reasons: ReadonlySet<ReasonBecause | undefined>): string {
  const texts = [...reasons].map((because) => (because === undefined ? undefined : BECAUSE_TEXTS[because]));
  const known = texts.filter((text) => text !== undefined);
  return known.length === 0 ? '' : ` (${known.join('; ')})`;
}

function openText(
  open: readonly WorkloadEndpoint[],
  endpoints: readonly Endpoint[],
  cluster: Cluster,
): string {
  const workloadCount = endpoints.filter(({ type }) => type === 'workload').length;
  if (1 < open.length && open.length === workloadCount) {
    return 'no policy isolates any of these workloads for ingress';
  }
  const nameOf = createNames(endpoints);
  const isOneNamespace =
    cluster.namespaces.size <= 1 || 1 === new Set(cluster.workloads.map((w) => w.namespace)).size;
  const names = isOneNamespace
    ? open.map((workload) => nameOf(workload))
    : phraseEndpoints(createSide(endpoints, nameOf, cluster), open);
  const shown = names.slice(0, NAMES_MAX).join(', ');
  const more = NAMES_MAX < names.length ? ` and ${names.length - NAMES_MAX} more` : '';
  return `${shown}${more}: no policy isolates ${open.length === 1 ? 'it' : 'them'} for ingress`;
}

function incompletenessTexts(matrix: ScopeMatrix): readonly string[] {
  const files = new Map<string, Set<string>>();
  for (const { namespace, cause, file } of matrix.cluster.incompleteness) {
    const where = namespace === undefined ? 'this scope' : `namespace ${namespace}`;
    const text = `${where} is not complete in these files: ${cause}`;
    files.set(text, (files.get(text) ?? new Set()).add(matrix.showPath(file)));
  }
  return [...files].map(([text, [first = '', ...others]]) =>
    others.length === 0 ? `${text} (${first})` : `${text} (${first} and ${others.length} more)`,
  );
}
