/**
 * The rule `apiserver-blocked` beyond its examples: when it speaks, when it is silent, and what its fixes write.
 */
import { apiserverBlocked } from '../../engine/src/lint/rules/apiserverBlocked.ts';
import type { Policy } from '../../engine/src/policy/policy.ts';
import { tieredPolicy } from '../fixture/tieredPolicy.ts';
import { checkUnder } from './checkUnder.ts';
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkQuickFix } from '../ide/checkQuickFix.ts';

function cluster(pods: readonly string[], account = 'operator', more = ''): string {
  const manifests = pods.map(
    (name) => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: ops, labels: { app: operator } }
spec: { serviceAccountName: ${name} }
---
`,
  );
  return `${manifests.join('')}apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: operator, namespace: ops }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: view }
subjects: [{ kind: ServiceAccount, name: ${account} }${more}]
---
`;
}

function policy(rule: string, mark = ''): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: operator, namespace: ops }
spec:
  podSelector: { matchLabels: { app: operator } }
  policyTypes: [Egress]
  egress:
${mark}    - ports: [{ protocol: UDP, port: 53 }, { protocol: TCP, port: 53 }]
${rule}`;
}

const TO_PODS = `    - to: [{ podSelector: {} }]\n`;

describe('apiserver-blocked', () => {
  it('counts workloads, whose accounts are of the namespace of the RoleBinding', () => {
    checkFindings(
      `${cluster(['operator', 'second'], 'operator', ', { kind: ServiceAccount, name: second }')}${policy(
        TO_PODS,
        '# ^^^^^^ hint apiserver-blocked: `operator` and another workload\n',
      )}`,
    );
  });

  it('is silent where an address is allowed on one of the ports', () => {
    const to = `    - to: [{ ipBlock: { cidr: 172.20.0.1/32 } }]\n`;
    checkFindings(`${cluster(['operator'])}${policy(`${to}      ports: [{ port: 443 }]\n`)}`);
    checkFindings(`${cluster(['operator'])}${policy(to)}`);
    checkFindings(
      `${cluster(['operator'])}${policy(`${to}      ports: [{ port: 8443 }]\n`, '# ^^^^^^ hint apiserver-blocked: `operator` has a role\n')}`,
    );
  });

  it('is silent about accounts without a role, and about pods that are not isolated', () => {
    checkFindings(`${cluster(['operator'], 'other')}${policy(TO_PODS)}`);
    checkFindings(cluster(['operator']));
  });

  it('counts what policies allow that decide before, and not what they deny', () => {
    const manifests = `${cluster(['operator'])}${policy(TO_PODS)}`;
    const admin = (rule: string): Policy =>
      tieredPolicy({ tier: 'admin', name: 'api', subject: 'operator', direction: 'egress', rules: [rule] });
    checkUnder(apiserverBlocked, { manifests, policies: [admin('allow * 443')] }, []);
    checkUnder(apiserverBlocked, { manifests, policies: [admin('deny * 443')] }, [
      'hint `operator` has a role by its service account `operator` and cannot reach the API server; allow 443 and 6443 to its address, if the pods talk to it',
    ]);
  });

  it('is silent where other policies may be among what is not shown', () => {
    checkFindings(
      `${cluster(['operator'])}apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: db, namespace: ops }
spec: { chart: { spec: { chart: postgres } } }
---
${policy(TO_PODS)}`,
    );
  });

  it('writes a rule for private addresses', () => {
    checkQuickFix(
      `${cluster(['operator'])}${policy(TO_PODS).replace('  egress:', '  $0egress:')}`,
      "allow 443 and 6443 to private addresses, to be narrowed to the API server's (opens)",
      `${cluster(['operator'])}${policy(TO_PODS)}    - to:
        - ipBlock:
            cidr: 10.0.0.0/8
        - ipBlock:
            cidr: 172.16.0.0/12
        - ipBlock:
            cidr: 192.168.0.0/16
      ports:
        - protocol: TCP
          port: 443
        - protocol: TCP
          port: 6443
`,
    );
  });
});
