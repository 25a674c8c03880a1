/**
 * Why a direction is as it is, in sentences: first what holds, then each policy's and rule's part. Data in, words out;
 * the links beside the words are made by the view.
 */
import type { ExplainDirection } from '../../protocol/src/explain.ts';
import type { WireReason } from '../../protocol/src/verdicts.ts';
import { t } from './translate.ts';

export type Direction = 'egress' | 'ingress';

/** What is behind `because`, as the end of a sentence; another word stays as it is. */
function becauseText(because: string): string {
  switch (because) {
    case 'peer':
      return t('the other end is not among its peers');
    case 'port':
      return t('the port is not among its ports');
    case 'protocol':
      return t('the protocol is another');
    case 'noRules':
      return t('it has no rules for this direction');
    case 'unknownLabels':
      return t('not all labels are known');
    case 'podAddress':
      return t('the address of the pod is not known');
    case 'hostNetwork':
      return t('the pod is in the network of its host');
    case 'unreadable':
      return t('it cannot be read');
    case 'cni':
      return t('the network plugin decides');
    default:
      return because;
  }
}

/** `leaves` and `enters` as the command line says them. */
export function directionTitle(direction: Direction, endpoint: string): string {
  return direction === 'egress' ? t('Leaving {0}', endpoint) : t('Entering {0}', endpoint);
}

export function directionText({ verdict }: ExplainDirection, direction: Direction): string {
  switch (verdict) {
    case 'allowed':
      return t('Allowed.');
    case 'denied':
      return t('Denied: it is isolated, and no rule allows it.');
    case 'notIsolated':
      return t('Allowed: no policy restricts its {0}.', direction);
    case 'unknown':
      return t('Not known: the manifests do not say enough.');
    case 'undefined':
      return t('Left open by Kubernetes.');
  }
}

export function reasonText({ policy, rule, effect, because }: WireReason, direction: Direction): string {
  const who = rule === undefined ? policy : t('{0}, {1} rule {2}', policy, direction, rule + 1);
  return `${who}: ${effectText(effect, because)}${because === undefined ? '' : `, ${becauseText(because)}`}`;
}

/** `k8s/db.yaml:14`. Of an address, the folder before the name tells most files apart; a relative path is short by itself. */
export function placeText({ uri, range }: WireReason['place']): string {
  const isAddress = /^[^:]*:\/\//.test(uri);
  const path = decodePath(uri.replace(/^[^:]*:\/\/[^/]*/, ''));
  const shown = isAddress ? path.split('/').filter(Boolean).slice(-2).join('/') : uri;
  return `${shown}:${String(range.start.line + 1)}`;
}

/** A rule whose match is in doubt is only said to be one that may. */
function effectText(effect: WireReason['effect'], because: string | undefined): string {
  switch (effect) {
    case 'allow':
      return because === undefined ? t('allows it') : t('may allow it');
    case 'deny':
      return t('denies it');
    case 'pass':
      return t('leaves it to the next tier');
    case 'noMatch':
      return t('does not match');
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
