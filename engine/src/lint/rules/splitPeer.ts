/**
 * The rule `split-peer`: a `namespaceSelector` and a `podSelector` in two items of a list, which were meant to be one. What a
 * `podSelector` alone misses otherwise is the rule `peer-in-other-namespace`'s matter.
 */
import { locate } from '../../k8s/resource.ts';
import { say } from '../../text/say.ts';
import type { Span } from '../../text/span.ts';
import { findNode } from '../../yaml/findNode.ts';
import type { Found, PolicyFacts } from '../clusterCheck.ts';
import type { Fix, FixSource } from '../fix.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';
import type { ScopeFacts } from '../scopeFacts.ts';
import { findSplitPeers } from '../splitPeers.ts';

const EXAMPLE_CLUSTER = `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { team: shop } }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
apiVersion: v1
kind: Namespace
metadata: { name: bank }
---
apiVersion: v1
kind: Pod
metadata: { name: db, namespace: bank, labels: { app: db } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: bank }
spec:
  podSelector: {}
  ingress:
    - from:
`;

export const splitPeer: Rule = {
  id: 'split-peer',
  severity: 'warning',
  title: 'One peer written as two',
  docs: `Items of \`from\` and \`to\` are alternatives: any of them is enough. A \`namespaceSelector\` in one item and a
\`podSelector\` in the next let in **all** pods of the selected namespaces, and besides them pods of the policy's own
namespace. In one item, without the second dash, both must hold: these pods of those namespaces. Reported where the
\`podSelector\` matches nothing in the policy's own namespace, which is declared and described in full, but pods in the
selected ones.`,
  badExample: {
    text: `${EXAMPLE_CLUSTER}        - namespaceSelector: { matchLabels: { team: shop } }
        - podSelector: { matchLabels: { app: web } }
        # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning split-peer: one item
`,
  },
  goodExample: {
    text: `${EXAMPLE_CLUSTER}        - namespaceSelector: { matchLabels: { team: shop } }
          podSelector: { matchLabels: { app: web } }
`,
  },
  check: { of: 'policy', run: find },
  message: (problem) => {
    const workload = quoteCode(getArgument(problem, 'workload'));
    return say`two items are alternatives, so this opens to all pods of the selected namespaces, and this \`podSelector\` looks for ${workload} in the policy's own namespace only; write both selectors into one item`;
  },
  fixes: (problem, source) => {
    const [start, end] = [Number(problem.args['otherStart']), Number(problem.args['otherEnd'])];
    return merge(source, [problem.span, { start, end }]);
  },
};

function* find(facts: PolicyFacts, scope: ScopeFacts): Generator<Found> {
  for (const { namespaces, pods, meant } of findSplitPeers(facts, scope)) {
    const other = namespaces.peer.span;
    yield {
      resource: facts.resource,
      span: pods.peer.span,
      path: pods.path,
      args: { workload: meant[0]?.id ?? '', otherStart: other.start, otherEnd: other.end },
      related: [other],
      elsewhere: meant.slice(0, 1).map(({ source }) => locate(source, source.nameSpan)),
    };
  }
}

/** Without the dash of the second item its keys belong to the first; in flow style the braces between them go. */
function merge({ text, root }: FixSource, spans: readonly Span[]): readonly Fix[] {
  const [first, second] = [...spans].sort((left, right) => left.start - right.start);
  const [before, behind] = [first, second].map((span) =>
    span === undefined ? undefined : findNode(root, span),
  );
  if (before?.type !== 'map' || behind?.type !== 'map' || before.isFlow !== behind.isFlow) {
    return [];
  }
  const title = say`merge both into one item (closes it to the other pods of these namespaces)`;
  if (before.isFlow) {
    const [last, next] = [before.entries.at(-1), behind.entries[0]];
    return last === undefined || next === undefined
      ? []
      : [
          {
            title,
            edits: [{ span: { start: last.span.end, end: next.span.start }, newText: ', ' }],
            isSafe: false,
          },
        ];
  }
  const dash = text.lastIndexOf('-', behind.span.start);
  const lead = text.slice(dash, behind.span.start);
  return /^- +$/.test(lead)
    ? [
        {
          title,
          edits: [{ span: { start: dash, end: behind.span.start }, newText: ' '.repeat(lead.length) }],
          isSafe: false,
        },
      ]
    : [];
}
