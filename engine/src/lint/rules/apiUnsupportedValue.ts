/**
 * The rule `api-unsupported-value`: a word that is none of the few that a field takes.
 */
import { PROTOCOLS } from '../../k8s/ports.ts';
import { POLICY_TYPES } from '../../k8s/validateNetworkPolicy.ts';
import type { Problem } from '../../problem.ts';
import { findNearest } from '../../text/findNearest.ts';
import { say, sayAny } from '../../text/say.ts';
import { findScalar, replaceScalar } from '../../yaml/replaceScalar.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';

export const apiUnsupportedValue: Rule = {
  id: 'api-unsupported-value',
  severity: 'error',
  title: 'None of the values that the field takes',
  docs: `The field takes one of a few words, in exactly this spelling: \`TCP\`, \`UDP\` or \`SCTP\` as the protocol of a
port, \`Ingress\` or \`Egress\` as a policy type. ICMP is not among the protocols; whether it passes is left to the network
plugin.`,
  badExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  ingress:
    - ports:
        - protocol: tcp
          #         ^^^ error api-unsupported-value: write \`TCP\`
          port: 80
`,
  },
  goodExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  ingress:
    - ports:
        - protocol: TCP
          port: 80
`,
  },
  message: (problem) => {
    const value = getArgument(problem, 'value');
    const words = wordsFor(problem);
    const nearest = findNearest(value, words);
    const advice =
      nearest === undefined ? say`write ${sayAny(words.map(quoteCode))}` : say`write ${quoteCode(nearest)}`;
    return words === PROTOCOLS
      ? say`${quoteCode(value)} is not a protocol that policies know, so the API server refuses the policy; ${advice}`
      : say`${quoteCode(value)} is not a policy type, so the API server refuses the policy; ${advice}`;
  },
  fixes: (problem, { root }) => {
    const value = getArgument(problem, 'value');
    const words = wordsFor(problem);
    const nearest = findNearest(value, words);
    const scalar = findScalar(root, problem.span, value);
    const choices = nearest === undefined ? words : [nearest];
    return scalar === undefined
      ? []
      : choices.map((word) => ({
          title: say`write ${quoteCode(word)}`,
          edits: [replaceScalar(scalar, word)],
          isSafe: false,
        }));
  },
};

function wordsFor(problem: Problem): readonly string[] {
  return getArgument(problem, 'reason') === 'protocol' ? PROTOCOLS : POLICY_TYPES;
}
