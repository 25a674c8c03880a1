/**
 * The rule `api-required`: something that must be there is not.
 */
import { say } from '../../text/say.ts';
import { fixRequired } from '../fixes/fixRequired.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';

export const apiRequired: Rule = {
  id: 'api-required',
  severity: 'error',
  title: 'A required value is missing',
  docs: `The API server refuses an object without this value: a resource without a name, a peer that says nothing, an
\`ipBlock\` without a \`cidr\`, an operator \`In\` or \`NotIn\` without values. Null and blank are the same as absent.`,
  badExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  ingress:
    - from:
        - {}
        # ^^ error api-required: podSelector
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
    - from:
        - podSelector: {}
`,
  },
  // Schemas say which fields must be there, not that they must say something.
  alsoSeenBy: (problem) => (getArgument(problem, 'given') === 'absent' ? 'schema' : undefined),
  message: (problem) => {
    const operator = quoteCode(getArgument(problem, 'operator'));
    const name = quoteCode(getArgument(problem, 'name'));
    switch (getArgument(problem, 'reason')) {
      case 'apiVersion':
        return say`the resource has no \`apiVersion\`, so nobody can tell what it is; add one, such as \`networking.k8s.io/v1\` for a policy`;
      case 'name':
        return say`the resource has no name, so the API server refuses it; add \`metadata.name\``;
      case 'peer':
        return say`this peer says nothing, so the API server refuses the policy; write a \`podSelector\`, a \`namespaceSelector\` or an \`ipBlock\`, or leave the list out to allow everybody`;
      case 'cidr':
        return say`an \`ipBlock\` needs a \`cidr\`, so the API server refuses the policy; write one, such as \`10.0.0.0/8\``;
      case 'selectorValues':
        return say`${operator} compares with values and there are none, so the API server refuses the selector; list them under \`values\``;
      case 'owner':
        return say`an owner reference needs ${name}, so the API server refuses the resource; add it, or remove the reference`;
      default:
        return say`a required value is missing, so the API server refuses the resource; add it`;
    }
  },
  fixes: fixRequired,
};
