/**
 * The rule `ip-block-covers-cluster` beyond its examples: parts of the cluster's ranges, known pods, and where it is
 * silent.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkFixTitles, checkQuickFix } from '../ide/checkQuickFix.ts';

const PODS = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
status: { podIP: 10.244.1.5 }
---
apiVersion: v1
kind: Pod
metadata: { name: db, namespace: shop, labels: { app: db } }
status: { podIP: 10.244.2.7 }
`;

function policy(block: string, label = ''): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: {}
  ingress:
    - from:
        - ipBlock: ${block}
${label}`;
}

const CONFIG = `#-- podgate.yaml
clusterCIDRs: { pods: 10.244.0.0/16, services: 10.96.0.0/12 }
#-- policy.yaml
`;

describe('ip-block-covers-cluster', () => {
  it('says that a policy does not see Services', () => {
    checkFindings(
      CONFIG +
        policy(
          '{ cidr: 10.96.0.10/32 }',
          '        # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning ip-block-covers-cluster: range of the cluster\n',
        ),
    );
  });

  it('finds what `except` leaves of the pods', () => {
    checkFindings(
      CONFIG +
        policy(
          '{ cidr: 0.0.0.0/0, except: [10.244.7.0/24] }',
          '        # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning ip-block-covers-cluster: a part of the addresses\n',
        ),
    );
  });

  it('knows pods by their own addresses where no range is configured', () => {
    checkFindings(
      `#-- pods.yaml\n${PODS}#-- policy.yaml\n${policy(
        '{ cidr: 10.244.1.5/32 }',
        '        # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning ip-block-covers-cluster: holds the address of `web`\n',
      )}`,
    );
  });

  it('is silent about blocks that hold all pods, or none', () => {
    for (const block of [
      '{ cidr: 0.0.0.0/0 }',
      '{ cidr: 10.0.0.0/8 }',
      '{ cidr: 0.0.0.0/0, except: [10.0.0.0/8] }',
      '{ cidr: 192.168.0.0/16 }',
      '{ cidr: 10.244.0.0/16 }',
      '{ cidr: "::/0" }',
    ]) {
      checkFindings(CONFIG + policy(block));
      checkFindings(`#-- pods.yaml\n${PODS}#-- policy.yaml\n${policy(block)}`);
    }
  });

  it('is silent without a range and without known addresses', () => {
    checkFindings(policy('{ cidr: 10.244.1.0/24 }'));
  });
});

describe('fixes of ip-block-covers-cluster', () => {
  /** The file with the policy alone is edited. */
  function checkSelectors(around: string, block: string, title: string, after: string): void {
    checkQuickFix(
      `${around}#-- policy.yaml\n${policy(block)}`,
      title,
      policy('').replace('- ipBlock: \n', after),
    );
  }

  it('select the pods that have the addresses', () => {
    checkSelectors(
      `#-- pods.yaml\n${PODS}`,
      '{ cidr: $010.244.1.5/32 } # the shop',
      'select the pods of `web` instead (closes the other addresses)',
      `- podSelector:
            matchLabels:
              app: web # the shop
`,
    );
  });

  it('select those of other namespaces with them', () => {
    const pods = PODS.replace(
      'namespace: shop, labels: { app: web }',
      'namespace: edge, labels: { app: web }',
    );
    const third = `---
apiVersion: v1
kind: Pod
metadata: { name: log, namespace: shop, labels: { app: log } }
status: { podIP: 10.245.0.1 }
`;
    checkSelectors(
      `#-- pods.yaml\n${pods}${third}`,
      '\n            $0cidr: 10.244.0.0/16 # pods\n            except: [10.244.7.0/24]',
      'select the pods of `web`, `db` instead (closes the other addresses)',
      `- namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: edge
          podSelector:
            matchLabels:
              app: web
        - podSelector:
            matchLabels:
              app: db
`,
    );
  });

  it('select the pods behind a Service that has the address', () => {
    const dns = `apiVersion: v1
kind: Service
metadata: { name: dns, namespace: kube-system }
spec: { clusterIP: 10.96.0.10, selector: { k8s-app: kube-dns }, ports: [{ port: 53 }] }
`;
    checkSelectors(
      `#-- podgate.yaml\nclusterCIDRs: { services: 10.96.0.0/12 }\n#-- dns.yaml\n${dns}`,
      '{ cidr: $010.96.0.10/32 }',
      'select the pods of `dns` instead (closes the other addresses)',
      `- namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
          podSelector:
            matchLabels:
              k8s-app: kube-dns
`,
    );
  });

  it('select all pods where nobody knows which have the addresses', () => {
    const config = '#-- podgate.yaml\nclusterCIDRs: { pods: 10.244.0.0/16, services: 10.96.0.0/12 }\n';
    checkSelectors(
      config,
      '{ cidr: $010.244.3.0/24 }',
      'select all pods of the namespace instead (opens it to them, closes the addresses)',
      '- podSelector: {}\n',
    );
    checkSelectors(
      config,
      '{ cidr: $010.96.0.0/12 }',
      'select all pods of all namespaces instead (opens it to them)',
      '- namespaceSelector: {}\n',
    );
  });

  it('keep the style of the peer', () => {
    const flow = (peer: string): string => policy('').replace('\n        - ipBlock: \n', ` [${peer}]\n`);
    checkQuickFix(
      `#-- pods.yaml\n${PODS}#-- policy.yaml\n${flow('{ $0ipBlock: { cidr: 10.244.1.0/24 } }, { podSelector: {} }')}`,
      'select the pods of `web` instead (closes the other addresses)',
      flow('{ podSelector: { matchLabels: { app: web } } }, { podSelector: {} }'),
    );
  });

  it('name no pods whose labels others have, too', () => {
    checkFixTitles(
      `#-- pods.yaml\n${PODS.replace('app: db', 'app: web')}#-- policy.yaml\n${policy('{ $0cidr: 10.244.1.0/24 }')}`,
      ['write out `policyTypes: [Ingress]`'],
    );
  });

  it('leave alone a block that reaches the internet as well', () => {
    checkFixTitles(CONFIG + policy('{ $0cidr: 0.0.0.0/0, except: [10.244.7.0/24] }'), [
      'write out `policyTypes: [Ingress]`',
    ]);
  });
});
