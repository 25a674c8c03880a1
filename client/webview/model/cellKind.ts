/**
 * What a cell is, in one word: the kinds that the page draws and that one can filter by. How they look and which words they
 * have is not known here.
 */
import type { WireConnection } from '../../../protocol/src/verdicts.ts';

/** `some` is allowed on some ports, `mixed` a collapsed group whose pairs differ, `self` no pair. */
export type CellKind = 'self' | 'denied' | 'all' | 'some' | 'undefined' | 'unknown' | 'mixed';

export function kindOfAnswer(connections: readonly WireConnection[]): CellKind {
  const passing = connections.filter(({ verdict }) => verdict !== 'denied');
  const allowed = passing.find(({ verdict }) => verdict === 'allowed');
  if (allowed !== undefined) {
    return allowed.ports === 'all' ? 'all' : 'some';
  }
  const [first] = passing;
  if (first === undefined) {
    return 'denied';
  }
  return first.verdict === 'undefined' ? 'undefined' : 'unknown';
}
