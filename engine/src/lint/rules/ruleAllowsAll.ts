/**
 * The rule `rule-allows-all`: a rule that allows everything beside narrower rules, which say nothing then.
 */
import { DIRECTIONS, type NetworkPolicyRule } from '../../k8s/resource.ts';
import type { Problem } from '../../problem.ts';
import { say } from '../../text/say.ts';
import { findNodePlace } from '../../yaml/findPlace.ts';
import type { YamlNode, YamlSeq } from '../../yaml/node.ts';
import { removeItem, removeItems } from '../../yaml/removeEntry.ts';
import type { Found, PolicyFacts } from '../clusterCheck.ts';
import type { Fix } from '../fix.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';

const HEAD = `apiVersion: networking.k8s.io/v1
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
`;

export const ruleAllowsAll: Rule = {
  id: 'rule-allows-all',
  severity: 'info',
  title: 'A rule that allows everything beside narrower ones',
  docs: `A rule without peers and without ports (\`- {}\`, or with empty lists) allows everybody on every port, the internet
included. Rules add up, so the narrower rules of that direction say nothing beside it. Either it was meant to be narrower,
or the others can go.`,
  badExample: {
    text: `${HEAD}    - {}
    # ^^ info rule-allows-all: everybody
`,
  },
  goodExample: { text: HEAD },
  check: { of: 'manifest', run: find },
  message: (problem) => {
    const direction = quoteCode(getArgument(problem, 'direction'));
    return say`this rule of ${direction} allows everybody on every port, so the narrower rules beside it say nothing; make it narrower, or remove them`;
  },
  fixes: (problem, { text, root }) => {
    const place = findNodePlace(root, text, problem.span);
    return place?.parent.type === 'seq' ? removeOneSide(problem, text, place.parent, place.node) : [];
  },
};

function removeOneSide(
  { related = [] }: Problem,
  text: string,
  rules: YamlSeq,
  all: YamlNode,
): readonly Fix[] {
  const narrower = rules.items.filter(({ span }) =>
    related.some(({ start, end }) => span.start === start && span.end === end),
  );
  const title =
    narrower.length === 1
      ? say`remove the narrower rule (nothing else changes)`
      : say`remove the ${narrower.length} narrower rules (nothing else changes)`;
  return [
    {
      title: say`remove the rule that allows everything (closes)`,
      edits: [removeItem(text, rules, all)],
      isSafe: false,
    },
    ...(narrower.length === 0 ? [] : [{ title, edits: removeItems(text, rules, narrower), isSafe: false }]),
  ];
}

/** Of several that allow everything, the later ones are no less so than the first. */
function* find({ resource }: PolicyFacts): Generator<Found> {
  const { spec } = resource;
  for (const direction of DIRECTIONS) {
    const rules = spec.policyTypes.includes(direction) ? spec[direction] : [];
    const all = rules.filter(allowsAll);
    const [first] = all;
    if (first !== undefined && all.length < rules.length) {
      yield {
        resource,
        span: first.span,
        path: `spec.${direction}[${first.index}]`,
        args: { direction },
        related: rules.filter((rule) => !allowsAll(rule)).map(({ span }) => span),
      };
    }
  }
}

function allowsAll({ peers, ports }: NetworkPolicyRule): boolean {
  return peers === undefined && ports === undefined;
}
