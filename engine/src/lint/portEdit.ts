/**
 * Writing another port into a rule of a policy, or several in place of a range. Which ones is the rules' question.
 */
import type { Message } from '../text/say.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { findPlace } from '../yaml/findPlace.ts';
import { insertItemsBefore } from '../yaml/insertItem.ts';
import { findEntry } from '../yaml/node.ts';
import { removeEntry } from '../yaml/removeEntry.ts';
import { writeScalar } from '../yaml/writeScalar.ts';
import type { Fix, FixSource } from './fix.ts';

/** More ports are no choice that one can make from a menu. */
const CHOICES_MAX = 5;

/** A fix for each of the ports, numbers and names, in the place of the one at `span`. */
export function offerPorts(
  ports: readonly string[],
  span: Span,
  { text, root }: FixSource,
  sayTitle: (port: string) => Message,
): readonly Fix[] {
  const place = findPlace(root, text, span);
  if (place?.node.type !== 'scalar' || place.entry?.key.text !== 'port') {
    return [];
  }
  const isJson = place.entry.key.style === 'doubleQuoted';
  return [...new Set(ports)].slice(0, CHOICES_MAX).map((port) => ({
    title: sayTitle(port),
    edits: [{ span, newText: writePort(port, isJson ? 'json' : 'yaml') }],
    isSafe: false,
  }));
}

/** Numbers without quotes: in quotes they would be names (V7). */
function writePort(port: string, style: 'yaml' | 'json'): string {
  if (/^[0-9]+$/.test(port)) {
    return port;
  }
  return style === 'json' ? JSON.stringify(port) : writeScalar(port);
}

/**
 * Edits that write the ports of a range one by one: the range's own item becomes the last of them. `undefined` where no
 * item with `port` and `endPort` stands at `span`.
 */
export function splitRange(
  { from, to }: { readonly from: number; readonly to: number },
  span: Span,
  { text, root }: FixSource,
): readonly TextEdit[] | undefined {
  const place = findPlace(root, text, span);
  if (place?.node.type !== 'map' || place.parent.type !== 'seq') {
    return undefined;
  }
  const range = place.node;
  const [port, endPort] = [findEntry(range, 'port')?.value, findEntry(range, 'endPort')];
  const protocol = findEntry(range, 'protocol')?.value;
  if (port?.type !== 'scalar' || endPort === undefined) {
    return undefined;
  }
  const shared = protocol?.type === 'scalar' && protocol.text !== '' ? { protocol: protocol.text } : {};
  const others = Array.from({ length: to - from }, (_, index) => ({ ...shared, port: from + index }));
  return [
    insertItemsBefore(text, place.parent, range, others),
    { span: port.span, newText: String(to) },
    removeEntry(text, range, endPort),
  ];
}
