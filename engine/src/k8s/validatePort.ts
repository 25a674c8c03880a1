/**
 * Validates one item of the `ports` of a rule (V1-V7). What does not decode is passed over here.
 */
import type { Problem } from '../problem.ts';
import type { YamlEntry, YamlNode } from '../yaml/node.ts';
import { invalidValue, unsupportedValue } from './apiProblem.ts';
import { findField, findValue, readInt32, readText } from './decodedNode.ts';
import { goQuote } from './goQuote.ts';
import { checkPortName } from './nameFormats.ts';
import { isPortNumber, PORT_MAX, PORT_MIN, PROTOCOLS } from './ports.ts';

const OUT_OF_RANGE = `must be between ${PORT_MIN} and ${PORT_MAX}, inclusive`;

/** The port at `path`. */
export function validatePort(node: YamlNode, path: string): readonly Problem[] {
  const port = findField(node, 'port');
  const protocol = validateProtocol(findValue(node, 'protocol'), path);
  const endPort = validateEndPort(findField(node, 'endPort'), port, path);
  if (port === undefined) {
    return [...protocol, ...endPort];
  }
  const value = validatePortValue(port.value, path);
  // The server speaks of `endPort` first where the port is a name.
  const isName = readText(port.value) !== undefined;
  return isName ? [...protocol, ...endPort, ...value] : [...protocol, ...value, ...endPort];
}

/** TCP where it is absent; case counts (V1). */
function validateProtocol(node: YamlNode | undefined, path: string): readonly Problem[] {
  const text = node === undefined ? undefined : readText(node);
  if (node === undefined || text === undefined || PROTOCOLS.some((protocol) => protocol === text)) {
    return [];
  }
  const detail = `supported values: ${PROTOCOLS.map(goQuote).join(', ')}`;
  const args = { reason: 'protocol', value: text };
  return [unsupportedValue({ span: node.span, field: `${path}.protocol`, detail, args }, goQuote(text))];
}

/** A number in range (V2), or a string that can be the name of a port (V7). */
function validatePortValue(node: YamlNode, path: string): readonly Problem[] {
  const place = { span: node.span, field: `${path}.port` };
  const number = readInt32(node);
  if (number !== undefined) {
    const args = { reason: 'portRange', value: number };
    return isPortNumber(number)
      ? []
      : [invalidValue({ ...place, detail: OUT_OF_RANGE, args }, String(number))];
  }
  const text = readText(node);
  if (text === undefined) {
    return [];
  }
  const reason = /^[0-9]+$/.test(text) ? 'quotedPort' : 'portName';
  return checkPortName(text).map((detail) =>
    invalidValue({ ...place, detail, args: { reason, value: text, detail } }, goQuote(text)),
  );
}

/** The end of a range needs a number to begin with (V3-V6). */
function validateEndPort(
  entry: YamlEntry | undefined,
  port: YamlEntry | undefined,
  path: string,
): readonly Problem[] {
  const endPort = entry === undefined ? undefined : readInt32(entry.value);
  if (entry === undefined || endPort === undefined) {
    return [];
  }
  const report = (reason: string, detail: string, from: number): Problem => {
    const args = { reason, value: endPort, from };
    return invalidValue({ span: entry.value.span, field: `${path}.endPort`, detail, args }, String(endPort));
  };
  if (port === undefined) {
    return [report('endPortAlone', 'may not be specified when `port` is not specified', 0)];
  }
  const from = readInt32(port.value);
  if (from === undefined) {
    const isName = readText(port.value) !== undefined;
    return isName ? [report('endPortOfName', 'may not be specified when `port` is non-numeric', 0)] : [];
  }
  return [
    ...(endPort < from ? [report('endPortBelow', 'must be greater than or equal to `port`', from)] : []),
    ...(isPortNumber(endPort) ? [] : [report('portRange', OUT_OF_RANGE, from)]),
  ];
}
