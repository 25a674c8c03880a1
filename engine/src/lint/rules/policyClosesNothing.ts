/**
 * The rule `policy-closes-nothing`: a policy that allows everything to pods that no other policy isolates, so that all is
 * as it would be without it. Rules that allow everything beside narrower ones are the rule `rule-allows-all`'s matter,
 * blank fields the rule `blank-means-all`'s.
 */
import { isComplete } from '../../cluster/isComplete.ts';
import { DIRECTIONS, type Direction, type NetworkPolicyRule } from '../../k8s/resource.ts';
import { say } from '../../text/say.ts';
import type { TextEdit } from '../../text/textEdit.ts';
import { findEntry } from '../../yaml/node.ts';
import { writeFlow, type NewNode } from '../../yaml/writeBlock.ts';
import type { Found, NamespacePolicies, PolicyFacts } from '../clusterCheck.ts';
import type { Fix, FixSource } from '../fix.ts';
import { PEERS_OF } from '../podPeers.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, getList, type Rule } from '../rule.ts';
import type { ScopeFacts } from '../scopeFacts.ts';

const HEAD = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-all
`;

const SPEC = `  namespace: shop
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
`;

export const policyClosesNothing: Rule = {
  id: 'policy-closes-nothing',
  severity: 'hint',
  title: 'A policy that allows everything',
  docs: `Being selected by a policy closes a direction, and here the policy's own rule (\`- {}\`) opens all of it again. No other
policy isolates these pods in that direction, so everything is as it would be without the policy: it only looks as if the pods
were protected. Nothing is said where another policy isolates one of the pods, because this one may then be there to open
what that one closes, and where the manifests do not tell everything about the namespace.`,
  badExample: {
    text: `${HEAD}  #     ^^^^^^^^^ hint policy-closes-nothing: as it would be without it\n${SPEC}    - {}\n`,
  },
  goodExample: { text: `${HEAD}${SPEC}    - from:\n        - podSelector: {}\n` },
  check: { of: 'namespace', run: find },
  message: (problem) => {
    const name = quoteCode(getArgument(problem, 'name'));
    const directions = getList(problem, 'directions').map(quoteCode).join(', ');
    return say`${name} allows everything (${directions}) and no other policy isolates these pods, so all is as it would be without it; say who may, if it was meant to close something`;
  },
  fixes: (problem, source) => {
    const directions = DIRECTIONS.filter((direction) => getList(problem, 'directions').includes(direction));
    const fields = directions.map((direction) => quoteCode(PEERS_OF[direction])).join(', ');
    return [
      ...narrow(
        directions,
        { podSelector: {} },
        source,
        say`allow the pods of the namespace alone (${fields}, closes)`,
      ),
      ...narrow(
        directions,
        { namespaceSelector: {} },
        source,
        say`allow the pods of the cluster alone (${fields}, closes)`,
      ),
    ];
  },
};

function* find({ namespace, policies }: NamespacePolicies, scope: ScopeFacts): Generator<Found> {
  if (!isComplete(scope.cluster, namespace)) {
    return;
  }
  for (const facts of policies) {
    const { resource } = facts;
    const directions = resource.spec.policyTypes;
    const isOpen = directions.every((direction) => isWideOpen(resource.spec[direction]));
    if (isOpen && resource.spec.blanks.length === 0 && isAlone(facts, scope)) {
      yield { resource, span: resource.nameSpan, path: 'spec', args: { name: resource.name, directions } };
    }
  }
}

function isWideOpen(rules: readonly NetworkPolicyRule[]): boolean {
  return 0 < rules.length && rules.every(({ peers, ports }) => peers === undefined && ports === undefined);
}

/** Whether it selects pods, and no other policy isolates or may isolate one of them in a direction of its own. */
function isAlone({ resource, policy }: PolicyFacts, { reachability }: ScopeFacts): boolean {
  const { workloads, maybe } = reachability.subjectsOf(policy);
  const subjects = [...workloads, ...maybe.map(({ workload }) => workload)];
  return (
    0 < subjects.length &&
    subjects.every((workload) => {
      const { policies } = reachability.isolationOf(workload);
      return resource.spec.policyTypes.every((direction) =>
        policies[direction].every((other) => other === policy),
      );
    })
  );
}

/** Gives every empty rule of the directions a peer; none where a rule is written in another way. */
function narrow(
  directions: readonly Direction[],
  peer: NewNode,
  { root }: FixSource,
  title: Fix['title'],
): readonly Fix[] {
  const spec = root.type === 'map' ? findEntry(root, 'spec')?.value : undefined;
  const isJson = spec?.type === 'map' && spec.entries.some(({ key }) => key.style === 'doubleQuoted');
  const edits = directions.flatMap((direction): readonly (TextEdit | undefined)[] => {
    const rules = spec?.type === 'map' ? findEntry(spec, direction)?.value : undefined;
    return rules?.type === 'seq'
      ? rules.items.map((rule) =>
          rule.type === 'map' && rule.entries.length === 0
            ? {
                span: rule.span,
                newText: writeFlow({ [PEERS_OF[direction]]: [peer] }, isJson ? 'json' : 'yaml'),
              }
            : undefined,
        )
      : [undefined];
  });
  const written = edits.filter((edit) => edit !== undefined);
  return written.length < edits.length ? [] : [{ title, edits: written, isSafe: false }];
}
