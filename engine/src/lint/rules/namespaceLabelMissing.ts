/**
 * The rule `namespace-label-missing`: a `namespaceSelector` that asks for a label which no namespace has. What a
 * `podSelector` misses is the rule `peer-selects-nothing`'s matter.
 */
import { NAMESPACE_NAME_LABEL } from '../../cluster/joinNamespaces.ts';
import type { Cluster } from '../../cluster/cluster.ts';
import { listHidingPods } from '../../cluster/isComplete.ts';
import { formatRequirement } from '../../k8s/formatRequirement.ts';
import { matchSelector } from '../../k8s/labelSelector.ts';
import { locate, type LabelSelector, type Requirement } from '../../k8s/resource.ts';
import type { Severity } from '../../problem.ts';
import { alone } from '../../reachability/nearMisses.ts';
import { say } from '../../text/say.ts';
import { findPlace } from '../../yaml/findPlace.ts';
import { findEntry, type YamlNode } from '../../yaml/node.ts';
import { replaceScalar } from '../../yaml/replaceScalar.ts';
import type { Found, PolicyFacts } from '../clusterCheck.ts';
import { isContradiction } from '../contradictions.ts';
import type { Fix, FixSource } from '../fix.ts';
import { findSlip, replaceLabel } from '../labelSlip.ts';
import { findNamespaceSlip, USUAL_NAMESPACES } from '../namespaceSlip.ts';
import { listPodPeers } from '../podPeers.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';
import type { ScopeFacts } from '../scopeFacts.ts';

const EXAMPLE_CLUSTER = `apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: Namespace
metadata: { name: bank }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: bank }
spec:
  podSelector: {}
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
`;

export const namespaceLabelMissing: Rule = {
  id: 'namespace-label-missing',
  severity: 'warning',
  sometimes: 'hint',
  title: 'A label that no namespace has',
  docs: `A \`namespaceSelector\` looks at the labels of Namespace objects. A namespace has no label \`name\` by itself; the one
that every namespace has, with its name as the value, is \`kubernetes.io/metadata.name\`. Reported where no namespace has the
label: as a warning where one of them nearly has it, where \`name\` was meant to be the name, or where the name is a slip of the
pen away from a declared one; as a hint otherwise, since the namespace may be somebody else's; and not at all where something
hides a part of the cluster.`,
  badExample: {
    text: `${EXAMPLE_CLUSTER}              name: shop
            # ^^^^^^^^^^ warning namespace-label-missing: \`kubernetes.io/metadata.name\`
`,
  },
  goodExample: { text: `${EXAMPLE_CLUSTER}              kubernetes.io/metadata.name: shop\n` },
  check: { of: 'policy', run: find },
  message: (problem) => {
    const requirement = quoteCode(getArgument(problem, 'requirement'));
    const name = quoteCode(getArgument(problem, 'name'));
    const meant = getArgument(problem, 'meant');
    switch (getArgument(problem, 'reason')) {
      case 'lacking':
        return say`no namespace has the label ${requirement}, not even ${name}, so this matches nothing; every namespace has \`kubernetes.io/metadata.name\``;
      case 'undeclared':
        return say`${name} has the label ${requirement} only where somebody added it; every namespace has \`kubernetes.io/metadata.name\``;
      case 'slip':
        return say`nobody declares or uses a namespace ${quoteCode(getArgument(problem, 'written'))}, so this matches nothing; did you mean ${quoteCode(getArgument(problem, 'right'))}?`;
    }
    return meant === ''
      ? say`no namespace that is known here has the label ${requirement}, so this matches nothing; label the namespace, or use \`kubernetes.io/metadata.name\``
      : say`no namespace has the label ${requirement}, so this matches nothing; did you mean ${quoteCode(meant)}?`;
  },
  fixes: (problem, source) => [...useMetadataName(problem, source), ...replaceLabel(problem, source)],
};

function* find(facts: PolicyFacts, scope: ScopeFacts): Generator<Found> {
  const { cluster } = scope;
  if (0 < listHidingPods(cluster, undefined).length) {
    return;
  }
  for (const { peer, path } of listPodPeers(facts, scope)) {
    const { namespaceSelector } = peer;
    const missing = namespaceSelector === undefined ? undefined : findMissing(namespaceSelector, cluster);
    if (missing !== undefined) {
      yield {
        resource: facts.resource,
        span: missing.requirement.span,
        path: `${path}.namespaceSelector`,
        severity: missing.severity,
        args: { requirement: formatRequirement(missing.requirement), ...missing.args },
        elsewhere: missing.elsewhere,
      };
    }
  }
}

interface Missing {
  readonly requirement: Requirement;
  readonly severity: Severity;
  readonly args: Found['args'];
  readonly elsewhere: NonNullable<Found['elsewhere']>;
}

/** The first requirement that no namespace meets for sure. */
function findMissing(selector: LabelSelector, cluster: Cluster): Missing | undefined {
  const namespaces = [...cluster.namespaces.values()];
  const isMissing = (candidate: Requirement): boolean =>
    !namespaces.some(({ labels }) => matchSelector(alone(candidate), labels) === 'yes');
  const requirement = selector.requirements
    .filter(({ operator }) => operator === 'In' || operator === 'Exists')
    .find(isMissing);
  if (requirement === undefined || selector.isPartial || isContradiction(selector)) {
    return undefined;
  }
  const isKnowable = namespaces.some(({ source }) => source !== undefined);
  return requirement.key === NAMESPACE_NAME_LABEL
    ? describeSlip(requirement, cluster)
    : (describeName(requirement, isKnowable, cluster) ??
        (isKnowable ? describe(requirement, cluster) : undefined));
}

/** A name that nobody here knows may be somebody else's namespace, unless it is nearly one that is. */
function describeSlip(requirement: Requirement, cluster: Cluster): Missing | undefined {
  for (const written of requirement.operator === 'In' ? requirement.values : []) {
    const right = findNamespaceSlip(written, cluster);
    const source = right === undefined ? undefined : cluster.namespaces.get(right)?.source;
    if (right !== undefined) {
      return {
        requirement,
        severity: 'warning',
        args: { reason: 'slip', written, right },
        elsewhere: source === undefined ? [] : [locate(source, source.nameSpan)],
      };
    }
  }
  return undefined;
}

/** Keys that are mistaken for the one of the name. */
const NAME_KEY = /^(?:name|metadata[./]name|kubernetes\.io\/name|metadata\.kubernetes\.io\/name)$/;

function describeName(requirement: Requirement, isKnowable: boolean, cluster: Cluster): Missing | undefined {
  const isAsked = NAME_KEY.test(requirement.key);
  const name = requirement.values.find((value) => isAsked && isNamespace(value, cluster));
  if (name === undefined) {
    return undefined;
  }
  const source = cluster.namespaces.get(name)?.source;
  const isUsual = isKnowable && USUAL_NAMESPACES.has(name) && !cluster.namespaces.has(name);
  const isDeclared = source !== undefined || isUsual;
  return {
    requirement,
    severity: isDeclared ? 'warning' : 'hint',
    args: { name, key: requirement.key, reason: isDeclared ? 'lacking' : 'undeclared' },
    elsewhere: source === undefined ? [] : [locate(source, source.nameSpan)],
  };
}

function describe(requirement: Requirement, cluster: Cluster): Missing {
  for (const { labels, source } of cluster.namespaces.values()) {
    const slip = source === undefined ? undefined : findSlip(requirement, labels);
    if (source !== undefined && slip !== undefined) {
      return {
        requirement,
        severity: 'warning',
        args: { ...slip },
        elsewhere: [locate(source, source.nameSpan)],
      };
    }
  }
  return { requirement, severity: 'hint', args: {}, elsewhere: [] };
}

function isNamespace(name: string, cluster: Cluster): boolean {
  return USUAL_NAMESPACES.has(name) || cluster.namespaces.has(name);
}

/** In `matchLabels` the key is replaced, in an expression the value of its `key`. */
function useMetadataName(problem: Parameters<Rule['message']>[0], { root, text }: FixSource): readonly Fix[] {
  const place = findPlace(root, text, problem.span);
  const written = place?.entry?.key ?? (place === undefined ? undefined : readKey(place.node));
  if (written?.type !== 'scalar' || written.text !== getArgument(problem, 'key')) {
    return [];
  }
  return [
    {
      title: say`select by ${quoteCode(NAMESPACE_NAME_LABEL)} (opens it to this namespace)`,
      edits: [replaceScalar(written, NAMESPACE_NAME_LABEL)],
      isSafe: false,
    },
  ];
}

function readKey(requirement: YamlNode): YamlNode | undefined {
  return requirement.type === 'map' ? findEntry(requirement, 'key')?.value : undefined;
}
