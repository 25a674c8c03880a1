/**
 * The rule `ip-block-covers-cluster` beyond its examples: parts of the cluster's ranges, known pods, and where it is
 * silent.
 */
import { checkFindings } from '../fixture/checkFindings.ts';

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
