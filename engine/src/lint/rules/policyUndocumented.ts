/**
 * The rule `policy-undocumented`: a policy that says nowhere why it is there.
 */
import { formatRequirement } from '../../k8s/formatRequirement.ts';
import type {
  Direction,
  NetworkPolicy,
  NetworkPolicyPeer,
  NetworkPolicyPort,
  NetworkPolicyRule,
} from '../../k8s/resource.ts';
import { say } from '../../text/say.ts';
import { insertEntry } from '../../yaml/insertEntry.ts';
import { findEntry } from '../../yaml/node.ts';
import type { Found, PolicyFacts } from '../clusterCheck.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';

/** The annotation that a fix writes; any other key with the word counts as well. */
const ANNOTATION = 'kubernetes.io/description';

const CONFIG = `#-- podgate.yaml
rules:
  policy-undocumented: hint
#-- web.yaml
`;

export const policyUndocumented: Rule = {
  id: 'policy-undocumented',
  severity: 'off',
  title: 'A policy without a word about itself',
  docs: `A policy outlives the reason that somebody had for it. A comment in the manifest, or an annotation such as
\`${ANNOTATION}\`, which stays with the object in the cluster, says what it is for. Off by default.`,
  badExample: {
    text: `${CONFIG}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  #     ^^^ hint policy-undocumented: what it is for
spec:
  podSelector: {}
  policyTypes: [Ingress]
`,
  },
  goodExample: {
    text: `${CONFIG}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  annotations:
    kubernetes.io/description: Nobody connects to the batch jobs.
spec:
  podSelector: {}
  policyTypes: [Ingress]
`,
  },
  check: { of: 'manifest', run: find },
  message: (problem) => {
    const name = quoteCode(getArgument(problem, 'name'));
    return say`nothing in ${name} says what it is for, and the next reader has to guess; add a comment or a description`;
  },
  fixes: (problem, { text, root }) => {
    const metadata = root.type === 'map' ? findEntry(root, 'metadata')?.value : undefined;
    if (metadata?.type !== 'map') {
      return [];
    }
    const annotations = findEntry(metadata, 'annotations')?.value;
    const entry = { key: ANNOTATION, value: getArgument(problem, 'summary') };
    const edit =
      annotations?.type === 'map'
        ? insertEntry(text, annotations, entry)
        : insertEntry(text, metadata, { key: 'annotations', value: entry });
    return [{ title: say`add a description of what it allows`, edits: [edit], isSafe: true }];
  },
};

function* find({ resource }: PolicyFacts): Generator<Found> {
  const isDescribed = [...resource.annotations.keys()].some((key) => /description/i.test(key));
  if (!isDescribed && !resource.hasComment) {
    yield {
      resource,
      span: resource.nameSpan,
      path: 'metadata.annotations',
      args: { name: resource.name, summary: summarize(resource) },
    };
  }
}

/** What the policy does, as a sentence that goes into the manifest and so is English like the rest of it. */
function summarize({ spec }: NetworkPolicy): string {
  const pods =
    spec.podSelector.requirements.length === 0
      ? 'all pods of the namespace'
      : `pods with ${spec.podSelector.requirements.map(formatRequirement).join(', ')}`;
  const parts = spec.policyTypes.map(
    (direction) => `${direction} ${summarizeRules(direction, spec[direction])}`,
  );
  return `For ${pods}: ${parts.join('; ')}.`;
}

function summarizeRules(direction: Direction, rules: readonly NetworkPolicyRule[]): string {
  const preposition = direction === 'ingress' ? 'from' : 'to';
  return rules.length === 0
    ? `${preposition} nobody`
    : rules.map((rule) => `${preposition} ${summarizePeers(rule)}${summarizePorts(rule)}`).join(' and ');
}

function summarizePeers({ peers }: NetworkPolicyRule): string {
  return peers === undefined ? 'everybody' : peers.map(summarizePeer).join(' or ');
}

function summarizePeer(peer: NetworkPolicyPeer): string {
  switch (peer.type) {
    case 'unreadable':
      return 'others';
    case 'ipBlock':
      return peer.cidr.text;
    case 'pods': {
      const pods = peer.podSelector?.requirements.map(formatRequirement).join(', ') ?? '';
      const namespaces = peer.namespaceSelector?.requirements.map(formatRequirement).join(', ');
      const where =
        namespaces === undefined ? '' : ` of namespaces with ${namespaces === '' ? 'any label' : namespaces}`;
      return `${pods === '' ? 'all pods' : `pods with ${pods}`}${where}`;
    }
  }
}

function summarizePorts({ ports }: NetworkPolicyRule): string {
  return ports === undefined ? '' : ` on ${ports.map(summarizePort).join(', ')}`;
}

function summarizePort(port: NetworkPolicyPort): string {
  switch (port.type) {
    case 'unreadable':
      return 'other ports';
    case 'named':
      return `${port.protocol} ${port.name}`;
    case 'range':
      return `${port.protocol} ${port.from === port.to ? String(port.from) : `${port.from}-${port.to}`}`;
  }
}
