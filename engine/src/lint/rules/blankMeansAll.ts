/**
 * The rule `blank-means-all`: a field that is there without a value, and so means everything.
 */
import type { BlankField, NetworkPolicy, NetworkPolicyPeer } from '../../k8s/resource.ts';
import { say, type Message } from '../../text/say.ts';
import { findPlace } from '../../yaml/findPlace.ts';
import { removeEntry } from '../../yaml/removeEntry.ts';
import type { Found, PolicyFacts } from '../clusterCheck.ts';
import type { Fix } from '../fix.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';

export const blankMeansAll: Rule = {
  id: 'blank-means-all',
  severity: 'warning',
  title: 'A field without a value, which means everything',
  docs: `Null is the same as absent everywhere in the API: a \`from:\`, \`to:\` or \`ports:\` without a value restricts nothing,
a blank \`podSelector:\` of the policy selects all pods of the namespace, and a blank selector of a peer is not there at all, so
that the peer means something else than it seems to. Often the value got lost, or was indented too little.`,
  badExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
    # ^^^^ warning blank-means-all: lets everybody in
      ports:
        - port: 80
`,
  },
  goodExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector: {}
      ports:
        - port: 80
`,
  },
  check: { of: 'manifest', run: find },
  message: (problem) => describe(getArgument(problem, 'reason')),
  fixes: (problem, { text, root }) => {
    const place = findPlace(root, text, problem.span);
    const entry = place?.entry;
    if (entry === undefined || place?.parent.type !== 'map') {
      return [];
    }
    const empty = EMPTY.get(getArgument(problem, 'reason'));
    if (empty !== undefined) {
      const colon = text.indexOf(':', entry.key.span.end) + 1;
      const edits = [
        entry.value.span.start < entry.value.span.end
          ? { span: entry.value.span, newText: empty }
          : { span: { start: colon, end: colon }, newText: ` ${empty}` },
      ];
      // Nobody would see any more that something may have got lost.
      return [{ title: say`write ${quoteCode(empty)}, which means the same`, edits, isSafe: false }];
    }
    const name = quoteCode(entry.key.text);
    return [
      { title: say`remove the blank ${name}`, edits: [removeEntry(text, place.parent, entry)], isSafe: true },
    ] satisfies readonly Fix[];
  },
};

/** The value that says openly what the blank one means. */
const EMPTY: ReadonlyMap<string, string> = new Map([
  ['from', '[]'],
  ['to', '[]'],
  ['ports', '[]'],
  ['subject', '{}'],
]);

function describe(reason: string): Message {
  switch (reason) {
    case 'from':
      return say`\`from\` has no value, so the rule lets everybody in, the internet included; write whom you mean, or \`[]\` if that is meant`;
    case 'to':
      return say`\`to\` has no value, so the rule lets traffic go everywhere, the internet included; write whom you mean, or \`[]\` if that is meant`;
    case 'ports':
      return say`\`ports\` has no value, so the rule allows every port and protocol; write which you mean, or \`[]\` if that is meant`;
    case 'subject':
      return say`\`podSelector\` has no value, so the policy selects all pods of its namespace; write which you mean, or \`{}\` if that is meant`;
    case 'podSelector':
      return say`\`podSelector\` has no value and is as good as absent, so the peer means all pods of the selected namespaces; write which you mean, or remove it`;
    case 'namespaceSelector':
      return say`\`namespaceSelector\` has no value and is as good as absent, so the peer means pods of the policy's own namespace; write which namespaces you mean, or remove it`;
    default:
      return say`the selector has a field without a value, which requires nothing, so it may match more than it seems to; write what you mean, or remove it`;
  }
}

function* find({ resource }: PolicyFacts): Generator<Found> {
  for (const blank of resource.spec.blanks) {
    if (!isRefused(blank, resource)) {
      yield { resource, span: blank.span, path: blank.path, args: { reason: reasonOf(blank) } };
    }
  }
}

function reasonOf({ field, path }: BlankField): string {
  return path === 'spec.podSelector' ? 'subject' : field;
}

/** A peer that has nothing but blanks is no peer, and the API server says so (V8). */
function isRefused({ field, path }: BlankField, resource: NetworkPolicy): boolean {
  const isSelector = field === 'podSelector' || field === 'namespaceSelector';
  return isSelector && findPeer(path, resource)?.type === 'unreadable';
}

const PEER = /^spec\.(ingress|egress)\[(\d+)\]\.(?:from|to)\[(\d+)\]/;

function findPeer(path: string, { spec }: NetworkPolicy): NetworkPolicyPeer | undefined {
  const [, direction, rule, peer] = PEER.exec(path) ?? [];
  return direction === 'ingress' || direction === 'egress'
    ? spec[direction][Number(rule)]?.peers?.[Number(peer)]
    : undefined;
}
