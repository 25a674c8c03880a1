/**
 * Fixes of what the API server refuses: the text before, with the cursor, and the text after. The finding is gone
 * afterwards, and nothing else is new.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkFixTitles, checkQuickFix } from '../ide/checkQuickFix.ts';

const HEAD = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
`;

function checkSpec(before: string, title: string, after: string): void {
  checkQuickFix(HEAD + before, title, HEAD + after);
}

describe('api-invalid-value', () => {
  it('says once that a requirement has no key', () => {
    checkFindings(`${HEAD}  policyTypes: [Ingress]
  podSelector: { matchExpressions: [{ operator: Exists }] }
  #                                 ^^^^^^^^^^^^^^^^^^^^ error api-invalid-value: has no \`key\`, so
`);
  });
});

describe('fixes of api-wrong-type', () => {
  it('put a number that is a label in quotes', () => {
    checkSpec(
      '  podSelector: { matchLabels: { version: $01 } }\n',
      'put it in quotes',
      '  podSelector: { matchLabels: { version: "1" } }\n',
    );
  });

  it('remove the quotes of a number', () => {
    checkSpec(
      '  podSelector: {}\n  ingress: [{ ports: [{ port: 80, endPort: $0"90" }] }]\n',
      'remove the quotes',
      '  podSelector: {}\n  ingress: [{ ports: [{ port: 80, endPort: 90 }] }]\n',
    );
  });

  it('are none for a number that is too large', () => {
    for (const port of ['{ port: $099999999999 }', '{ port: 80, endPort: $0"99999999999" }']) {
      checkFixTitles(
        `${HEAD}  podSelector: {}\n  policyTypes: [Ingress]\n  ingress: [{ ports: [${port}] }]\n`,
        [],
      );
    }
  });

  it('put a word in a list', () => {
    checkSpec(
      '  podSelector: {}\n  policyTypes: $0Ingress\n',
      'put it in a list',
      '  podSelector: {}\n  policyTypes: [Ingress]\n',
    );
  });

  it('give a block its dash', () => {
    checkSpec(
      `  podSelector: {}
  ingress:
    - from:
        $0podSelector: # who
          matchLabels:
            app: web

        # all of it
        namespaceSelector: {}
`,
      'put it in a list',
      `  podSelector: {}
  ingress:
    - from:
        - podSelector: # who
            matchLabels:
              app: web

          # all of it
          namespaceSelector: {}
`,
    );
  });
});

describe('fixes of api-yaml-1.1-value', () => {
  it('put it in quotes', () => {
    checkSpec(
      '  podSelector: { matchLabels: { public: $0yes } }\n',
      'put it in quotes',
      '  podSelector: { matchLabels: { public: "yes" } }\n',
    );
  });
});

describe('fixes of api-duplicate-field', () => {
  it('remove the earlier one, which has no effect', () => {
    checkSpec(
      `  podSelector: {}
  $0ingress:
    - from: [{ podSelector: {} }]
  # both
  ingress:
    - from: [{ namespaceSelector: {} }]
`,
      'remove the earlier `ingress`',
      `  podSelector: {}
  # both
  ingress:
    - from: [{ namespaceSelector: {} }]
`,
    );
  });
});

describe('fixes of api-required', () => {
  it('write a name', () => {
    checkQuickFix(
      'apiVersion: networking.k8s.io/v1\nkind: $0NetworkPolicy\nspec: { podSelector: {} }\n',
      'write a name to change: `network-policy`',
      'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: network-policy\nspec: { podSelector: {} }\n',
    );
  });

  it('fill a peer that says nothing', () => {
    checkSpec(
      '  podSelector: {}\n  ingress:\n    - from:\n        - $0{}\n',
      'write `podSelector: {}` (opens it to all pods of the namespace)',
      '  podSelector: {}\n  ingress:\n    - from:\n        - { podSelector: {} }\n',
    );
  });

  it('write a cidr that lets nobody in by accident', () => {
    checkSpec(
      '  podSelector: {}\n  ingress: [{ from: [{ ipBlock: $0{} }] }]\n',
      'write a `cidr` to change: `192.0.2.0/24`',
      '  podSelector: {}\n  ingress: [{ from: [{ ipBlock: { cidr: 192.0.2.0/24 } }] }]\n',
    );
    checkSpec(
      '  podSelector: {}\n  ingress:\n    - from:\n        - ipBlock: $0{}\n',
      'write a `cidr` to change: `192.0.2.0/24`',
      '  podSelector: {}\n  ingress:\n    - from:\n        - ipBlock: { cidr: 192.0.2.0/24 }\n',
    );
    checkFixTitles(
      `${HEAD}  podSelector: {}\n  policyTypes: [Ingress]\n  ingress:\n    - from:\n        - ipBlock:\n            $0except: [192.0.2.0/24]\n`,
      ['write a `cidr` to change: `192.0.2.0/24`'],
    );
  });

  it('ask for the key alone, or for a value', () => {
    const before = '  podSelector:\n    matchExpressions:\n      - key: app\n        operator: $0In\n';
    checkSpec(
      before,
      'ask for the key alone: `Exists`',
      '  podSelector:\n    matchExpressions:\n      - key: app\n        operator: Exists\n',
    );
    checkSpec(
      before,
      'write a value to change: `values: [value]`',
      '  podSelector:\n    matchExpressions:\n      - key: app\n        operator: In\n        values:\n          - value\n',
    );
  });
});

describe('fixes of api-required where something stands there and says nothing', () => {
  it('write a name behind a blank `metadata`', () => {
    checkQuickFix(
      'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n$0metadata: # later\nspec: { podSelector: {} }\n',
      'write a name to change: `network-policy`',
      'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: network-policy } # later\nspec: { podSelector: {} }\n',
    );
  });

  const block = (peer: string): string => `  podSelector: {}\n  ingress:\n    - from:\n        - ${peer}\n`;

  it('fill blank selectors and blocks', () => {
    checkSpec(
      block('$0podSelector: # all'),
      'write `podSelector: {}` (opens it to all pods of the namespace)',
      block('podSelector: {} # all'),
    );
    checkSpec(
      block('$0namespaceSelector: null # all'),
      'write `namespaceSelector: {}` (opens it to all pods of all namespaces)',
      block('namespaceSelector: {} # all'),
    );
    const block2 = block('$0ipBlock: # ours');
    checkSpec(
      block2,
      'write a `cidr` to change: `192.0.2.0/24`',
      block('ipBlock: { cidr: 192.0.2.0/24 } # ours'),
    );
    checkSpec(
      '  podSelector: {}\n  ingress: [{ from: [$0{ ipBlock: }] }]\n',
      'write a `cidr` to change: `192.0.2.0/24`',
      '  podSelector: {}\n  ingress: [{ from: [{ ipBlock: { cidr: 192.0.2.0/24 } }] }]\n',
    );
  });

  it('offer each of several blank ones', () => {
    checkFixTitles(HEAD + block('$0namespaceSelector:\n          podSelector: ~'), [
      'write `podSelector: {}` (opens it to all pods of the namespace)',
      'write `namespaceSelector: {}` (opens it to all pods of all namespaces)',
      'write out `policyTypes: [Ingress]`',
    ]);
  });

  it('write a blank cidr', () => {
    checkSpec(
      block('ipBlock:\n            $0cidr: # which'),
      'write a `cidr` to change: `192.0.2.0/24`',
      block('ipBlock:\n            cidr: 192.0.2.0/24 # which'),
    );
    checkSpec(
      block('ipBlock: { cidr: $0"" }'),
      'write a `cidr` to change: `192.0.2.0/24`',
      block('ipBlock: { cidr: 192.0.2.0/24 }'),
    );
  });
});

describe('fixes of api-unknown-field', () => {
  it('write the nearest name, or remove what the server drops', () => {
    const spec = (field: string): string =>
      `  podSelector: {}\n  ingress:\n    - ${field}\n      ports: []\n`;
    checkSpec(
      spec('$0form: [{ podSelector: {} }] # us'),
      'write `from`',
      spec('from: [{ podSelector: {} }] # us'),
    );
    checkSpec(
      spec('$0form: [{ podSelector: {} }] # us'),
      'remove `form` (the API server drops it anyway)',
      '  podSelector: {}\n  ingress:\n    - ports: []\n',
    );
  });

  it('remove the status that dumps of older versions carry', () => {
    checkSpec(
      '  podSelector: {}\n$0status: {}\n',
      'remove `status` (the API server drops it anyway)',
      '  podSelector: {}\n',
    );
    checkSpec(
      '  podSelector: {}\n$0status:\n  conditions: []\n# the end\n',
      'remove `status` (the API server drops it anyway)',
      '  podSelector: {}\n# the end\n',
    );
  });
});

describe('fixes of api-unsupported-value', () => {
  it('write the word in its spelling', () => {
    checkSpec(
      '  podSelector: {}\n  ingress: [{ ports: [{ protocol: $0tcp }] }]\n',
      'write `TCP`',
      '  podSelector: {}\n  ingress: [{ ports: [{ protocol: TCP }] }]\n',
    );
  });

  it('offer all of them where none is near', () => {
    checkFixTitles(`${HEAD}  podSelector: {}\n  ingress: [{ ports: [{ protocol: $0ICMP }] }]\n`, [
      'write `TCP`',
      'write `UDP`',
      'write `SCTP`',
      'write out `policyTypes: [Ingress]`',
    ]);
  });
});

describe('fixes of api-forbidden', () => {
  it('make two peers of one', () => {
    checkSpec(
      `  podSelector: {}
  ingress:
    - from:
        - podSelector: {}
          $0ipBlock: # outside
            cidr: 10.0.0.0/8
`,
      'make `ipBlock` a peer of its own (either one is enough then)',
      `  podSelector: {}
  ingress:
    - from:
        - podSelector: {}
        - ipBlock: # outside
            cidr: 10.0.0.0/8
`,
    );
  });

  it('move a block that stands between selectors behind them', () => {
    checkSpec(
      `  podSelector: {}
  ingress:
    - from:
        # the shop
        - namespaceSelector: {}
          # outside
          $0ipBlock: # ours
            cidr: 10.0.0.0/8 # all
          podSelector: # web
            matchLabels: { app: web } # two
      ports: []
`,
      'make `ipBlock` a peer of its own (either one is enough then)',
      `  podSelector: {}
  ingress:
    - from:
        # the shop
        - namespaceSelector: {}
          # outside
          podSelector: # web
            matchLabels: { app: web } # two
        - ipBlock: # ours
            cidr: 10.0.0.0/8 # all
      ports: []
`,
    );
  });

  it('make two peers of one that begins with the block, and of one in flow style', () => {
    checkSpec(
      `  podSelector: {}
  ingress:
    - from:
      - $0ipBlock:
          cidr: 10.0.0.0/8
        podSelector: {}
`,
      'make `ipBlock` a peer of its own (either one is enough then)',
      `  podSelector: {}
  ingress:
    - from:
      - ipBlock:
          cidr: 10.0.0.0/8
      - podSelector: {}
`,
    );
    checkSpec(
      '  podSelector: {}\n  ingress: [{ from: [{ podSelector: {}, $0ipBlock: { cidr: 10.0.0.0/8 } }] }]\n',
      'make `ipBlock` a peer of its own (either one is enough then)',
      '  podSelector: {}\n  ingress: [{ from: [{ podSelector: {} }, { ipBlock: { cidr: 10.0.0.0/8 } }] }]\n',
    );
  });

  it('remove values that an operator does not take', () => {
    checkSpec(
      '  podSelector: { matchExpressions: [{ key: app, operator: Exists, values: $0[web] }] }\n',
      'remove `values`',
      '  podSelector: { matchExpressions: [{ key: app, operator: Exists }] }\n',
    );
  });
});

describe('fixes of api-non-canonical-cidr', () => {
  it('write the range, or the one address', () => {
    const block = (cidr: string): string =>
      `  podSelector: {}\n  ingress: [{ from: [{ ipBlock: { cidr: ${cidr} } }] }]\n`;
    checkSpec(block('$0192.168.1.5/24'), 'write `192.168.1.0/24`', block('192.168.1.0/24'));
    checkSpec(block('$0192.168.1.5/24'), 'write `192.168.1.5/32`', block('192.168.1.5/32'));
    checkSpec(block("'$0010.0.0.0/8'"), 'write `10.0.0.0/8`', block("'10.0.0.0/8'"));
  });
});

describe('fixes of api-unavailable-version', () => {
  it('write the version that is served', () => {
    checkQuickFix(
      'apiVersion: $0extensions/v1beta1\nkind: NetworkPolicy\nmetadata: { name: web }\nspec: { podSelector: {} }\n',
      'write `networking.k8s.io/v1`',
      'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: web }\nspec: { podSelector: {} }\n',
    );
  });
});
