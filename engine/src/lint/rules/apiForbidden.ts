/**
 * The rule `api-forbidden`: a value that may not stand beside another.
 */
import { say } from '../../text/say.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';

export const apiForbidden: Rule = {
  id: 'api-forbidden',
  severity: 'error',
  title: 'Values that exclude each other',
  docs: `A peer is either pods, chosen by selectors, or a range of addresses, never both. The operators \`Exists\` and
\`DoesNotExist\` look at the key alone and take no values. The API server refuses such policies.`,
  badExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  ingress:
    - from:
        - podSelector: {}
          ipBlock:
#         ^^^^^^^ error api-forbidden: two peers
            cidr: 10.0.0.0/8
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
        - ipBlock:
            cidr: 10.0.0.0/8
`,
  },
  message: (problem) => {
    if (getArgument(problem, 'reason') === 'newFinalizers') {
      const names = quoteCode(getArgument(problem, 'value'));
      return say`the object is being deleted, so the API server takes no new finalizers such as ${names}; remove them`;
    }
    if (getArgument(problem, 'reason') === 'peerKinds') {
      const other = quoteCode(getArgument(problem, 'other'));
      return say`a peer has \`ipBlock\` or ${other}, not both, so the API server refuses the policy; write two peers`;
    }
    const operator = quoteCode(getArgument(problem, 'operator'));
    return say`${operator} takes no values, so the API server refuses the selector; remove them, or use \`In\` or \`NotIn\``;
  },
};
