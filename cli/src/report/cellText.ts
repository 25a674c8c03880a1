/**
 * What a cell of the matrix says: `all`, `3306/TCP`, `✕` for nothing, `?` for what is unknown and `~` for what is
 * undefined, each with its ports where it is not for all of them.
 */
import { PortSet, type Connection, type Verdict } from '../../../engine/src/index.ts';
import type { Style } from '../output/line.ts';
import { shortPortsText } from './portsText.ts';

const DENIED_TEXT = '✕';
export const UNKNOWN_SIGN = '?';
export const UNDEFINED_SIGN = '~';

const SIGNS: Readonly<Record<Verdict, string>> = {
  allowed: '',
  denied: DENIED_TEXT,
  unknown: UNKNOWN_SIGN,
  undefined: UNDEFINED_SIGN,
};

/** The text of a pair; `asked` are the ports of the question. */
export function cellText(connections: readonly Connection[], asked: PortSet): string {
  if (connections.length === 0) {
    return DENIED_TEXT;
  }
  const covered = PortSet.of(connections.flatMap(({ ports }) => ports.intervals));
  const coversAsked = asked.subtract(covered).isEmpty;
  return connections
    .map((connection, index) => {
      // The last of several entries that cover everything is "the rest": its ports need no words.
      const isRest = coversAsked && index === connections.length - 1;
      return entryText(connection, isRest ? 'rest' : 'some');
    })
    .join(' ');
}

/** Red for what is denied, green for what is open, yellow for what is not certain. */
export function cellStyle(connections: readonly Connection[]): Style {
  if (connections.length === 0) {
    return 'red';
  }
  return connections.some(({ verdict }) => verdict !== 'allowed') ? 'yellow' : 'green';
}

function entryText({ verdict, ports }: Connection, share: 'rest' | 'some'): string {
  const sign = SIGNS[verdict];
  return share === 'rest' && sign !== '' ? sign : shortPortsText(ports, sign);
}
