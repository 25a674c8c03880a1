/**
 * The rule `api-non-canonical-cidr`: a CIDR whose text can be taken in more than one way. Kubernetes refuses it from
 * 1.36 on and warned before.
 */
import { say } from '../../text/say.ts';
import { findScalar, replaceScalar } from '../../yaml/replaceScalar.ts';
import type { Fix } from '../fix.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';

export const apiNonCanonicalCidr: Rule = {
  id: 'api-non-canonical-cidr',
  severity: 'error',
  sometimes: 'warning',
  title: 'A CIDR that is not in canonical form',
  docs: `The text of the CIDR is ambiguous: it has zeros before a number, which some programs read as octal; it writes an
IPv4 range as IPv6; or it names an address inside the range instead of the range itself. Kubernetes 1.36 and later refuse
it; versions before send a warning and take the range that the canonical form names. Without \`kubernetesVersion\` in
\`podgate.yaml\` it is a warning. IPv6 that is only written at greater length than RFC 5952 wants is a warning always.`,
  badExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  ingress:
    - from:
        - ipBlock:
            cidr: 192.168.1.5/24
            #     ^^^^^^^^^^^^^^ warning api-non-canonical-cidr: write \`192.168.1.0/24\`
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
        - ipBlock:
            cidr: 192.168.1.0/24
`,
    kubernetesMinor: 36,
  },
  message: (problem) => {
    const value = quoteCode(getArgument(problem, 'value'));
    const canonical = quoteCode(getArgument(problem, 'canonical'));
    const why = problem.api?.type === 'Warning' ? REFUSED_LATER : REFUSED;
    switch (getArgument(problem, 'reason')) {
      case 'leadingZeros':
        return say`${value} has zeros before a number, ${why}; write ${canonical}`;
      case 'ipv4Mapped':
        return say`${value} is a range of IPv4 written as IPv6, ${why}; write ${canonical}`;
      case 'hostBits':
        return say`${value} names an address inside its range, ${why}; write ${canonical} for the range`;
      default:
        return say`${value} is longer than it needs to be, which the API server warns about; write ${canonical}`;
    }
  },
  fixes: (problem, { root }) => {
    const value = getArgument(problem, 'value');
    const scalar = findScalar(root, problem.span, value);
    if (scalar === undefined) {
      return [];
    }
    const isHostBits = getArgument(problem, 'reason') === 'hostBits';
    const write = (text: string, isSafe: boolean): Fix => ({
      title: say`write ${quoteCode(text)}`,
      edits: [replaceScalar(scalar, text)],
      isSafe,
    });
    const canonical = write(getArgument(problem, 'canonical'), isHostBits);
    const [address = ''] = value.split('/');
    const single = `${address}/${address.includes(':') ? '128' : '32'}`;
    return isHostBits ? [canonical, write(single, false)] : [canonical];
  },
};

const REFUSED = say`so the API server refuses the policy`;
const REFUSED_LATER = say`which Kubernetes refuses from 1.36 on`;
