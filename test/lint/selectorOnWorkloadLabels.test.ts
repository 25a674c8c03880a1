/**
 * The rule `selector-on-workload-labels` beyond its examples: peers, when it is silent, and what the fix writes.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkFixTitles, checkQuickFix } from '../ide/checkQuickFix.ts';

const WEB = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, labels: { app: web } }
spec:
  selector: { matchLabels: { run: web } }
  template: { metadata: { labels: { run: web } } }
---
`;

function policy(spec: string): string {
  return `${WEB}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
${spec}`;
}

describe('selector-on-workload-labels', () => {
  it('looks at peers, too', () => {
    checkFindings(
      policy(`  podSelector: {}
  ingress:
    - from:
        - podSelector: { matchLabels: { app: web } }
          #                             ^^^^^^^^ warning selector-on-workload-labels: its pods have \`run=web\`
`),
    );
  });

  it('is silent where another pod matches', () => {
    checkFindings(
      `${policy('  podSelector: { matchLabels: { app: web } }\n')}---
apiVersion: v1
kind: Pod
metadata: { name: other, labels: { app: web } }
`,
    );
  });

  it('is silent where a pod that is not here may match', () => {
    const release = '---\napiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: x }\n';
    checkFindings(`${policy('  podSelector: { matchLabels: { app: web } }\n')}${release}`);
    checkFindings(
      `${policy('  podSelector: { matchLabels: { run: web } }\n  ingress: [{ from: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: web } } }] }]\n')}${release}`,
    );
  });

  it('selects the label of the template', () => {
    checkQuickFix(
      policy('  podSelector:\n    matchLabels:\n      $0app: "web" # shop\n'),
      'select the label of the pods: `run=web`',
      policy('  podSelector:\n    matchLabels:\n      run: "web" # shop\n'),
    );
  });

  it('selects it by an expression, too', () => {
    const expression = (text: string): string => policy(`  podSelector: { matchExpressions: [${text}] }\n`);
    const title = 'select the label of the pods: `run=web`';
    checkQuickFix(
      expression('{ $0key: app, operator: In, values: ["web"] }'),
      title,
      expression('{ key: run, operator: In, values: ["web"] }'),
    );
    checkQuickFix(
      policy('  podSelector:\n    matchExpressions:\n      - operator: Exists\n        $0key: app # shop\n'),
      title,
      policy('  podSelector:\n    matchExpressions:\n      - operator: Exists\n        key: run # shop\n'),
    );
    checkFixTitles(expression('{ $0key: app, operator: In, values: [web, shop] }'), [
      'write out `policyTypes: [Ingress]`',
    ]);
  });
});
