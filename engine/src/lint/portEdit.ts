/**
 * Writing another port into a rule of a policy. Which one is the rules' question.
 */
import type { Message } from '../text/say.ts';
import type { Span } from '../text/span.ts';
import { findPlace } from '../yaml/findPlace.ts';
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
