/**
 * The rule `rules-without-type`: rules of a direction that `policyTypes` does not name.
 */
import { DIRECTIONS, type Direction } from '../../k8s/resource.ts';
import { say } from '../../text/say.ts';
import { findEntry } from '../../yaml/node.ts';
import { removeEntry } from '../../yaml/removeEntry.ts';
import { insertItem } from '../../yaml/insertItem.ts';
import type { PolicyFacts, Found } from '../clusterCheck.ts';
import type { Fix } from '../fix.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';

const TYPES: Readonly<Record<Direction, string>> = { ingress: 'Ingress', egress: 'Egress' };

export const rulesWithoutType: Rule = {
  id: 'rules-without-type',
  severity: 'warning',
  title: 'Rules of a direction that the policy does not have',
  docs: `\`policyTypes\` is given and leaves a direction out, so the rules of that direction do nothing: the policy neither
isolates the pods in that direction nor allows anything. The API server accepts it without a word. Name the direction, or
remove its rules.`,
  badExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress: []
  egress:
# ^^^^^^ warning rules-without-type: add \`Egress\`
    - to:
        - podSelector: {}
`,
  },
  goodExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
  ingress: []
  egress:
    - to:
        - podSelector: {}
`,
  },
  check: { of: 'manifest', run: findDeadRules },
  message: (problem) => {
    const direction = quoteCode(getArgument(problem, 'direction'));
    const type = quoteCode(getArgument(problem, 'type'));
    return say`the rules of ${direction} do nothing, because \`policyTypes\` does not name ${type}; add ${type}, or remove them`;
  },
  fixes: (problem, { text, root }) => {
    const spec = root.type === 'map' ? findEntry(root, 'spec')?.value : undefined;
    if (spec?.type !== 'map') {
      return [];
    }
    const type = getArgument(problem, 'type');
    const direction = getArgument(problem, 'direction');
    const types = findEntry(spec, 'policyTypes')?.value;
    const rules = findEntry(spec, direction);
    const add: readonly Fix[] =
      types?.type === 'seq'
        ? [
            {
              title: say`add ${quoteCode(type)} to \`policyTypes\` (isolates the pods for ${direction})`,
              edits: [insertItem(text, types, type)],
              isSafe: false,
            },
          ]
        : [];
    const remove: readonly Fix[] =
      rules === undefined
        ? []
        : [
            {
              title: say`remove the rules of ${quoteCode(direction)}`,
              edits: [removeEntry(text, spec, rules)],
              // The policy means the same, but what people wrote goes.
              isSafe: false,
            },
          ];
    return [...add, ...remove];
  },
};

/**
 * `policyTypes` that is written decides alone (S5); a list without rules says nothing that could be dead. What a type was
 * meant to be that is none, nobody knows.
 */
function* findDeadRules({ resource }: PolicyFacts): Generator<Found> {
  const { policyTypes, policyTypesSpan, hasMisspelledTypes, written } = resource.spec;
  if (policyTypesSpan === undefined || hasMisspelledTypes) {
    return;
  }
  for (const direction of DIRECTIONS) {
    const { form, span } = written[direction];
    if (form === 'listed' && span !== undefined && !policyTypes.includes(direction)) {
      yield { resource, span, path: `spec.${direction}`, args: { direction, type: TYPES[direction] } };
    }
  }
}
