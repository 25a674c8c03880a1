/**
 * Services: which pods they select, and which of the pods' ports their ports lead to.
 */
import type { YamlNode } from '../yaml/node.ts';
import {
  firstSpan,
  isString,
  readField,
  readInteger,
  readItems,
  readStringMap,
  readText,
  readTexts,
  toInteger,
  toText,
} from './fields.ts';
import { lowerProtocol } from './lowerProtocol.ts';
import type { ResourceHeader, Service, ServicePort } from './resource.ts';
import { toAddresses } from './toAddresses.ts';

export function lowerService(root: YamlNode, header: ResourceHeader): Service {
  const spec = readField(root, 'spec');
  const selector = readStringMap(spec, 'selector');
  return {
    type: 'service',
    ...header,
    serviceType: readText(spec, 'type') ?? 'ClusterIP',
    isHeadless: readText(spec, 'clusterIP') === 'None',
    addresses: toAddresses([readText(spec, 'clusterIP'), ...readTexts(spec, 'clusterIPs')]),
    // An empty selector is none: it does not select everything, as a policy's would.
    selector: selector.size === 0 ? undefined : selector,
    selectorSpan: firstSpan(readField(spec, 'selector'), spec) ?? root.span,
    ports: readItems(spec, 'ports').flatMap((port) => lowerServicePort(port) ?? []),
  };
}

/** `undefined` for a port without a number or with an unknown protocol, which the API server refuses. */
function lowerServicePort(node: YamlNode): ServicePort | undefined {
  const port = readInteger(node, 'port');
  const protocol = lowerProtocol(readField(node, 'protocol'));
  if (port === undefined || protocol === undefined) {
    return undefined;
  }
  const targetPort = readPortReference(node, 'targetPort') ?? port;
  return { name: readText(node, 'name'), port, targetPort, protocol, span: node.span };
}

/** A port by number or by name (IntOrString): quoted numbers are names. */
export function readPortReference(node: YamlNode | undefined, key: string): number | string | undefined {
  const value = readField(node, key);
  if (value === undefined) {
    return undefined;
  }
  return isString(value) ? toText(value) : toInteger(value);
}
