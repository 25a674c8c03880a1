/**
 * The rule `policy-selects-nothing`: a policy whose `podSelector` matches no pod of its namespace. Pods that only
 * carry the labels on their workload, not on its template, are the rule `selector-on-workload-labels`' matter.
 */
import { formatRequirement } from '../../k8s/formatRequirement.ts';
import { locate, type LabelSelector } from '../../k8s/resource.ts';
import type { PodMatcher } from '../../policy/policy.ts';
import { findNearMisses } from '../../reachability/nearMisses.ts';
import { say } from '../../text/say.ts';
import { findEntry } from '../../yaml/node.ts';
import { insertEntry } from '../../yaml/insertEntry.ts';
import { replaceScalar } from '../../yaml/replaceScalar.ts';
import type { Found, PolicyFacts } from '../clusterCheck.ts';
import type { Fix, FixSource } from '../fix.ts';
import { isContradiction } from '../contradictions.ts';
import { findByOwnLabels, findHostPods, isWellKnown } from '../podPeers.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';
import { findSlipIn, replaceLabel } from '../labelSlip.ts';
import type { ScopeFacts } from '../scopeFacts.ts';

export const policySelectsNothing: Rule = {
  id: 'policy-selects-nothing',
  severity: 'warning',
  sometimes: 'hint',
  title: 'A policy that selects no pod',
  docs: `The \`podSelector\` of a policy selects pods of the policy's own namespace, and here it selects none: the policy
protects nothing. It is a warning where a pod is nearly selected: its label differs by a slip of the pen, or it has the
labels but runs in another namespace. It is a hint otherwise, since the pods may be made by something else, and nothing is
said where the manifests do not tell everything about the namespace, or nobody declares it.`,
  badExample: {
    text: `apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector:
    matchLabels:
      app: wbe
    # ^^^^^^^^ warning policy-selects-nothing: did you mean \`app=web\`
`,
  },
  goodExample: {
    text: `apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector:
    matchLabels:
      app: web
`,
  },
  check: { of: 'policy', run: findIdlePolicy },
  message: (problem) => {
    const selector = quoteCode(getArgument(problem, 'selector'));
    const namespace = quoteCode(getArgument(problem, 'namespace'));
    const meant = getArgument(problem, 'meant');
    const elsewhere = getArgument(problem, 'elsewhere');
    if (meant !== '') {
      return say`no pod of ${namespace} matches ${selector}, so the policy protects nothing; did you mean ${quoteCode(meant)}?`;
    }
    return elsewhere === ''
      ? say`no pod of ${namespace} that is known here matches ${selector}, so the policy protects nothing; check the labels`
      : say`no pod of ${namespace} matches ${selector}, so the policy protects nothing; pods with these labels run in ${quoteCode(elsewhere)}`;
  },
  fixes: (problem, source) => [
    ...replaceLabel(problem, source),
    ...moveToNamespace(getArgument(problem, 'elsewhere'), source),
  ],
};

function* findIdlePolicy({ resource, policy, namespace }: PolicyFacts, scope: ScopeFacts): Generator<Found> {
  const { cluster } = scope;
  const selector = resource.spec.podSelector;
  if (selector.requirements.length === 0 || !isWellKnown(cluster, namespace)) {
    return;
  }
  const { workloads, maybe } = scope.subjectsOf(policy);
  if (0 < workloads.length || 0 < maybe.length || isExplained(selector, policy.subject, scope)) {
    return;
  }
  const misses = findNearMisses(cluster, policy.subject);
  const near = findSlipIn(misses);
  const moved = near === undefined ? misses.find(({ podLacks }) => podLacks === undefined) : undefined;
  const about = near?.miss ?? moved;
  yield {
    resource,
    span: near?.miss.podLacks?.span ?? selector.span,
    path: 'spec.podSelector',
    ...(about === undefined ? { severity: 'hint' as const } : {}),
    args: {
      selector: selector.requirements.map(formatRequirement).join(','),
      namespace,
      ...near?.slip,
      ...(moved === undefined ? {} : { elsewhere: moved.workload.namespace }),
    },
    elsewhere: about === undefined ? [] : [locate(about.workload.source, about.workload.source.nameSpan)],
  };
}

/** Whether another rule says why nothing is selected. */
function isExplained(selector: LabelSelector, subject: PodMatcher, scope: ScopeFacts): boolean {
  return (
    isContradiction(selector) ||
    0 < findByOwnLabels(subject, scope).length ||
    0 < findHostPods(subject, scope).length
  );
}

function moveToNamespace(name: string, { text, root }: FixSource): readonly Fix[] {
  const metadata = root.type === 'map' ? findEntry(root, 'metadata')?.value : undefined;
  if (name === '' || metadata?.type !== 'map') {
    return [];
  }
  const written = findEntry(metadata, 'namespace')?.value;
  const edit =
    written?.type === 'scalar'
      ? replaceScalar(written, name)
      : insertEntry(text, metadata, { key: 'namespace', value: name }, findEntry(metadata, 'name'));
  return [{ title: say`move the policy to the namespace ${quoteCode(name)}`, edits: [edit], isSafe: false }];
}
