/**
 * The rule `ip-block-covers-cluster`: an `ipBlock` that is about a part of the cluster's own addresses. A block that
 * holds all of them, or none, is no matter; one that is about pods and that the network plugin never matches with any
 * is the rule `cni-unsupported`'s.
 */
import type { Cluster, WorkloadEndpoint } from '../../cluster/cluster.ts';
import { formatCidr } from '../../k8s/cidr.ts';
import { DIRECTIONS, locate, type Direction } from '../../k8s/resource.ts';
import { AddressSet } from '../../policy/addressSet.ts';
import type { Peer, Policy } from '../../policy/policy.ts';
import { say } from '../../text/say.ts';
import { describePodsInside, selectInstead } from '../blockEdit.ts';
import type { Found, PolicyFacts } from '../clusterCheck.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';
import type { ScopeFacts } from '../scopeFacts.ts';

export const ipBlockCoversCluster: Rule = {
  id: 'ip-block-covers-cluster',
  severity: 'warning',
  title: "An ipBlock that is about a part of the cluster's own addresses",
  docs: `An \`ipBlock\` is meant for addresses outside the cluster. This one holds some of the addresses of pods and not
others, or lies in the range of Services. Pods get new addresses when they start anew, so the block means other pods
tomorrow; whether a block matches pods at all depends on the network plugin, and a policy sees the address of a pod, not
that of the Service in front of it. Use selectors for pods. The cluster's ranges are
[\`clusterCIDRs\`](../configuration.md#clustercidrs), or else what the manifests tell of the addresses of pods.`,
  badExample: {
    text: `#-- podgate.yaml
clusterCIDRs: { pods: 10.244.0.0/16 }
#-- policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  ingress:
    - from:
        - ipBlock: { cidr: 10.244.3.0/24 }
        # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning ip-block-covers-cluster: use selectors
`,
  },
  goodExample: {
    text: `#-- podgate.yaml
clusterCIDRs: { pods: 10.244.0.0/16 }
#-- policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  ingress:
    - from:
        - podSelector: {}
`,
  },
  check: { of: 'policy', run: findBlocks },
  message: (problem) => {
    const block = quoteCode(getArgument(problem, 'block'));
    switch (getArgument(problem, 'what')) {
      case 'services':
        return say`${block} lies in the range of the cluster's Services, and a policy sees the addresses of the pods behind them; use selectors for these pods`;
      case 'pods':
        return say`${block} holds a part of the addresses of the cluster's pods, which get others when they start anew; use selectors`;
      default:
        return say`${block} holds the address of ${quoteCode(getArgument(problem, 'pod'))} and not of other pods, which is another when it starts anew; use selectors`;
    }
  },
  fixes: selectInstead,
};

function* findBlocks({ resource, policy, namespace }: PolicyFacts, scope: ScopeFacts): Generator<Found> {
  for (const { block, path } of DIRECTIONS.flatMap((direction) => listBlocks(policy, direction))) {
    const reason = findReason(block, getOwnAddresses(scope.cluster));
    if (reason !== undefined) {
      const { pod, what } = reason;
      yield {
        resource,
        span: block.span,
        path,
        args: {
          what,
          block: formatCidr(block.cidr),
          ...(pod === undefined ? {} : { pod: pod.name }),
          ...describePodsInside(block, namespace, scope),
        },
        elsewhere: pod === undefined ? [] : [locate(pod.source, pod.source.nameSpan)],
      };
    }
  }
}

type Block = Extract<Peer, { readonly type: 'addresses' }>;

/** The blocks of a direction that is in force. */
function listBlocks(
  { directions }: Policy,
  direction: Direction,
): readonly { readonly block: Block; readonly path: string }[] {
  const field = direction === 'ingress' ? 'from' : 'to';
  return (directions[direction]?.rules ?? []).flatMap(({ peers = [], index }) =>
    peers.flatMap((peer, position) =>
      peer.type === 'addresses'
        ? [{ block: peer, path: `spec.${direction}[${index}].${field}[${position}].ipBlock` }]
        : [],
    ),
  );
}

/** The cluster's own addresses. */
interface OwnAddresses {
  readonly pods: AddressSet;
  readonly services: AddressSet;
  readonly workloads: readonly WorkloadEndpoint[];
  readonly matchesPods: boolean;
}

const OWN = new WeakMap<Cluster, OwnAddresses>();

/** Looked up once for a cluster, which never changes. */
function getOwnAddresses(cluster: Cluster): OwnAddresses {
  let own = OWN.get(cluster);
  if (own === undefined) {
    own = {
      pods: AddressSet.of(cluster.cidrs.pods),
      services: AddressSet.of(cluster.cidrs.services),
      workloads: cluster.workloads.filter(({ hostNetwork }) => !hostNetwork),
      matchesPods: cluster.profile.ipBlockMatchesPods !== 'no',
    };
    OWN.set(cluster, own);
  }
  return own;
}

interface Reason {
  readonly what: 'services' | 'pods' | 'knownPods';
  readonly pod?: WorkloadEndpoint;
}

function findReason(
  { cidr, except }: Block,
  { pods, services, workloads, matchesPods }: OwnAddresses,
): Reason | undefined {
  const block = AddressSet.ofBlock(cidr, except);
  if (!block.isEmpty && services.covers(block)) {
    return { what: 'services' };
  }
  if (!matchesPods) {
    return undefined;
  }
  const ofFamily = pods.ofFamily(cidr.family);
  if (!ofFamily.isEmpty) {
    return block.overlaps(ofFamily) && !block.covers(ofFamily) ? { what: 'pods' } : undefined;
  }
  const known = workloads.filter(({ addresses }) => addresses.some(({ family }) => family === cidr.family));
  const inside = known.filter(({ addresses }) => addresses.some((address) => block.has(address)));
  const [pod] = inside;
  return pod !== undefined && inside.length < known.length ? { what: 'knownPods', pod } : undefined;
}
