/**
 * What one must know beside the matrix to read it right: signs, ranges, pods that no policy protects, and where
 * the manifests do not show everything.
 */
import {
  enforces,
  type Cluster,
  type Connection,
  type Endpoint,
  type ReasonBecause,
  type WorkloadEndpoint,
} from '../../../engine/src/index.ts';
import type { Line } from '../output/line.ts';
import { UNDEFINED_SIGN, UNKNOWN_SIGN } from './cellText.ts';
import { createNames } from './endpointNames.ts';
import { incompletenessNotes } from './incompleteness.ts';
import { listSide, type ScopeMatrix } from './scopeMatrix.ts';
import { signedLines, type SignedText } from './signedLines.ts';
import { createSide, phraseEndpoints } from './sourcesText.ts';

const NAMES_MAX = 8;

/** What makes an answer uncertain, in words. */
const BECAUSE_TEXTS: Readonly<Partial<Record<ReasonBecause, string>>> = {
  unknownLabels: 'labels that no manifest shows decide',
  podAddress: 'an ipBlock may hold the pods; say where pods live under `clusterCIDRs` of podgate.yaml',
  hostNetwork: 'pods of the host network may count as pods or as their node',
  unreadable: 'a rule could not be read; `podgate check` says where',
  cni: 'nobody says what the network plugin does; say it under `cni` of podgate.yaml',
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

/** The signs, then workloads that are open because nothing isolates them, then what is not complete. */
export function* noteLines(
  matrix: ScopeMatrix,
  signs: UsedSigns,
  width: number,
): Generator<Line, void, undefined> {
  yield* signedLines(
    [
      ...legendNotes(signs),
      ...pluginNotes(matrix),
      ...openNotes(matrix),
      ...incompletenessNotes(matrix.cluster.incompleteness, matrix.showPath),
    ],
    width,
  );
}

function legendNotes(signs: UsedSigns): readonly SignedText[] {
  const notes: SignedText[] = [];
  if (0 < signs.unknown.size) {
    const text = `unknown: the manifests do not say enough${becauseText(signs.unknown)}`;
    notes.push({ sign: UNKNOWN_SIGN, text });
  }
  if (0 < signs.undefined.size) {
    const text = `undefined: Kubernetes leaves it open${becauseText(signs.undefined)}`;
    notes.push({ sign: UNDEFINED_SIGN, text });
  }
  return notes;
}

/** Where the plugin does not enforce policies, all that follows about them is open. */
function pluginNotes({ cluster }: ScopeMatrix): readonly SignedText[] {
  const { profile, policies } = cluster;
  const directions = (['ingress', 'egress'] as const).filter(
    (direction) => enforces(profile, direction) === 'no',
  );
  if (policies.length === 0 || directions.length === 0) {
    return [];
  }
  const what = directions.length === 2 ? 'NetworkPolicy' : `NetworkPolicy for ${directions.join('')}`;
  const text = `${profile.title} does not enforce ${what}: all of it stays open, whatever policies say`;
  return [{ sign: '⚠', text, style: 'yellow' }];
}

/** Policies may well select pods of the host network; that they isolate these is what Kubernetes does not promise. */
function openNotes(matrix: ScopeMatrix): readonly SignedText[] {
  const { cluster, reachability } = matrix;
  if (enforces(cluster.profile, 'ingress') === 'no') {
    return [];
  }
  const endpoints = listSide(matrix, 'to');
  const open = endpoints
    .filter((endpoint): endpoint is WorkloadEndpoint => endpoint.type === 'workload')
    .filter((workload) => reachability.isolationOf(workload).ingress === 'notIsolated');
  const isBeyondPolicies = ({ hostNetwork }: WorkloadEndpoint): boolean =>
    hostNetwork && cluster.profile.hostNetwork !== 'asPods';
  const onHosts = open.filter(isBeyondPolicies);
  const others = open.filter((workload) => !isBeyondPolicies(workload));
  const notes: SignedText[] = [];
  if (0 < others.length) {
    const text = openText(others, endpoints, cluster);
    notes.push({ sign: '⚠', text, style: 'yellow' });
  }
  if (0 < onHosts.length) {
    const names = nameSome(onHosts, endpoints, cluster);
    notes.push({
      sign: '⚠',
      text: `${names}: on the host network, where policies do not isolate`,
      style: 'yellow',
    });
  }
  return notes;
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
  const names = nameSome(open, endpoints, cluster);
  return `${names}: no policy isolates ${open.length === 1 ? 'it' : 'them'} for ingress`;
}

/** The workloads in as few words as hold; of very many only the first ones. */
function nameSome(
  workloads: readonly WorkloadEndpoint[],
  endpoints: readonly Endpoint[],
  cluster: Cluster,
): string {
  const nameOf = createNames(endpoints);
  const isOneNamespace =
    cluster.namespaces.size <= 1 || 1 === new Set(cluster.workloads.map((w) => w.namespace)).size;
  const names = isOneNamespace
    ? workloads.map((workload) => nameOf(workload))
    : phraseEndpoints(createSide(endpoints, nameOf, cluster), workloads);
  const shown = names.slice(0, NAMES_MAX).join(', ');
  return NAMES_MAX < names.length ? `${shown} and ${names.length - NAMES_MAX} more` : shown;
}
