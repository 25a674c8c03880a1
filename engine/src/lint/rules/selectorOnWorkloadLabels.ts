/**
 * The rule `selector-on-workload-labels`: a selector that matches the labels of a Deployment or another workload, but not
 * those of its pods.
 */
import type { WorkloadEndpoint } from '../../cluster/cluster.ts';
import { formatRequirement } from '../../k8s/formatRequirement.ts';
import { matchSelector } from '../../k8s/labelSelector.ts';
import { locate, type LabelSelector, type Requirement } from '../../k8s/resource.ts';
import type { Problem } from '../../problem.ts';
import type { PodMatcher } from '../../policy/policy.ts';
import { alone } from '../../reachability/nearMisses.ts';
import { say } from '../../text/say.ts';
import type { TextEdit } from '../../text/textEdit.ts';
import { findPlace, type NodePlace } from '../../yaml/findPlace.ts';
import { findEntry } from '../../yaml/node.ts';
import { replaceScalar } from '../../yaml/replaceScalar.ts';
import type { Found, PolicyFacts } from '../clusterCheck.ts';
import type { Fix, FixSource } from '../fix.ts';
import { findByOwnLabels, isEmpty, listPodPeers, rangesOverComplete } from '../podPeers.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';
import type { ScopeFacts } from '../scopeFacts.ts';

export const selectorOnWorkloadLabels: Rule = {
  id: 'selector-on-workload-labels',
  severity: 'warning',
  title: "A selector on a workload's own labels",
  docs: `Policies look at pods. The labels of a pod are those of the template (\`spec.template.metadata.labels\`), not those
of the Deployment, StatefulSet or other workload that makes it. This selector matches the labels of a workload whose pods do
not have them, and no pod at all. Nothing is said where the manifests do not tell everything about the namespace.`,
  badExample: {
    text: `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, labels: { app: web } }
spec:
  selector: { matchLabels: { run: web } }
  template:
    metadata: { labels: { run: web } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector:
    matchLabels:
      app: web
    # ^^^^^^^^ warning selector-on-workload-labels: \`run=web\`
`,
  },
  goodExample: {
    text: `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, labels: { app: web } }
spec:
  selector: { matchLabels: { run: web } }
  template:
    metadata: { labels: { run: web } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector:
    matchLabels:
      run: web
`,
  },
  check: { of: 'policy', run: findSelectors },
  message: (problem) => {
    const workload = quoteCode(getArgument(problem, 'workload'));
    const requirement = quoteCode(getArgument(problem, 'requirement'));
    const labels = getArgument(problem, 'labels');
    return labels === ''
      ? say`${requirement} is a label of ${workload} itself, not of its pods, which have none, so no pod matches; label the template`
      : say`${requirement} is a label of ${workload} itself, not of its pods, so no pod matches; its pods have ${quoteCode(labels)}`;
  },
  fixes: useTemplateLabel,
};

function* findSelectors(facts: PolicyFacts, scope: ScopeFacts): Generator<Found> {
  const { resource, policy } = facts;
  if (isEmpty(scope.subjectsOf(policy))) {
    yield* judge(
      resource,
      { selector: resource.spec.podSelector, path: 'spec.podSelector' },
      policy.subject,
      scope,
    );
  }
  for (const { peer, matcher, members, path } of listPodPeers(facts, scope)) {
    if (isEmpty(members) && peer.podSelector !== undefined) {
      yield* judge(resource, { selector: peer.podSelector, path: `${path}.podSelector` }, matcher, scope);
    }
  }
}

interface WrittenSelector {
  readonly selector: LabelSelector;
  readonly path: string;
}

function* judge(
  resource: PolicyFacts['resource'],
  { selector, path }: WrittenSelector,
  matcher: PodMatcher,
  scope: ScopeFacts,
): Generator<Found> {
  const isKnowable = 0 < selector.requirements.length && rangesOverComplete(matcher, scope.cluster);
  const [workload] = isKnowable ? findByOwnLabels(matcher, scope) : [];
  const unmet = workload === undefined ? undefined : findUnmet(selector, workload);
  if (workload === undefined || unmet === undefined) {
    return;
  }
  const labels = [...workload.labels.known].filter((pair): pair is [string, string] => pair[1] !== undefined);
  yield {
    resource,
    span: unmet.span,
    path,
    args: {
      workload: workload.id,
      requirement: formatRequirement(unmet),
      labels: labels.map(([key, value]) => `${key}=${value}`).join(','),
      ...adviseOn(unmet, labels),
    },
    elsewhere: [locate(workload.source, workload.source.nameSpan)],
  };
}

function findUnmet({ requirements }: LabelSelector, { labels }: WorkloadEndpoint): Requirement | undefined {
  return requirements.find((requirement) => matchSelector(alone(requirement), labels) === 'no');
}

/** The label of the template that most likely stands for the one of the workload: of the same key, else of the same value. */
function adviseOn(
  { key, values }: Requirement,
  labels: readonly (readonly [string, string])[],
): Found['args'] {
  const [right] = [
    ...labels.filter(([name]) => name === key),
    ...labels.filter(([, value]) => values.includes(value)),
    ...labels,
  ];
  return right === undefined ? {} : { rightKey: right[0], rightValue: right[1] };
}

function useTemplateLabel(problem: Problem, { root, text }: FixSource): readonly Fix[] {
  const [key, value] = [getArgument(problem, 'rightKey'), getArgument(problem, 'rightValue')];
  const place = key === '' ? undefined : findPlace(root, text, problem.span);
  const edits = place === undefined ? undefined : writeLabel(place, { key, value });
  return edits === undefined
    ? []
    : [
        {
          title: say`select the label of the pods: ${quoteCode(`${key}=${value}`)}`,
          edits,
          isSafe: false,
        },
      ];
}

interface Label {
  readonly key: string;
  readonly value: string;
}

/** An entry of `matchLabels`, or an expression that has one place to put the label. */
function writeLabel({ node, entry }: NodePlace, { key, value }: Label): readonly TextEdit[] | undefined {
  if (node.type === 'scalar' && entry !== undefined) {
    return [replaceScalar(entry.key, key), replaceScalar(node, value)];
  }
  if (node.type !== 'map') {
    return undefined;
  }
  const [written, operator] = [findEntry(node, 'key')?.value, findEntry(node, 'operator')?.value];
  const values = findEntry(node, 'values')?.value;
  const [only, ...others] = values?.type === 'seq' ? values.items : [];
  if (written?.type !== 'scalar' || operator?.type !== 'scalar') {
    return undefined;
  }
  if (operator.text === 'Exists') {
    return [replaceScalar(written, key)];
  }
  return operator.text === 'In' && only?.type === 'scalar' && others.length === 0
    ? [replaceScalar(written, key), replaceScalar(only, value)]
    : undefined;
}
