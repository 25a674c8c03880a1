/**
 * The rule `namespace-unknown`: a policy in a namespace that nothing else is in, whose name is a slip of the pen away from
 * one that is there.
 */
import type { Cluster } from '../../cluster/cluster.ts';
import { showsAllPods } from '../../cluster/isComplete.ts';
import { locate } from '../../k8s/resource.ts';
import { findNearest } from '../../text/findNearest.ts';
import { say } from '../../text/say.ts';
import { findEntry } from '../../yaml/node.ts';
import { replaceScalar } from '../../yaml/replaceScalar.ts';
import type { Found, PolicyFacts } from '../clusterCheck.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';
import type { ScopeFacts } from '../scopeFacts.ts';

const EXAMPLE_CLUSTER = `apiVersion: v1
kind: Namespace
metadata: { name: payments }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny
`;

export const namespaceUnknown: Rule = {
  id: 'namespace-unknown',
  severity: 'info',
  title: 'A policy in a namespace that nobody declares or uses',
  docs: `No manifest declares the policy's namespace and nothing else is in it, while another namespace has nearly the same
name. A policy protects pods of its own namespace only, so with a slip in the name it protects nothing, and the API server
refuses it unless the namespace exists. Nothing is said where something hides a part of the cluster.`,
  badExample: {
    text: `${EXAMPLE_CLUSTER}  namespace: paymnets
  #          ^^^^^^^^ info namespace-unknown: \`payments\`
spec:
  podSelector: {}
`,
  },
  goodExample: { text: `${EXAMPLE_CLUSTER}  namespace: payments\nspec:\n  podSelector: {}\n` },
  check: { of: 'policy', run: find },
  message: (problem) => {
    const name = quoteCode(getArgument(problem, 'namespace'));
    const nearest = quoteCode(getArgument(problem, 'nearest'));
    return say`nothing else is in the namespace ${name} and nobody declares it, so the policy protects nothing; did you mean ${nearest}?`;
  },
  fixes: (problem, { root }) => {
    const metadata = root.type === 'map' ? findEntry(root, 'metadata')?.value : undefined;
    const written = metadata?.type === 'map' ? findEntry(metadata, 'namespace')?.value : undefined;
    const nearest = getArgument(problem, 'nearest');
    return written?.type === 'scalar'
      ? [{ title: say`write ${quoteCode(nearest)}`, edits: [replaceScalar(written, nearest)], isSafe: false }]
      : [];
  },
};

/** Only a namespace that the manifest itself names can be misspelled there. */
function* find({ resource, namespace }: PolicyFacts, scope: ScopeFacts): Generator<Found> {
  const { cluster } = scope;
  const written = resource.writtenNamespace;
  const isKnowable = showsAllPods(cluster, namespace) && !isInUse(namespace, cluster, scope);
  if (written?.name !== namespace || !isKnowable) {
    return;
  }
  const others = [...cluster.namespaces.keys()].filter(
    (name) => name !== namespace && isInUse(name, cluster, scope),
  );
  const nearest = findNearest(namespace, others);
  const source = nearest === undefined ? undefined : cluster.namespaces.get(nearest)?.source;
  if (nearest !== undefined) {
    yield {
      resource,
      span: written.span,
      path: 'metadata.namespace',
      args: { namespace, nearest },
      elsewhere: source === undefined ? [] : [locate(source, source.nameSpan)],
    };
  }
}

function isInUse(name: string, cluster: Cluster, scope: ScopeFacts): boolean {
  return (
    cluster.namespaces.get(name)?.source !== undefined ||
    0 < scope.workloadsIn(name).length ||
    0 < scope.servicesIn(name).length
  );
}
