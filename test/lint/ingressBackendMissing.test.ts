/**
 * The rule `ingress-backend-missing` beyond its examples: ports, other routes, when it is silent, and what its fixes write.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkFixTitles, checkQuickFix } from '../ide/checkQuickFix.ts';

const CONFIG = '#-- podgate.yaml\nrules: { ingress-backend-missing: warning }\n#-- shop.yaml\n';
const NAMESPACE = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n---\n';
const WEB = `apiVersion: v1
kind: Service
metadata: { name: http, namespace: shop }
spec: { selector: { app: web }, ports: [{ name: http, port: 80 }, { name: admin, port: 9000 }] }
---
`;

function ingress(backend: string, label = ''): string {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec:
  defaultBackend: ${backend}
${label}`;
}

describe('ingress-backend-missing', () => {
  it('knows the ports of the Service', () => {
    checkFindings(
      CONFIG +
        NAMESPACE +
        WEB +
        ingress(
          '{ service: { name: http, port: { number: 8080 } } }',
          '  #               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning ingress-backend-missing: it has `80`, `http`, `9000`, `admin`\n',
        ),
    );
    checkFindings(CONFIG + NAMESPACE + WEB + ingress('{ service: { name: http, port: { name: admin } } }'));
    checkFindings(CONFIG + NAMESPACE + WEB + ingress('{ service: { name: http, port: { number: 80 } } }'));
  });

  it('looks at Routes and routes of the Gateway API, whose ports are not asked', () => {
    const route = (name: string, label = ''): string => `apiVersion: route.openshift.io/v1
kind: Route
metadata: { name: web, namespace: shop }
spec:
  port: { targetPort: 8443 }
  to: { kind: Service, name: ${name} }
${label}`;
    checkFindings(CONFIG + NAMESPACE + WEB + route('http'));
    checkFindings(
      CONFIG +
        NAMESPACE +
        WEB +
        route(
          'checkout',
          '  #   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning ingress-backend-missing: that is known here\n',
        ),
    );
    checkFindings(`${CONFIG}${NAMESPACE}${WEB}apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: web, namespace: shop }
spec:
  rules:
    - backendRefs:
        - name: htpp
        # ^^^^^^^^^^ warning ingress-backend-missing: did you mean \`http\`
          port: 1
`);
  });

  it('is silent where nobody declares the namespace', () => {
    checkFindings(CONFIG + WEB + ingress('{ service: { name: htpp } }'));
  });

  it('writes the Service that was meant, or a port that it has', () => {
    const before = (backend: string): string => CONFIG + NAMESPACE + WEB + ingress(backend);
    const after = (backend: string): string => NAMESPACE + WEB + ingress(backend);
    checkQuickFix(
      before('{ service: { name: "$0htpp", port: { number: 80 } } } # shop'),
      'write `http`',
      after('{ service: { name: "http", port: { number: 80 } } } # shop'),
    );
    checkQuickFix(
      before('{ $0serviceName: htpp, servicePort: 80 }'),
      'write `http`',
      after('{ serviceName: http, servicePort: 80 }'),
    );
    checkQuickFix(
      before('{ $0service: { name: http, port: { number: 8080 } } }'),
      'write `9000`',
      after('{ service: { name: http, port: { number: 9000 } } }'),
    );
    checkQuickFix(
      before('{ $0service: { name: http, port: { name: htp } } }'),
      'write `http`',
      after('{ service: { name: http, port: { name: http } } }'),
    );
    checkFixTitles(before('{ $0service: { name: checkout } }'), []);
  });
});
