/**
 * The rule `half-open` beyond its examples: when it speaks, when it is silent, and what its fixes write.
 */
import assert from 'node:assert/strict';
import { quickFixesAt } from '../../engine/src/index.ts';
import type { Direction } from '../../engine/src/k8s/resource.ts';
import { checkScopeInSteps } from '../../engine/src/lint/checkScope.ts';
import { halfOpen } from '../../engine/src/lint/rules/halfOpen.ts';
import type { Policy } from '../../engine/src/policy/policy.ts';
import { parseUnit } from '../../engine/src/yaml/parse.ts';
import { finishSteps } from '../../engine/src/text/steps.ts';
import { checkFindings } from '../fixture/checkFindings.ts';
import { readCursor } from '../fixture/readCursor.ts';
import { openUnder, tieredPolicy } from '../fixture/tieredPolicy.ts';
import { checkUnder } from './checkUnder.ts';
import { checkFixTitles, checkQuickFix } from '../ide/checkQuickFix.ts';

function pod(name: string, more = ''): string {
  return `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: shop, labels: { app: ${name} } }
${more}---
`;
}

const PODS = pod('web') + pod('db');

/** The egress of an app, as the items of its list. */
function egressOf(app: string, items: string, name = app): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: shop }
spec:
  podSelector: { matchLabels: { app: ${app} } }
  policyTypes: [Egress]
  egress: [{ ports: [{ protocol: UDP, port: 53 }, { protocol: TCP, port: 53 }] }${items}]
---
`;
}

/** What `db` lets in, from a peer on its own line. */
function ingress(peer: string, ports = ', ports: [{ port: 5432 }]', more = ''): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  policyTypes: [Ingress]
  ingress:
    - { from: [${more}
          ${peer}
        ]${ports} }
`;
}

const FROM_WEB = '{ podSelector: { matchLabels: { app: web } } }';

function said(message: string): string {
  return `${FROM_WEB}
#                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info half-open: ${message}`;
}

const TO_DB = ', { to: [{ podSelector: { matchLabels: { app: db } } }], ports: [{ port: 5432 }] }';

/** Other rules have a word about some of these policies, too. `direction` is the one that the test is about. */
function checkHalfOpen(manifests: string, direction = ''): void {
  checkFindings(
    manifests,
    '',
    ({ rule, path = '' }) => rule === 'half-open' && path.startsWith(`spec.${direction}`),
  );
}

describe('half-open', () => {
  it('says whose egress is missing, and on which ports', () => {
    checkHalfOpen(
      PODS +
        egressOf('web', '') +
        ingress(
          said(
            'nothing comes from this peer: egress of `web` is isolated by policy `web` and not open to here on `5432/TCP`',
          ),
        ),
    );
    checkHalfOpen(PODS + egressOf('web', TO_DB) + ingress(FROM_WEB));
  });

  it('asks for the ports of the rule, not for any', () => {
    checkHalfOpen(
      PODS +
        egressOf('web', TO_DB) +
        ingress(
          said('on `80/TCP`, `8000-8080/TCP`, `SCTP`'),
          ', ports: [{ port: 80 }, { port: 8000, endPort: 8080 }, { protocol: SCTP }]',
        ),
      'ingress',
    );
    checkHalfOpen(
      PODS + egressOf('web', TO_DB) + ingress(FROM_WEB, ', ports: [{ port: 80 }, { port: 5432 }]'),
    );
    checkHalfOpen(PODS + egressOf('web', TO_DB) + ingress(FROM_WEB, ''));
  });

  it('resolves names of ports where connections arrive', () => {
    const db = pod(
      'db',
      'spec: { containers: [{ name: db, image: db, ports: [{ name: sql, containerPort: 5432 }] }] }\n',
    );
    checkHalfOpen(pod('web') + db + egressOf('web', TO_DB) + ingress(FROM_WEB, ', ports: [{ port: sql }]'));
    const toOther = TO_DB.replace('5432', '5433');
    checkHalfOpen(
      pod('web') + db + egressOf('web', toOther) + ingress(said('on `sql/TCP`'), ', ports: [{ port: sql }]'),
      'ingress',
    );
  });

  it('says whose ingress is missing', () => {
    checkHalfOpen(`${PODS}${ingress('{ podSelector: { matchLabels: { app: db } } }')}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Egress]
  egress:
    - ports: [{ protocol: UDP, port: 53 }, { protocol: TCP, port: 53 }]
    - to:
        - podSelector: { matchLabels: { app: db } }
        #              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info half-open: nothing gets to this peer: ingress of \`db\` is isolated by policy \`db\` and not open from here on any port
`);
  });

  it('speaks of each peer by itself, and only of those where nothing passes', () => {
    const api = '\n          { podSelector: { matchLabels: { app: api } } },';
    checkHalfOpen(PODS + pod('api') + egressOf('web', '') + ingress(said('egress of `web`'), undefined, api));
    const both = '{ podSelector: { matchExpressions: [{ key: app, operator: In, values: [web, api] }] } }';
    checkHalfOpen(PODS + pod('api') + egressOf('web', '') + ingress(both));
  });

  it('is silent about peers that select all pods', () => {
    for (const peer of [
      '{ podSelector: {} }',
      '{ namespaceSelector: {} }',
      '{ namespaceSelector: {}, podSelector: {} }',
    ]) {
      checkHalfOpen(PODS + egressOf('web', '') + egressOf('db', '', 'db-egress') + ingress(peer));
    }
  });

  it('is silent where another policy at the other end lets it through', () => {
    checkHalfOpen(PODS + egressOf('web', '') + egressOf('web', TO_DB, 'web-to-db') + ingress(FROM_WEB));
  });

  it('is silent where nobody is meant, or nobody is isolated', () => {
    checkHalfOpen(pod('db') + ingress(FROM_WEB));
    checkHalfOpen(PODS + ingress(FROM_WEB));
  });

  it('is silent where there may be policies or pods that the manifests do not show', () => {
    const chart =
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: x, namespace: shop }\nspec: {}\n---\n';
    checkHalfOpen(PODS + chart + egressOf('web', '') + ingress(FROM_WEB));
    const elsewhere =
      '{ namespaceSelector: { matchLabels: { team: front } }, podSelector: { matchLabels: { app: web } } }';
    checkHalfOpen(PODS + egressOf('web', '') + ingress(elsewhere));
  });

  it('is silent where a policy at the other end could not be read whole', () => {
    const broken = ', { to: [{ podSelector: { matchLabels: { app: db } } }], ports: [{ port: [1] }] }';
    checkHalfOpen(PODS + egressOf('web', broken) + ingress(FROM_WEB));
  });

  it('is silent about pods of the host network, for which policies may not count', () => {
    const host = pod('web', 'spec: { hostNetwork: true }\n');
    checkHalfOpen(host + pod('db') + egressOf('web', '') + ingress(FROM_WEB));
  });

  it('counts a pod and itself as nobody, and replicas as each other', () => {
    const self = (replicas: number, peer: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: db, namespace: shop }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: db } }
  template: { metadata: { labels: { app: db } } }
---
${egressOf('db', '', 'db-egress')}${ingress(peer)}`;
    const fromDb = FROM_WEB.replace('web', 'db');
    checkHalfOpen(self(1, fromDb));
    checkHalfOpen(
      self(
        2,
        `${fromDb}
#                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info half-open: egress of \`db\` is isolated by policy \`db-egress\``,
      ),
    );
  });

  it('names the policy of the fewest pods first', () => {
    const all = egressOf('web', '', 'all').replace('{ matchLabels: { app: web } }', '{}');
    checkHalfOpen(
      PODS + all + egressOf('web', '') + ingress(said('isolated by policy `web` and 1 more and')),
    );
  });
});

describe('half-open beside policies of other tiers', () => {
  const tiered = (
    tier: 'admin' | 'baseline',
    subject: string,
    direction: Direction,
    ...rules: string[]
  ): Policy => tieredPolicy({ tier, name: tier, subject, direction, rules });
  const denied = PODS + egressOf('web', '') + ingress(FROM_WEB);
  const passing = PODS + egressOf('web', TO_DB) + ingress(FROM_WEB);
  const unisolated = PODS + ingress(FROM_WEB);

  it('names who denies before NetworkPolicies are asked, and offers nothing', () => {
    checkTiered(
      passing,
      [tiered('admin', 'web', 'egress', 'deny db 5432')],
      [
        'info nothing comes from this peer: policy `admin` denies egress of `web` to here before NetworkPolicies are asked, so none of them can open it; change it there',
      ],
    );
    checkTiered(
      denied,
      [tiered('admin', 'web', 'egress', 'pass db', 'deny db')],
      [
        'info nothing comes from this peer: egress of `web` is isolated by policy `web` and not open to here on `5432/TCP`; open it there as well',
      ],
    );
  });

  it('offers nothing where no NetworkPolicy can help', () => {
    for (const [tier, count] of [
      ['admin', 0],
      ['baseline', 1],
    ] as const) {
      const facts = openUnder(denied, [tiered(tier, 'web', 'egress', 'deny *')]);
      const { problems } = finishSteps(checkScopeInSteps(facts, [halfOpen]));
      const root = parseUnit(ingress(FROM_WEB)).value;
      assert(problems[0] !== undefined && root !== undefined);
      assert.equal(halfOpen.fixes?.(problems[0], { text: ingress(FROM_WEB), root }).length, count);
    }
  });

  it('is silent where they allow it', () => {
    checkTiered(denied, [tiered('admin', 'web', 'egress', 'allow db 5432')], []);
  });

  it('names who denies where no NetworkPolicy isolates', () => {
    const baseline = tiered('baseline', 'web', 'egress', 'deny *');
    checkTiered(
      unisolated,
      [baseline],
      [
        'info nothing comes from this peer: policy `baseline` denies egress of `web` to here, since no NetworkPolicy isolates them for it; change it there, or add a NetworkPolicy that allows it',
      ],
    );
    checkTiered(passing, [baseline], []);
  });

  it('is silent where they close the own end, which the other one cannot open', () => {
    checkTiered(denied, [tiered('admin', 'db', 'ingress', 'deny web')], []);
    checkTiered(
      denied,
      [tiered('admin', 'db', 'ingress', 'deny web 80')],
      [
        'info nothing comes from this peer: egress of `web` is isolated by policy `web` and not open to here on `5432/TCP`; open it there as well',
      ],
    );
  });
});

/** Of what is said, that about ingress: the fixtures have a word about egress, too. */
function checkTiered(manifests: string, policies: readonly Policy[], expected: readonly string[]): void {
  checkUnder(halfOpen, { manifests, policies, field: 'spec.ingress' }, expected);
}

describe('fixes of half-open', () => {
  const cursor = FROM_WEB.replace('app: web', '$0app: web');
  const title = 'add a rule to `web` that lets its pods connect to `db` on `5432/TCP`';

  it('add the rule to the policy at the other end', () => {
    checkQuickFix(
      PODS + egressOf('web', '') + ingress(cursor),
      title,
      PODS +
        egressOf(
          'web',
          ', { to: [{ podSelector: { matchLabels: { app: db } } }], ports: [{ port: 5432 }] }',
        ) +
        ingress(FROM_WEB),
    );
  });

  it('edit another file, in its style', () => {
    const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Egress]
  # none
`;
    checkQuickFix(
      `#-- shop/web.yaml\n${policy}#-- shop/db.yaml\n${PODS}${ingress(cursor)}`,
      title,
      policy.replace(
        '  # none\n',
        `  egress:
    - to:
        - podSelector:
            matchLabels:
              app: db
      ports:
        - port: 5432
  # none`,
      ),
    );
  });

  it('leave a file alone that is another than the one that was read', () => {
    const web = egressOf('web', '');
    const manifests = `#-- web.yaml\n${web}#-- db.yaml\n${PODS}${ingress(cursor)}`;
    const { snapshot, position } = readCursor(manifests);
    const range = { ...position, span: { start: position.offset, end: position.offset } };
    const filesEdited = (text: string): readonly string[] =>
      quickFixesAt(snapshot, range, () => text)
        .filter(({ finding }) => finding?.rule === 'half-open')
        .map(({ file }) => file);
    assert.deepEqual(filesEdited(web), ['web.yaml', 'db.yaml']);
    assert.deepEqual(filesEdited(`# new\n${web}`), ['db.yaml']);
  });

  it('add a policy where the others are for more pods', () => {
    const all = egressOf('web', '', 'all').replace('{ matchLabels: { app: web } }', '{}');
    const taken = egressOf('api', '', 'allow-web-to-db');
    const before = PODS + pod('api') + all + taken;
    checkFixTitles(before + ingress(cursor), [
      'add a policy that lets `web` connect to `db` on `5432/TCP`',
      'add a rule to `all` that lets its pods connect to `db` on `5432/TCP`',
    ]);
    checkQuickFix(
      before + ingress(cursor),
      'add a policy that lets `web` connect to `db` on `5432/TCP`',
      `${before}${ingress(FROM_WEB)}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-web-to-db-2
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: web
  policyTypes:
    - Egress
  egress:
    - to:
        - podSelector:
            matchLabels:
              app: db
      ports:
        - port: 5432
`,
    );
  });

  it('leave a policy that denies by default as it is', () => {
    const denying = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny, namespace: shop }
spec: { podSelector: {}, policyTypes: [Egress] }
---
`;
    checkFixTitles(PODS + denying + ingress(cursor, ''), [
      'add a policy that lets `web` connect to `db` on all ports',
    ]);
  });

  it('name the namespace where the other end has another one', () => {
    const bank = pod('web').replace('namespace: shop', 'namespace: bank');
    const policy = egressOf('web', '').replace('namespace: shop', 'namespace: bank');
    const declared = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: bank }\n---\n';
    const peer =
      '{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: bank } }, podSelector: { matchLabels: { $0app: web } } }';
    checkQuickFix(
      declared + bank + pod('db') + policy + ingress(peer),
      title,
      declared +
        bank +
        pod('db') +
        policy.replace(
          '53 }] }]',
          '53 }] }, { to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: shop } }, podSelector: { matchLabels: { app: db } } }], ports: [{ port: 5432 }] }]',
        ) +
        ingress(peer.replace('$0', '')),
    );
  });

  it('open ingress for an egress rule', () => {
    const egress = `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Egress]
  egress:
    - ports: [{ protocol: UDP, port: 53 }, { protocol: TCP, port: 53 }]
    - to: [{ podSelector: { matchLabels: { $0app: db } } }]
`;
    const db = ingress('{ podSelector: { matchLabels: { app: db } } }');
    checkFixTitles(PODS + db + egress, [
      'add a rule to `db` that lets `web` connect to its pods on all ports',
      'add a policy that lets `web` connect to `db` on all ports',
    ]);
    checkQuickFix(
      PODS + db + egress,
      'add a rule to `db` that lets `web` connect to its pods on all ports',
      `${PODS}${db}    - from:
        - podSelector:
            matchLabels:
              app: web
${egress.replace('$0', '')}`,
    );
  });
});
