/**
 * Why a direction is as it is, in sentences: first what holds, then each policy's and rule's part. Data in, words out;
 * the links beside the words are made by the view.
 */
import type { ExplainDirection } from '../../protocol/src/explain.ts';
import type { WireReason } from '../../protocol/src/verdicts.ts';

export type Direction = 'egress' | 'ingress';

/** What is behind `because`, as the end of a sentence. */
const BECAUSE: ReadonlyMap<string, string> = new Map([
  ['peer', 'the other end is not among its peers'],
  ['port', 'the port is not among its ports'],
  ['protocol', 'the protocol is another'],
  ['noRules', 'it has no rules for this direction'],
  ['unknownLabels', 'not all labels are known'],
  ['podAddress', 'the address of the pod is not known'],
  ['hostNetwork', 'the pod is in the network of its host'],
  ['unreadable', 'it cannot be read'],
  ['cni', 'the network plugin decides'],
]);

/** `leaves` and `enters` as the command line says them. */
export function directionTitle(direction: Direction, endpoint: string): string {
  return direction === 'egress' ? `Leaving ${endpoint}` : `Entering ${endpoint}`;
}

export function directionText({ verdict }: ExplainDirection, direction: Direction): string {
  switch (verdict) {
    case 'allowed':
      return 'Allowed.';
    case 'denied':
      return 'Denied: it is isolated, and no rule allows it.';
    case 'notIsolated':
      return `Allowed: no policy restricts its ${direction}.`;
    case 'unknown':
      return 'Not known: the manifests do not say enough.';
    case 'undefined':
      return 'Left open by Kubernetes.';
  }
}

export function reasonText({ policy, rule, effect, because }: WireReason, direction: Direction): string {
  const who = rule === undefined ? policy : `${policy}, ${direction} rule ${String(rule + 1)}`;
  return `${who}: ${effectText(effect, because)}${because === undefined ? '' : `, ${BECAUSE.get(because) ?? because}`}`;
}

/** `db.yaml:14`; two folders before the name tell most files apart. */
export function placeText({ uri, range }: WireReason['place']): string {
  const path = decodePath(uri.replace(/^[^:]*:\/\/[^/]*/, ''));
  return `${path.split('/').filter(Boolean).slice(-2).join('/')}:${String(range.start.line + 1)}`;
}

/** A rule whose match is in doubt is only said to be one that may. */
function effectText(effect: WireReason['effect'], because: string | undefined): string {
  switch (effect) {
    case 'allow':
      return because === undefined ? 'allows it' : 'may allow it';
    case 'deny':
      return 'denies it';
    case 'pass':
      return 'leaves it to the next tier';
    case 'noMatch':
      return 'does not match';
  }
}

/** A stray `%` is legal in what a manifest's folder is called by a careless program. */
function decodePath(path: string): string {
  return path.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => {
    const values = bytes
      .slice(1)
      .split('%')
      .map((byte) => parseInt(byte, 16));
    return new TextDecoder().decode(new Uint8Array(values));
  });
}
