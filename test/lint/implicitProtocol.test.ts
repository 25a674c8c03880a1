/**
 * The rule `implicit-protocol` beyond its examples: which ports it speaks of, and what its fix writes.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkQuickFix } from '../ide/checkQuickFix.ts';

function policy(ports: string, severity = 'hint'): string {
  return `#-- podgate.yaml
rules: { implicit-protocol: ${severity}, ports-without-peers: off }
#-- web.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: {}
  ingress:
    - ports:
${ports}`;
}

describe('implicit-protocol', () => {
  it('speaks of names, of ranges and of ports without a number', () => {
    checkFindings(
      policy(`        - port: http
        # ^^^^^^^^^^ hint implicit-protocol: TCP alone
        - { port: 1, endPort: 2 }
        # ^^^^^^^^^^^^^^^^^^^^^^^ hint implicit-protocol: TCP alone
        - {}
        # ^^ hint implicit-protocol: TCP alone
`),
    );
  });

  it('counts a blank protocol as left out', () => {
    checkFindings(
      policy(`        - { port: 80, protocol: null }
        # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint implicit-protocol: TCP alone
`),
    );
  });

  it('is silent where the protocol is written, and unless it is wanted', () => {
    checkFindings(policy('        - { port: 53, protocol: UDP }\n'));
    checkFindings(policy('        - port: 80\n', 'off'));
  });

  it('writes the protocol behind the port', () => {
    checkQuickFix(
      policy('        - port: $08080 # web\n'),
      'write out `protocol: TCP`',
      policy('        - port: 8080 # web\n          protocol: TCP\n').replace(/^[\s\S]*#-- web\.yaml\n/, ''),
    );
  });
});
