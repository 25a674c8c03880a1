/**
 * The rule `ingress-backend-missing`: an Ingress, a Route or a route of the Gateway API that leads to a Service which is
 * not there, or an Ingress that leads to a port which the Service does not have. Whether policies let the requests in is
 * the rule `ingress-backend-blocked`'s matter.
 */
import { locate, type EntryRoute, type Service, type ServiceBackend } from '../../k8s/resource.ts';
import type { Problem } from '../../problem.ts';
import { findNearest } from '../../text/findNearest.ts';
import { say } from '../../text/say.ts';
import { findNode } from '../../yaml/findNode.ts';
import { findEntry, type YamlNode, type YamlScalar } from '../../yaml/node.ts';
import { replaceScalar } from '../../yaml/replaceScalar.ts';
import type { Found } from '../clusterCheck.ts';
import type { Fix } from '../fix.ts';
import { isWellKnown } from '../podPeers.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, getList, type Rule } from '../rule.ts';
import type { ScopeFacts } from '../scopeFacts.ts';

const EXAMPLE_CLUSTER = `#-- podgate.yaml
rules: { ingress-backend-missing: hint }
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
spec: { selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec:
`;

export const ingressBackendMissing: Rule = {
  id: 'ingress-backend-missing',
  severity: 'off',
  title: 'An Ingress that leads to no Service',
  docs: `An Ingress, an OpenShift Route or a route of the Gateway API leads to a Service that its namespace does not have, or an
Ingress leads to a port that the Service does not have, so requests fail, whatever policies allow. Nothing is said where the
manifests do not tell everything about the namespace, or nobody declares it. Off by default, since the Service may be made by
something else.`,
  badExample: {
    text: `${EXAMPLE_CLUSTER}  defaultBackend: { service: { name: wbe, port: { number: 80 } } }
  #               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint ingress-backend-missing: did you mean \`web\`
`,
  },
  goodExample: {
    text: `${EXAMPLE_CLUSTER}  defaultBackend: { service: { name: web, port: { number: 80 } } }\n`,
  },
  check: { of: 'scope', run: find },
  message: (problem) => {
    const service = quoteCode(getArgument(problem, 'service'));
    const ports = getList(problem, 'ports');
    if (getArgument(problem, 'port') !== '') {
      const port = quoteCode(getArgument(problem, 'port'));
      return say`the Service ${service} has no port ${port}, so requests fail; it has ${ports.map(quoteCode).join(', ')}`;
    }
    const namespace = quoteCode(getArgument(problem, 'namespace'));
    const nearest = getArgument(problem, 'nearest');
    return nearest === ''
      ? say`${namespace} has no Service ${service} that is known here, so requests fail; check the name`
      : say`${namespace} has no Service ${service}, so requests fail; did you mean ${quoteCode(nearest)}?`;
  },
  fixes: (problem, { root }) =>
    getArgument(problem, 'port') === '' ? writeService(problem, root) : writePort(problem, root),
};

function* find(scope: ScopeFacts): Generator<Found> {
  for (const route of scope.cluster.entryRoutes) {
    for (const backend of route.backends) {
      const namespace = backend.namespace ?? route.namespace ?? scope.defaultNamespace;
      if (isWellKnown(scope.cluster, namespace)) {
        yield* judge(route, backend, namespace, scope.servicesIn(namespace));
      }
    }
  }
}

function* judge(
  route: EntryRoute,
  backend: ServiceBackend,
  namespace: string,
  services: readonly Service[],
): Generator<Found> {
  const { service: name, span } = backend;
  const service = services.find((candidate) => candidate.name === name);
  if (service === undefined) {
    const names = services.map((candidate) => candidate.name);
    const nearest = findNearest(name, names) ?? '';
    yield { resource: route, span, args: { namespace, service: name, nearest } };
  } else if (route.kind === 'Ingress' && lacksPort(service, backend)) {
    const ports = service.ports.flatMap((port) => [String(port.port), port.name ?? []].flat());
    yield {
      resource: route,
      span,
      args: { service: name, port: String(backend.port), ports },
      elsewhere: [locate(service, service.nameSpan)],
    };
  }
}

/** Of a Service that could not be read in full nothing is known; one for a name outside of the cluster needs no ports. */
function lacksPort({ ports, serviceType }: Service, { port }: ServiceBackend): boolean {
  return (
    port !== undefined &&
    0 < ports.length &&
    serviceType !== 'ExternalName' &&
    !ports.some((candidate) => candidate.port === port || candidate.name === port)
  );
}

function writeService(problem: Problem, root: YamlNode): readonly Fix[] {
  const nearest = getArgument(problem, 'nearest');
  const backend = findNode(root, problem.span);
  const written = readScalar(backend, ['service', 'name'], ['serviceName'], ['name']);
  return nearest === '' || written?.text !== getArgument(problem, 'service')
    ? []
    : [{ title: say`write ${quoteCode(nearest)}`, edits: [replaceScalar(written, nearest)], isSafe: false }];
}

/** Numbers in place of a number, names in place of a name: they stand under keys of their own. */
function writePort(problem: Problem, root: YamlNode): readonly Fix[] {
  const port = getArgument(problem, 'port');
  const backend = findNode(root, problem.span);
  const written = readScalar(
    backend,
    ['service', 'port', 'number'],
    ['service', 'port', 'name'],
    ['servicePort'],
  );
  const isNumber = (text: string): boolean => /^[0-9]+$/.test(text);
  return written === undefined
    ? []
    : getList(problem, 'ports')
        .filter((choice) => isNumber(choice) === isNumber(port))
        .map((choice) => ({
          title: say`write ${quoteCode(choice)}`,
          edits: [
            isNumber(choice) ? { span: written.span, newText: choice } : replaceScalar(written, choice),
          ],
          isSafe: false,
        }));
}

/** The scalar at the first of the paths that leads to one. */
function readScalar(
  node: YamlNode | undefined,
  ...paths: readonly (readonly string[])[]
): YamlScalar | undefined {
  for (const path of paths) {
    const found = path.reduce(
      (inner: YamlNode | undefined, key) =>
        inner?.type === 'map' ? findEntry(inner, key)?.value : undefined,
      node,
    );
    if (found?.type === 'scalar') {
      return found;
    }
  }
  return undefined;
}
