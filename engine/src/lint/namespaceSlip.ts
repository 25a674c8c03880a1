/**
 * The name of a namespace that is a slip of the pen away from one that is there. Namespaces may be somebody else's, so
 * what could be a name of its own is none: `team-a` and `team-b` are two, and `dev` is no slip for
 * `dep`.
 */
import type { Cluster } from '../cluster/cluster.ts';
import { findNearest } from '../text/findNearest.ts';

/** Namespaces that every cluster has, or nearly every one. */
export const USUAL_NAMESPACES: ReadonlySet<string> = new Set([
  'default',
  'kube-system',
  'kube-public',
  'kube-node-lease',
]);

/** The declared or usual namespace that was probably meant by a name which nobody declares or uses. */
export function findNamespaceSlip(
  name: string,
  { namespaces }: Pick<Cluster, 'namespaces'>,
): string | undefined {
  if (USUAL_NAMESPACES.has(name) || namespaces.has(name)) {
    return undefined;
  }
  const declared = [...namespaces.values()].flatMap((known) =>
    known.source === undefined ? [] : known.name,
  );
  return [...declared, ...USUAL_NAMESPACES].find((candidate) => isSlip(name, candidate));
}

/** Part by part: whoever writes `shop-prod` for `shop-dev` has written no letter wrong. */
function isSlip(written: string, right: string): boolean {
  const [parts, rightParts] = [written.split('-'), right.split('-')];
  return (
    parts.length === rightParts.length &&
    parts.every((part, index) => part === rightParts[index] || isPartSlip(part, rightParts[index] ?? ''))
  );
}

/** Shorter parts are other words where a letter is another one. */
const REPLACED_LENGTH_MIN = 6;
const LENGTH_MIN = 3;

/** One edit apart, in letters between the first and the last: `teama` and `teamb`, `cart` and `carts` are two names each. */
function isPartSlip(written: string, right: string): boolean {
  if (Math.min(written.length, right.length) < LENGTH_MIN || /\d/.test(written + right)) {
    return false;
  }
  const isSwapped = sortLetters(written) === sortLetters(right);
  const hasSameEnds = written[0] === right[0] && written.at(-1) === right.at(-1);
  const isReplaced = written.length === right.length;
  return (
    findNearest(written, [right], 1) !== undefined &&
    (isSwapped || (hasSameEnds && (!isReplaced || REPLACED_LENGTH_MIN <= written.length)))
  );
}

function sortLetters(word: string): string {
  return [...word].sort().join('');
}
