/**
 * The rule `egress-blocks-dns` beyond its examples: when it warns, hints, or is silent, and what its fixes write.
 */
import { egressBlocksDns } from '../../engine/src/lint/rules/egressBlocksDns.ts';
import type { Policy } from '../../engine/src/policy/policy.ts';
import { tieredPolicy } from '../fixture/tieredPolicy.ts';
import { checkUnder } from './checkUnder.ts';
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkQuickFix } from '../ide/checkQuickFix.ts';

const PODS = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
apiVersion: v1
kind: Pod
metadata: { name: db, namespace: shop, labels: { app: db } }
---
`;

function policy(egress: string, pods = PODS): string {
  return `${pods}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Egress]
${egress}`;
}

const TO_DB = '    - to: [{ podSelector: { matchLabels: { app: db } } }]\n';

function allowing(rule: string): string {
  return policy(`  egress:\n${TO_DB}    - ${rule}\n`);
}

describe('egress-blocks-dns', () => {
  for (const [what, rule] of [
    ['everybody on 53', '{ ports: [{ port: 53, protocol: UDP }, { port: 53 }] }'],
    [
      'all namespaces',
      '{ to: [{ namespaceSelector: {} }], ports: [{ port: 53, protocol: UDP }, { port: 53 }] }',
    ],
    [
      'a namespace by a label that it may have',
      '{ to: [{ namespaceSelector: { matchLabels: { dns: here } } }] }',
    ],
    ['an address', '{ to: [{ ipBlock: { cidr: 169.254.20.10/32 } }] }'],
    [
      'another DNS that is not among the manifests',
      '{ to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: dns } } }], ports: [{ port: 53, protocol: UDP }, { port: 53 }] }',
    ],
    [
      'the port on which the pods of OpenShift listen',
      '{ to: [{ namespaceSelector: {} }], ports: [{ port: 5353, protocol: UDP }, { port: 5353 }] }',
    ],
    [
      'a port by a name that a DNS gives it',
      '{ to: [{ namespaceSelector: {} }], ports: [{ port: dns, protocol: UDP }, { port: dns-tcp }] }',
    ],
    [
      "OpenShift's DNS, whatever its port",
      '{ to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: openshift-dns } } }] }',
    ],
  ] as const) {
    it(`is silent where a rule allows ${what}`, () => {
      checkFindings(allowing(rule), '', (finding) => finding.rule === 'egress-blocks-dns');
    });
  }

  it('is silent where another policy allows it', () => {
    checkFindings(`${policy(`  egress:\n${TO_DB}`)}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: dns, namespace: shop }
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress: [{ to: [{ namespaceSelector: {} }], ports: [{ port: 53, protocol: UDP }, { port: 53, protocol: TCP }] }]
`);
  });

  it('warns of a rule for the port that reaches pods of its own namespace only', () => {
    const own = allowing('{ to: [{ podSelector: {} }], ports: [{ port: 53, protocol: UDP }, { port: 53 }] }');
    const labeled = own.replace('  egress:\n', '  egress:\n# ^^^^^^ warning egress-blocks-dns: `web`\n');
    checkFindings(`apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n---\n${labeled}`);
  });

  it('names a few of many pods', () => {
    const pods = ['a', 'b', 'c', 'd'].map(
      (name) =>
        `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: shop, labels: { app: web } }\n---\n`,
    );
    checkFindings(
      policy('  egress: []\n', pods.join('')).replace(
        '  egress: []\n',
        '  egress: []\n# ^^^^^^ hint egress-blocks-dns: egress of `a`, `b` and 2 more becomes isolated\n',
      ),
    );
  });

  it('warns of a port by a name that no DNS gives it', () => {
    const rule = '{ to: [{ namespaceSelector: {} }], ports: [{ port: web }, { port: web, protocol: UDP }] }';
    const marked = allowing(rule).replace(
      '  egress:\n',
      '  egress:\n# ^^^^^^ warning egress-blocks-dns: `web`\n',
    );
    checkFindings(marked);
    const coredns = `apiVersion: v1
kind: Pod
metadata: { name: coredns, namespace: kube-system, labels: { k8s-app: kube-dns } }
spec: { containers: [{ name: a, image: a, ports: [{ name: web, containerPort: 53, protocol: UDP }] }] }
---
`;
    checkFindings(coredns + allowing(rule));
  });

  it('warns of the port of OpenShift towards other pods', () => {
    const rule =
      '{ to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } } }], ports: [{ port: 5353, protocol: UDP }] }';
    checkFindings(
      allowing(rule).replace('  egress:\n', '  egress:\n# ^^^^^^ warning egress-blocks-dns: `web`\n'),
    );
  });

  it('hints at UDP without TCP', () => {
    checkFindings(
      allowing('{ to: [{ namespaceSelector: {} }], ports: [{ port: 53, protocol: UDP }] }').replace(
        '  egress:\n',
        '  egress:\n# ^^^^^^ hint egress-blocks-dns: without TCP\n',
      ),
    );
  });

  it('hints at pods that may connect nowhere', () => {
    checkFindings(policy('  egress: []\n# ^^^^^^ hint egress-blocks-dns: nothing may leave\n'));
  });

  it('is silent where a policy that is not here may allow it', () => {
    const chart =
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: x, namespace: shop }\nspec: {}\n---\n';
    checkFindings(policy(`  egress:\n${TO_DB}`, PODS + chart));
  });

  it('is silent about pods that do not ask the DNS of the cluster', () => {
    checkFindings(
      policy(
        `  egress:\n${TO_DB}`,
        'apiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: shop, labels: { app: web } }\nspec: { dnsPolicy: None }\n---\n',
      ),
    );
  });

  describe('for pods that ask the resolver of their node', () => {
    const own = (egress: string): string =>
      policy(egress, PODS.replace('{ app: web } }\n', '{ app: web } }\nspec: { dnsPolicy: Default }\n'));

    it('warns where port 53 is open to no address', () => {
      checkFindings(
        own(`  egress:
# ^^^^^^ warning egress-blocks-dns: the resolver of the node, which \`dnsPolicy: Default\` asks
${TO_DB}    - to: [{ namespaceSelector: {} }]
      ports: [{ port: 53, protocol: UDP }, { port: 53 }]
`),
      );
    });

    it('is silent where an address is open', () => {
      checkFindings(own(`  egress:\n${TO_DB}    - to: [{ ipBlock: { cidr: 192.0.2.53/32 } }]\n`));
      checkFindings(own(`  egress:\n${TO_DB}    - ports: [{ port: 53, protocol: UDP }, { port: 53 }]\n`));
    });

    it('hints where nothing may leave', () => {
      checkFindings(own('  egress: []\n# ^^^^^^ hint egress-blocks-dns: nothing may leave\n'));
    });

    it('speaks of the DNS of the cluster where pods beside them ask that', () => {
      const both = own(`  egress:\n# ^^^^^^ warning egress-blocks-dns: egress of \`db\` becomes\n${TO_DB}`);
      checkFindings(
        both.replace('podSelector: { matchLabels: { app: web } }\n  policy', 'podSelector: {}\n  policy'),
      );
    });

    it('adds a rule for the port', () => {
      checkQuickFix(
        own(`  $0egress:\n${TO_DB}`),
        'add a rule for port 53 of every address (opens)',
        own(`  egress:
${TO_DB}    - ports:
        - protocol: UDP
          port: 53
        - protocol: TCP
          port: 53
`),
      );
    });
  });

  it('takes the DNS that podgate.yaml names', () => {
    const config = '#-- podgate.yaml\ndns: { namespace: infra, labels: { app: dns } }\n#-- shop.yaml\n';
    const toDns = (name: string): string =>
      `{ to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ${name} } } }] }`;
    checkFindings(config + allowing(toDns('infra')));
    checkFindings(
      config +
        allowing(toDns('kube-system')).replace(
          '  egress:\n',
          '  egress:\n# ^^^^^^ warning egress-blocks-dns: `web`\n',
        ),
    );
  });

  describe('beside policies that decide before', () => {
    const admin = (...rules: readonly string[]): Policy =>
      tieredPolicy({ tier: 'admin', name: 'dns', subject: 'web', direction: 'egress', rules });
    const blocked = policy(`  egress:\n${TO_DB}`);
    const open = allowing(
      '{ to: [{ namespaceSelector: {} }], ports: [{ port: 53, protocol: UDP }, { port: 53 }] }',
    );
    const warned = (manifests: string, policies: readonly Policy[], expected: readonly string[]): void => {
      checkUnder(egressBlocksDns, { manifests, policies }, expected);
    };
    const notResolved =
      'warning egress of `web` becomes isolated and nothing opens the way to the DNS, so names will not resolve; allow UDP and TCP 53 to it';
    const denied = (protocol: string): string =>
      `\`web\` cannot ask the DNS by ${protocol}: policy \`dns\` denies it before NetworkPolicies are asked, so none of them can allow it; change it there`;

    it('is silent where they allow it, or may', () => {
      warned(blocked, [], [notResolved]);
      warned(blocked, [admin('allow kube-system/* 53/UDP', 'allow kube-system/* 53')], []);
      warned(blocked, [admin('allow *')], []);
      // Nobody declares the DNS: what its label \`app\` is, is not known.
      warned(blocked, [admin('allow kube-system/coredns')], []);
      warned(policy('  egress: []\n'), [admin('allow * 53/UDP', 'allow * 53')], []);
    });

    it('counts what they allow of it', () => {
      warned(
        blocked,
        [admin('allow kube-system/* 53/UDP')],
        [
          'hint egress of `web` is open to the DNS without TCP, so some answers do not come; allow UDP and TCP on 53',
        ],
      );
      warned(blocked, [admin('allow shop/*')], [notResolved]);
    });

    it('says that no rule helps where they deny it', () => {
      warned(blocked, [admin('deny kube-system/*')], [`warning ${denied('UDP')}`]);
      warned(
        open,
        [admin('deny kube-system/* 53/UDP', 'deny kube-system/* 53')],
        [`warning ${denied('UDP')}`],
      );
      warned(open, [admin('deny * 53')], [`hint ${denied('TCP')}`]);
      warned(open, [admin('deny kube-system/other')], []);
      warned(open, [admin('allow openshift-dns/*', 'deny *')], []);
    });

    it('leaves to NetworkPolicies what they pass on, and what comes after these to nobody', () => {
      warned(open, [admin('pass *', 'deny *')], []);
      warned(blocked, [admin('pass *', 'allow *')], [notResolved]);
      const baseline = { ...admin('allow *'), tier: 'baseline' as const };
      warned(blocked, [baseline], [notResolved]);
    });

    it('asks the DNS that is among the manifests', () => {
      const coredns = `apiVersion: v1
kind: Pod
metadata: { name: coredns, namespace: kube-system, labels: { k8s-app: kube-dns, app: coredns } }
---
`;
      warned(coredns + blocked, [admin('allow kube-system/coredns')], []);
      warned(coredns + open, [admin('deny kube-system/coredns')], [`warning ${denied('UDP')}`]);
    });
  });

  it('adds a rule in the style of the list', () => {
    checkQuickFix(
      policy(`  $0egress:\n${TO_DB}    # and nothing else\n`),
      'add a rule for the DNS',
      policy(`  egress:
${TO_DB}    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
          podSelector:
            matchLabels:
              k8s-app: kube-dns
      ports:
        - protocol: UDP
          port: 53
        - protocol: TCP
          port: 53
    # and nothing else
`),
    );
  });

  it('adds a policy for the namespace, by a name that is free', () => {
    const taken = policy('  egress: []\n').replace(
      'name: web, namespace: shop }\nspec:\n  podSelector: { matchLabels: { app: web',
      'name: allow-dns, namespace: shop }\nspec:\n  podSelector: { matchLabels: { app: other',
    );
    checkQuickFix(
      `${taken}---\n${policy('  $0egress: [{ to: [{ podSelector: { matchLabels: { app: db } } }] }]\n', '')}`,
      'add a policy that lets all pods of `shop` ask the DNS (isolates them for egress)',
      `${taken}---
${policy(
  `  egress: [{ to: [{ podSelector: { matchLabels: { app: db } } }] }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-dns-2
  namespace: shop
spec:
  podSelector: {}
  policyTypes:
    - Egress
  egress:
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
          podSelector:
            matchLabels:
              k8s-app: kube-dns
      ports:
        - protocol: UDP
          port: 53
        - protocol: TCP
          port: 53
`,
  '',
)}`,
    );
  });

  it('adds a policy for the namespace', () => {
    checkQuickFix(
      policy('  $0egress: [{ to: [{ podSelector: { matchLabels: { app: db } } }] }]\n'),
      'add a policy that lets all pods of `shop` ask the DNS (isolates them for egress)',
      policy(`  egress: [{ to: [{ podSelector: { matchLabels: { app: db } } }] }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-dns
  namespace: shop
spec:
  podSelector: {}
  policyTypes:
    - Egress
  egress:
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
          podSelector:
            matchLabels:
              k8s-app: kube-dns
      ports:
        - protocol: UDP
          port: 53
        - protocol: TCP
          port: 53
`),
    );
  });
});
