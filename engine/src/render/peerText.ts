/**
 * Peers in words, as the evaluator has them: which pods of which namespaces, or which addresses. Whom they match is not
 * known here.
 */
import { NAMESPACE_NAME_LABEL } from '../cluster/joinNamespaces.ts';
import { formatCidr, type Cidr } from '../k8s/cidr.ts';
import type { LabelSelector } from '../k8s/resource.ts';
import type { NamespaceMatcher, Peer, PodMatcher } from '../policy/policy.ts';
import { say } from '../text/say.ts';
import { writeNames } from './nameText.ts';
import { code, prose, strong, type InlineText } from './richText.ts';
import { writeSelector } from './selectorText.ts';

/** "pods `app=web` of **any** namespace labeled `team=shop`", "addresses `10.0.0.0/8` without `10.1.0.0/16`". */
export function writePeer(peer: Peer): InlineText {
  switch (peer.type) {
    case 'unreadable':
      return prose`a peer that could not be read`;
    case 'addresses':
      return prose`addresses ${writeBlock(peer)}`;
    case 'pods':
      return writeMatcher(peer.matcher);
  }
}

/** "pods `app=db` of namespace `shop`". */
export function writeMatcher({ namespaces, pods }: PodMatcher): InlineText {
  return prose`${writePods(pods)} of ${writeNamespaces(namespaces)}`;
}

/** "`10.0.0.0/8` without `10.1.0.0/16`". */
export function writeBlock({
  cidr,
  except,
}: {
  readonly cidr: Cidr;
  readonly except: readonly Cidr[];
}): InlineText {
  const holes = except.map((hole) => code(formatCidr(hole)));
  return holes.length === 0
    ? prose`${code(formatCidr(cidr))}`
    : prose`${code(formatCidr(cidr))} without ${writeNames(holes)}`;
}

/** "pods `app=web`", "every pod". */
function writePods(selector: LabelSelector): InlineText {
  const isEmpty = selector.requirements.length === 0;
  if (selector.isPartial) {
    return isEmpty
      ? prose`pods with labels that could not be read`
      : prose`pods ${writeSelector(selector)} and more that could not be read`;
  }
  return isEmpty ? prose`every pod` : prose`pods ${writeSelector(selector)}`;
}

/** "namespace `shop`", "**any** namespace labeled `team=shop`", "**any** namespace". */
function writeNamespaces(matcher: NamespaceMatcher): InlineText {
  if (matcher.type === 'name') {
    return prose`namespace ${code(matcher.name)}`;
  }
  const { selector } = matcher;
  const { requirements, isPartial } = selector;
  const [first, ...others] = requirements;
  const any = strong(say`any`);
  if (isPartial && first === undefined) {
    return prose`${any} namespace with labels that could not be read`;
  }
  if (isPartial) {
    return prose`${any} namespace labeled ${writeSelector(selector)} and more that could not be read`;
  }
  if (first === undefined) {
    return prose`${any} namespace`;
  }
  const isName = first.key === NAMESPACE_NAME_LABEL && first.operator === 'In' && first.values.length === 1;
  if (isName && others.length === 0) {
    return prose`namespace ${code(first.values.join())}`;
  }
  // What must not be there is no label that a namespace has.
  return requirements.every(({ operator }) => operator === 'In' || operator === 'Exists')
    ? prose`${any} namespace labeled ${writeSelector(selector)}`
    : prose`${any} namespace that matches ${writeSelector(selector)}`;
}
