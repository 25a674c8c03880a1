/**
 * Fixes of values that the API server does not take: the text before, with the cursor, and the text after. The finding is
 * gone afterwards, and nothing else is new.
 */
import { checkFixTitles, checkQuickFix } from '../ide/checkQuickFix.ts';

const HEAD = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
`;

function checkSpec(before: string, title: string, after: string): void {
  checkQuickFix(HEAD + before, title, HEAD + after);
}

describe('fixes of api-invalid-value', () => {
  const ports = (ports: string): string => `  podSelector: {}\n  ingress: [{ ports: [${ports}] }]\n`;
  const block = (block: string): string =>
    `  podSelector: {}\n  ingress: [{ from: [{ ipBlock: { ${block} } }] }]\n`;

  it('unquote a number that is meant as one', () => {
    checkSpec(ports('{ port: $0"80" }'), 'remove the quotes', ports('{ port: 80 }'));
  });

  it('swap the ends of a range', () => {
    checkSpec(
      ports('{ port: 90, endPort: $080 }'),
      'swap `port` and `endPort`',
      ports('{ port: 80, endPort: 90 }'),
    );
  });

  it('make an end without a beginning the port, or remove it', () => {
    checkSpec(ports('{ endPort: $080 }'), 'make it the `port`', ports('{ port: 80 }'));
    checkSpec(ports('{ protocol: UDP, endPort: $080 }'), 'remove `endPort`', ports('{ protocol: UDP }'));
  });

  it('write a name of a port in lower case', () => {
    checkSpec(ports('{ port: $0Http }'), 'write `http`', ports('{ port: http }'));
  });

  it('make a range of an address', () => {
    checkSpec(block('cidr: $010.0.0.5'), 'write `10.0.0.5/32`', block('cidr: 10.0.0.5/32'));
    checkSpec(block('cidr: "$02001:db8::1"'), 'write `2001:db8::1/128`', block('cidr: "2001:db8::1/128"'));
  });

  it('remove an exception that is outside', () => {
    checkSpec(
      block('cidr: 10.0.0.0/8, except: [10.1.0.0/16, $0192.168.0.0/16]'),
      'remove `192.168.0.0/16`',
      block('cidr: 10.0.0.0/8, except: [10.1.0.0/16]'),
    );
  });

  it('write an operator in its own case', () => {
    checkSpec(
      '  podSelector: { matchExpressions: [{ key: app, operator: $0exists }] }\n',
      'write `Exists`',
      '  podSelector: { matchExpressions: [{ key: app, operator: Exists }] }\n',
    );
  });

  const expressions = (text: string): string => `  podSelector: { matchExpressions: [${text}] }\n`;

  it('write the key of an expression that has none', () => {
    checkQuickFix(
      HEAD + expressions('$0{ operator: Exists }'),
      'write a key to change: `app`',
      HEAD + expressions('{ operator: Exists, key: app }'),
    );
    checkQuickFix(
      `${HEAD}  podSelector:\n    matchExpressions:\n      - $0key: # which\n        operator: Exists\n`,
      'write a key to change: `app`',
      `${HEAD}  podSelector:\n    matchExpressions:\n      - key: app # which\n        operator: Exists\n`,
    );
  });

  it('write an operator that fits', () => {
    checkSpec(
      '  podSelector:\n    matchExpressions:\n      - $0key: app # which\n',
      'write `Exists`',
      '  podSelector:\n    matchExpressions:\n      - key: app # which\n        operator: Exists\n',
    );
    checkSpec(
      expressions('{ $0key: app, values: [web] }'),
      'write `NotIn`',
      expressions('{ key: app, operator: NotIn, values: [web] }'),
    );
    checkFixTitles(HEAD + expressions('{ key: app, operator: $0Equals, values: [web] }'), [
      'write `In`',
      'write `NotIn`',
      'write out `policyTypes: [Ingress]`',
    ]);
  });

  it('write each policy type once, in its own case', () => {
    checkSpec(
      '  podSelector: {}\n  policyTypes: $0[Ingress, Egress, Ingress] # both\n',
      'write each type once',
      '  podSelector: {}\n  policyTypes: [Ingress, Egress] # both\n',
    );
    checkSpec(
      '  podSelector: {}\n  policyTypes:\n    - $0ingress # in\n    - Egress\n    # again\n    - "Ingress"\n',
      'write each type once',
      '  podSelector: {}\n  policyTypes:\n    - Ingress # in\n    - Egress\n    # again\n',
    );
  });

  it('write a namespace that there can be', () => {
    checkQuickFix(
      'apiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: "$0My_Shop" }\n',
      'write `my-shop`',
      'apiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: "my-shop" }\n',
    );
  });

  it('write a name that an object can have', () => {
    checkQuickFix(
      'apiVersion: v1\nkind: Pod\nmetadata: { name: $0My_Web }\n',
      'write `my-web`',
      'apiVersion: v1\nkind: Pod\nmetadata: { name: my-web }\n',
    );
  });
});
