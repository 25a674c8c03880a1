/**
 * One port of a NetworkPolicy rule, as a range of numbers or as a name. Whatever the API server would refuse is
 * `unreadable` (V1-V6).
 */
import type { Span } from '../text/span.ts';
import type { YamlNode } from '../yaml/node.ts';
import { isNull, isString, readField, toInteger, toText } from './fields.ts';
import { lowerProtocol } from './lowerProtocol.ts';
import { PORT_MAX, PORT_MIN } from './ports.ts';
import type { NetworkPolicyPort, PortRange, Unreadable } from './resource.ts';

/** Reads a port. A blank item is `{}`: every TCP port (S17). */
export function lowerPort(node: YamlNode): NetworkPolicyPort {
  const writtenProtocol = readField(node, 'protocol');
  const protocol = lowerProtocol(writtenProtocol);
  if (protocol === undefined || (node.type !== 'map' && !isNull(node))) {
    return unreadable(node.span);
  }
  const transport = writtenProtocol === undefined ? { protocol } : { protocol, hasProtocol: true as const };
  const port = readField(node, 'port');
  const endPort = readField(node, 'endPort');
  if (port !== undefined && isString(port)) {
    const name = toText(port) ?? '';
    // A range cannot begin with a name (V5).
    return endPort === undefined
      ? { type: 'named', ...transport, name, span: node.span, portSpan: port.span }
      : unreadable(node.span);
  }
  const range = lowerRange(port, endPort);
  return range === undefined
    ? unreadable(node.span)
    : { type: 'range', ...transport, ...range, span: node.span, portSpan: port?.span ?? node.span };
}

/** Protocol without port means all its ports (S17); `port` to `endPort` counts both ends (S19). */
function lowerRange(
  port: YamlNode | undefined,
  endPort: YamlNode | undefined,
): Pick<PortRange, 'from' | 'to' | 'hasEndPort'> | undefined {
  if (port === undefined) {
    return endPort === undefined ? { from: PORT_MIN, to: PORT_MAX } : undefined;
  }
  const from = toInteger(port);
  const to = endPort === undefined ? from : toInteger(endPort);
  if (from === undefined || to === undefined || from < PORT_MIN || to < from || PORT_MAX < to) {
    return undefined;
  }
  return endPort === undefined ? { from, to } : { from, to, hasEndPort: true };
}

function unreadable(span: Span): Unreadable {
  return { type: 'unreadable', span };
}
