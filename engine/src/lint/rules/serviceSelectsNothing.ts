/**
 * The rule `service-selects-nothing`: a Service whose selector matches no pod of its namespace. Services without a
 * selector have endpoints that somebody makes by hand and are not its matter.
 */
import { formatRequirement } from '../../k8s/formatRequirement.ts';
import { locate } from '../../k8s/resource.ts';
import { findNearMisses } from '../../reachability/nearMisses.ts';
import { say } from '../../text/say.ts';
import type { Found } from '../clusterCheck.ts';
import { findSlipIn, replaceLabel } from '../labelSlip.ts';
import { isWellKnown } from '../podPeers.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';
import type { ScopeFacts } from '../scopeFacts.ts';

const EXAMPLE_CLUSTER = `#-- podgate.yaml
rules: { service-selects-nothing: hint }
#-- shop.yaml
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec:
  ports: [{ port: 80 }]
`;

export const serviceSelectsNothing: Rule = {
  id: 'service-selects-nothing',
  severity: 'off',
  title: 'A Service that leads to no pod',
  docs: `The selector of the Service matches no pod of the Service's own namespace, so connections to it fail, whatever policies
allow. It names the label that was probably meant, or the namespace in which such pods run. Nothing is said where the manifests
do not tell everything about the namespace, or nobody declares it. Off by default, since the pods may be made by something else.`,
  badExample: {
    text: `${EXAMPLE_CLUSTER}  selector: { app: wbe }
  #         ^^^^^^^^^^^^ hint service-selects-nothing: did you mean \`app=web\`
`,
  },
  goodExample: { text: `${EXAMPLE_CLUSTER}  selector: { app: web }\n` },
  check: { of: 'scope', run: find },
  message: (problem) => {
    const selector = quoteCode(getArgument(problem, 'selector'));
    const namespace = quoteCode(getArgument(problem, 'namespace'));
    const [meant, elsewhere] = [getArgument(problem, 'meant'), getArgument(problem, 'elsewhere')];
    if (meant !== '') {
      return say`no pod of ${namespace} matches ${selector}, so connections to the Service fail; did you mean ${quoteCode(meant)}?`;
    }
    return elsewhere === ''
      ? say`no pod of ${namespace} that is known here matches ${selector}, so connections to the Service fail; check the labels`
      : say`no pod of ${namespace} matches ${selector}, so connections to the Service fail; pods with these labels run in ${quoteCode(elsewhere)}`;
  },
  fixes: replaceLabel,
};

function* find(scope: ScopeFacts): Generator<Found> {
  const { cluster, defaultNamespace } = scope;
  for (const service of cluster.services) {
    const namespace = service.namespace ?? defaultNamespace;
    const pods = scope.matcherOf(service);
    if (pods === undefined || !isWellKnown(cluster, namespace)) {
      continue;
    }
    const { workloads, maybe } = scope.podsOf(service);
    if (workloads.length + maybe.length === 0) {
      const misses = findNearMisses(cluster, pods);
      const near = findSlipIn(misses);
      const moved = near === undefined ? misses.find(({ podLacks }) => podLacks === undefined) : undefined;
      const about = near?.miss ?? moved;
      yield {
        resource: service,
        span: service.selectorSpan,
        path: 'spec.selector',
        args: {
          selector: pods.pods.requirements.map(formatRequirement).join(','),
          namespace,
          ...near?.slip,
          ...(moved === undefined ? {} : { elsewhere: moved.workload.namespace }),
        },
        elsewhere: about === undefined ? [] : [locate(about.workload.source, about.workload.source.nameSpan)],
      };
    }
  }
}
