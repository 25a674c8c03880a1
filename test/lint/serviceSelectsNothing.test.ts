/**
 * The rule `service-selects-nothing` beyond its examples: when it is silent, and what its fixes write.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkQuickFix } from '../ide/checkQuickFix.ts';

const CONFIG = '#-- podgate.yaml\nrules: { service-selects-nothing: warning }\n#-- shop.yaml\n';
const NAMESPACES = `apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: Namespace
metadata: { name: bank }
---
`;
const PODS = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
apiVersion: v1
kind: Pod
metadata: { name: db, namespace: bank, labels: { app: ledger } }
---
`;

function service(spec: string, label = ''): string {
  return `apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec:
  ports: [{ port: 80 }]
${spec}${label}`;
}

describe('service-selects-nothing', () => {
  it('says where such pods run, and where nobody knows', () => {
    checkFindings(
      CONFIG +
        NAMESPACES +
        PODS +
        service(
          '  selector: { app: ledger }\n',
          '  #         ^^^^^^^^^^^^^^^ warning service-selects-nothing: run in `bank`\n',
        ),
    );
    checkFindings(
      CONFIG +
        NAMESPACES +
        PODS +
        service(
          '  selector: { app: checkout }\n',
          '  #         ^^^^^^^^^^^^^^^^^ warning service-selects-nothing: check the labels\n',
        ),
    );
  });

  it('is silent about Services without a selector, and those that have pods', () => {
    checkFindings(CONFIG + NAMESPACES + PODS + service('  selector: {}\n'));
    checkFindings(CONFIG + NAMESPACES + PODS + service(''));
    checkFindings(CONFIG + NAMESPACES + PODS + service('  selector: { app: web }\n'));
  });

  it('is silent about namespaces that nobody declares, or that something else makes pods in', () => {
    checkFindings(CONFIG + PODS + service('  selector: { app: wbe }\n'));
    const release =
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: x, namespace: shop }\n---\n';
    checkFindings(CONFIG + NAMESPACES + release + PODS + service('  selector: { app: wbe }\n'));
  });

  it('writes the label that was meant', () => {
    checkQuickFix(
      CONFIG + NAMESPACES + PODS + service('  selector:\n    app: "$0wbe" # shop\n'),
      'write `web`',
      NAMESPACES + PODS + service('  selector:\n    app: "web" # shop\n'),
    );
  });
});
