/**
 * The rule `selector-contradiction`: a selector whose requirements exclude each other, so that it can match nothing.
 */
import { formatRequirement } from '../../k8s/formatRequirement.ts';
import type { LabelSelector } from '../../k8s/resource.ts';
import { say } from '../../text/say.ts';
import { findPlace } from '../../yaml/findPlace.ts';
import { removeEntry, removeItem } from '../../yaml/removeEntry.ts';
import type { Found, PolicyFacts } from '../clusterCheck.ts';
import { findContradiction } from '../contradictions.ts';
import type { Fix, FixSource } from '../fix.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';

const HEAD = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector:
    matchLabels:
      app: web
    matchExpressions:
`;

export const selectorContradiction: Rule = {
  id: 'selector-contradiction',
  severity: 'warning',
  title: 'A selector that can match nothing',
  docs: `All requirements of a selector must hold together, those of \`matchLabels\` and those of \`matchExpressions\`. Two of
these exclude each other, so nothing matches, now or ever. Alternatives are several values of one \`In\`, or several peers.`,
  badExample: {
    text: `${HEAD}      - { key: app, operator: In, values: [api, db] }
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning selector-contradiction: \`app=web\`
`,
  },
  goodExample: { text: `${HEAD}      - { key: app, operator: In, values: [web, db] }\n` },
  check: { of: 'manifest', run: find },
  message: (problem) => {
    const first = quoteCode(getArgument(problem, 'first'));
    const second = quoteCode(getArgument(problem, 'second'));
    return say`nothing can match ${first} and ${second} together, so this selector selects nothing; remove one of them`;
  },
  fixes: (problem, source) => {
    const [start, end] = [Number(problem.args['otherStart']), Number(problem.args['otherEnd'])];
    return [
      ...remove(source, problem.span, getArgument(problem, 'second')),
      ...remove(source, { start, end }, getArgument(problem, 'first')),
    ];
  },
};

function* find({ resource }: PolicyFacts): Generator<Found> {
  const { podSelector, ingress, egress } = resource.spec;
  const peers = [...ingress, ...egress].flatMap((rule) => rule.peers ?? []);
  const selectors: readonly (LabelSelector | undefined)[] = [
    podSelector,
    ...peers.flatMap((peer) => (peer.type === 'pods' ? [peer.podSelector, peer.namespaceSelector] : [])),
  ];
  for (const selector of selectors) {
    const found = selector === undefined ? undefined : findContradiction(selector);
    if (found !== undefined) {
      const { first, second } = found;
      yield {
        resource,
        span: second.span,
        args: {
          first: formatRequirement(first),
          second: formatRequirement(second),
          otherStart: first.span.start,
          otherEnd: first.span.end,
        },
        related: [first.span],
      };
    }
  }
}

/** A requirement is an entry of `matchLabels` or an item of `matchExpressions`. */
function remove({ text, root }: FixSource, span: Found['span'], name: string): readonly Fix[] {
  const title = say`remove ${quoteCode(name)} (selects more)`;
  const place = findPlace(root, text, span);
  if (place?.parent.type === 'map' && place.entry !== undefined) {
    return [{ title, edits: [removeEntry(text, place.parent, place.entry)], isSafe: false }];
  }
  return place?.parent.type === 'seq'
    ? [{ title, edits: [removeItem(text, place.parent, place.node)], isSafe: false }]
    : [];
}
