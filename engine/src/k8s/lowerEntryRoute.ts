/**
 * Ingress, OpenShift Route and the routes of the Gateway API: which Services they bring outside traffic to. Hosts,
 * paths and weights are of no interest.
 */
import type { YamlNode } from '../yaml/node.ts';
import { readField, readItems, readPath, readText } from './fields.ts';
import { readPortReference } from './lowerService.ts';
import type { EntryRoute, Gateway, ResourceHeader, ServiceBackend } from './resource.ts';

/** Ingress: the default backend and those of the paths, in today's form and in that of the first versions. */
export function lowerIngress(root: YamlNode, header: ResourceHeader): EntryRoute {
  const spec = readField(root, 'spec');
  const annotations = readPath(root, 'metadata', 'annotations');
  const paths = readItems(spec, 'rules').flatMap((rule) => readItems(readField(rule, 'http'), 'paths'));
  const nodes = [
    readField(spec, 'defaultBackend'),
    readField(spec, 'backend'),
    ...paths.map((path) => readField(path, 'backend')),
  ];
  return {
    type: 'entryRoute',
    ...header,
    backends: lowerAll(nodes, lowerIngressBackend),
    gateways: [],
    className: readText(spec, 'ingressClassName') ?? readText(annotations, 'kubernetes.io/ingress.class'),
  };
}

function lowerIngressBackend(node: YamlNode): ServiceBackend | undefined {
  const service = readField(node, 'service');
  const name = readText(service, 'name') ?? readText(node, 'serviceName');
  if (name === undefined) {
    return undefined;
  }
  const port = readField(service, 'port');
  return {
    namespace: undefined,
    service: name,
    port:
      readPortReference(port, 'number') ?? readText(port, 'name') ?? readPortReference(node, 'servicePort'),
    span: node.span,
  };
}

/** OpenShift Route: `to` and the alternate backends. Its port is the pods' (`targetPort`), not the Service's. */
export function lowerRoute(root: YamlNode, header: ResourceHeader): EntryRoute {
  const spec = readField(root, 'spec');
  const port = readPortReference(readField(spec, 'port'), 'targetPort');
  const nodes = [readField(spec, 'to'), ...readItems(spec, 'alternateBackends')];
  const backends = lowerAll(nodes, (node) => lowerRouteBackend(node, port));
  return { type: 'entryRoute', ...header, backends, gateways: [], className: undefined };
}

function lowerRouteBackend(node: YamlNode, port: number | string | undefined): ServiceBackend | undefined {
  const service = readText(node, 'name');
  const isService = (readText(node, 'kind') ?? 'Service') === 'Service';
  return service === undefined || !isService
    ? undefined
    : { namespace: undefined, service, port, span: node.span };
}

/** HTTPRoute, GRPCRoute, TCPRoute, TLSRoute, UDPRoute: the backends of all rules, mirrors included. */
export function lowerGatewayRoute(root: YamlNode, header: ResourceHeader): EntryRoute {
  const spec = readField(root, 'spec');
  const nodes = readItems(spec, 'rules').flatMap((rule) => [
    ...readItems(rule, 'backendRefs'),
    ...readItems(rule, 'filters').map((filter) => readPath(filter, 'requestMirror', 'backendRef')),
  ]);
  const gateways = readItems(spec, 'parentRefs').flatMap((parent) => lowerParent(parent) ?? []);
  return {
    type: 'entryRoute',
    ...header,
    backends: lowerAll(nodes, lowerBackendReference),
    gateways,
    className: undefined,
  };
}

function lowerBackendReference(node: YamlNode): ServiceBackend | undefined {
  const service = readText(node, 'name');
  const isService = (readText(node, 'kind') ?? 'Service') === 'Service' && !readText(node, 'group');
  if (service === undefined || !isService) {
    return undefined;
  }
  return {
    namespace: readText(node, 'namespace'),
    service,
    port: readPortReference(node, 'port'),
    span: node.span,
  };
}

/** `undefined` for a parent that is no Gateway, such as a Service of a mesh. */
function lowerParent(node: YamlNode): EntryRoute['gateways'][number] | undefined {
  const name = readText(node, 'name');
  const isGateway = (readText(node, 'kind') ?? 'Gateway') === 'Gateway';
  return name === undefined || !isGateway ? undefined : { namespace: readText(node, 'namespace'), name };
}

export function lowerGateway(root: YamlNode, header: ResourceHeader): Gateway {
  return {
    type: 'gateway',
    ...header,
    gatewayClassName: readText(readField(root, 'spec'), 'gatewayClassName'),
  };
}

function lowerAll(
  nodes: readonly (YamlNode | undefined)[],
  lowerNode: (node: YamlNode) => ServiceBackend | undefined,
): readonly ServiceBackend[] {
  return nodes.flatMap((node) => (node === undefined ? [] : (lowerNode(node) ?? [])));
}
