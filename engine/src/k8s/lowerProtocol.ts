/**
 * Transport protocols as manifests write them.
 */
import type { YamlNode } from '../yaml/node.ts';
import { isString, toText } from './fields.ts';
import { PROTOCOLS } from './ports.ts';
import type { Protocol } from './resource.ts';

/** The protocol of a `protocol:` field; TCP where it is absent (S17), `undefined` for anything else than the three (V1). */
export function lowerProtocol(node: YamlNode | undefined): Protocol | undefined {
  if (node === undefined) {
    return 'TCP';
  }
  return isString(node) ? PROTOCOLS.find((protocol) => protocol === toText(node)) : undefined;
}
