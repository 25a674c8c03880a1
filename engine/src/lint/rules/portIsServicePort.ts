/**
 * The rule `port-is-service-port`: a rule with the port of a Service in the place of that of its pods. Ports that
 * nobody has are the rule `port-not-exposed`'s matter.
 */
import { locate } from '../../k8s/resource.ts';
import { say } from '../../text/say.ts';
import type { Found, PolicyFacts } from '../clusterCheck.ts';
import { offerPorts } from '../portEdit.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, getList, type Rule } from '../rule.ts';
import { listRulePorts } from '../rulePorts.ts';
import type { ScopeFacts } from '../scopeFacts.ts';
import { findServicePortSlip } from '../servicePortSlip.ts';

const EXAMPLE_CLUSTER = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec:
  containers:
    - name: web
      image: web
      ports: [{ containerPort: 8080 }]
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: 8080 }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress:
    - from:
        - podSelector: {}
      ports:
`;

export const portIsServicePort: Rule = {
  id: 'port-is-service-port',
  severity: 'warning',
  title: "The port of a Service in the place of its pods'",
  docs: `A Service has a port of its own and sends what arrives there to the \`targetPort\` of its pods. Policies look at
connections as the pods see them: there the number is the pods', whatever the client wrote. A rule with the Service's number
lets nothing through that goes by way of this Service. Reported where the number is the port of a Service in front of the pods
that the rule is about, all such Services lead elsewhere, and no pod declares the number itself. Nothing is said where the
same rule has the pods' port as well, which some network plugins want for egress.`,
  badExample: {
    text: `${EXAMPLE_CLUSTER}        - port: 80
        #       ^^ warning port-is-service-port: leads to port \`8080\`
`,
  },
  goodExample: { text: `${EXAMPLE_CLUSTER}        - port: 8080\n` },
  check: { of: 'policy', run: find },
  message: (problem) => {
    const port = quoteCode(getArgument(problem, 'port'));
    const service = quoteCode(getArgument(problem, 'service'));
    const targets = getList(problem, 'targets').map(quoteCode).join(', ');
    return getList(problem, 'targets').length === 1
      ? say`${port} is the port of the Service ${service}, which leads to port ${targets} of the pods, and a policy sees the pods' port, so nothing passes by way of the Service; write the pods' port`
      : say`${port} is the port of the Service ${service}, which leads to the ports ${targets} of the pods, and a policy sees the pods' ports, so nothing passes by way of the Service; write the pods' ports`;
  },
  fixes: (problem, source) =>
    offerPorts(
      getList(problem, 'targets'),
      problem.span,
      source,
      (port) => say`write the pods' port ${quoteCode(port)} (opens it)`,
    ),
};

function* find(facts: PolicyFacts, scope: ScopeFacts): Generator<Found> {
  for (const rulePort of listRulePorts(facts, scope)) {
    const slip = findServicePortSlip(rulePort, scope);
    if (slip !== undefined) {
      const { service, port, targets } = slip;
      yield {
        resource: facts.resource,
        span: rulePort.port.portSpan,
        path: `${rulePort.path}.port`,
        args: { port: String(port.port), service: service.name, targets: targets.map(String) },
        elsewhere: [locate(service, port.span)],
      };
    }
  }
}
