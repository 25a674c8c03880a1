/**
 * The rule `implicit-policy-types`: a policy that leaves `policyTypes` out, and which directions that puts in force.
 */
import { DIRECTIONS, type Direction } from '../../k8s/resource.ts';
import { say } from '../../text/say.ts';
import { writeFlowList } from '../../yaml/insertEntry.ts';
import type { Found, PolicyFacts } from '../clusterCheck.ts';
import type { Fix, FixSource } from '../fix.ts';
import { editPolicyTypes, TYPE_OF } from '../policyTypesEdit.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, getList, type Rule } from '../rule.ts';

export const implicitPolicyTypes: Rule = {
  id: 'implicit-policy-types',
  severity: 'hint',
  sometimes: 'warning',
  title: 'A policy that leaves `policyTypes` out',
  docs: `Without \`policyTypes\` a policy is one for ingress, and one for egress only if it has egress rules. So rules for
ingress alone do **not** restrict egress, whatever some tutorials say. Two cases surprise people and are warnings: with egress
rules alone **all ingress is denied** as well, and \`egress: []\` does **not** isolate egress, because it has no rules. Written
out, \`policyTypes\` says what is meant.`,
  badExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  egress:
# ^^^^^^ warning implicit-policy-types: all ingress is denied
    - to:
        - podSelector: {}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: db
  #     ^^ hint implicit-policy-types: egress is not restricted
spec:
  podSelector: {}
`,
  },
  goodExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress:
    - to:
        - podSelector: {}
`,
  },
  check: { of: 'manifest', run: find },
  message: (problem) => {
    switch (getArgument(problem, 'reason')) {
      case 'onlyEgress':
        return say`\`policyTypes\` is left out and there are egress rules alone, so both directions are in force and all ingress is denied; write out which are meant`;
      case 'emptyEgress':
        return say`\`policyTypes\` is left out, and without rules \`egress\` does not isolate egress, so everything may leave; write \`policyTypes: [Ingress, Egress]\` to deny it`;
      case 'both':
        return say`\`policyTypes\` is left out: ingress and egress are both in force; write it out to say so`;
      default:
        return say`\`policyTypes\` is left out: ingress is in force, egress is not restricted by this policy; write it out to say so`;
    }
  },
  fixes: (problem, source) => {
    const effective = DIRECTIONS.filter((direction) => getList(problem, 'types').includes(direction));
    const meant = MEANT.get(getArgument(problem, 'reason'));
    return [...(meant === undefined ? [] : offer(meant, source)), ...offerWrittenOut(effective, source)];
  },
};

/** A choice of directions that changes what the policy does. */
interface Choice {
  readonly types: readonly Direction[];
  readonly effect: ReturnType<typeof say>;
}

/** What people who write this usually mean. */
const MEANT: ReadonlyMap<string, Choice> = new Map<string, Choice>([
  ['onlyEgress', { types: ['egress'], effect: say`opens ingress` }],
  ['emptyEgress', { types: DIRECTIONS, effect: say`closes egress` }],
]);

/** Writes out what is in force: the policy means the same afterwards. */
export function offerWrittenOut(types: readonly Direction[], { text, root }: FixSource): readonly Fix[] {
  const edit = editPolicyTypes(text, root, types);
  const list = writeFlowList(types.map((type) => TYPE_OF[type]));
  return edit === undefined
    ? []
    : [{ title: say`write out \`policyTypes: ${list}\``, edits: [edit], isSafe: true }];
}

function offer({ types, effect }: Choice, { text, root }: FixSource): readonly Fix[] {
  const edit = editPolicyTypes(text, root, types);
  const list = quoteCode(`policyTypes: ${writeFlowList(types.map((type) => TYPE_OF[type]))}`);
  return edit === undefined ? [] : [{ title: say`write ${list} (${effect})`, edits: [edit], isSafe: false }];
}

/** Where the list is that decides, else at the policy's name. */
function* find({ resource }: PolicyFacts): Generator<Found> {
  const { podSelector, policyTypes, policyTypesSpan, hasMisspelledTypes, written } = resource.spec;
  // What is half written has more to come, and what is misspelled is there.
  if (policyTypesSpan !== undefined || hasMisspelledTypes || podSelector.isPartial) {
    return;
  }
  const reason = findReason(written, policyTypes);
  const isSurprise = MEANT.has(reason);
  yield {
    resource,
    span: (isSurprise ? written.egress.span : undefined) ?? resource.nameSpan,
    path: 'spec.policyTypes',
    ...(isSurprise ? { severity: 'warning' as const } : {}),
    args: { reason, types: policyTypes },
  };
}

/** A list of ingress rules that is written, be it empty, says that ingress is meant. */
function findReason(
  { ingress, egress }: PolicyFacts['resource']['spec']['written'],
  types: readonly Direction[],
): string {
  if (egress.form === 'listed') {
    return ingress.form === 'absent' ? 'onlyEgress' : 'both';
  }
  if (egress.form !== 'absent') {
    return 'emptyEgress';
  }
  return types.includes('egress') ? 'both' : 'ingress';
}
