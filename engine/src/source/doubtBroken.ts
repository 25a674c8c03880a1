/**
 * What still holds of a resource when its document could not be parsed to the end. What stands before the broken
 * place counts as it is written; what may stand behind it is not known, so that no answer is surer than the text.
 * What was broken is said by the parser.
 */
import type { NetworkPolicy, NetworkPolicyRule, NetworkPolicySpec, Resource } from '../k8s/resource.ts';
import type { Span } from '../text/span.ts';

/** `brokenFrom` is the offset in the unit of the first place that could not be read. */
export function doubtBroken(resource: Resource, brokenFrom: number): Resource {
  if (resource.span.end < brokenFrom) {
    return resource;
  }
  return resource.type === 'networkPolicy'
    ? doubtPolicy(resource, brokenFrom)
    : { ...resource, isPartial: true };
}

/** Each direction may have one more rule of any kind. The directions themselves are known where they are written. */
function doubtPolicy(policy: NetworkPolicy, brokenFrom: number): NetworkPolicy {
  const { spec } = policy;
  const { podSelector, policyTypes, policyTypesSpan } = spec;
  // Without a `podSelector` the selector has the place of the whole `spec`.
  const isSelectorKnown = podSelector.span.start !== spec.span.start && podSelector.span.end < brokenFrom;
  const areTypesKnown = policyTypesSpan !== undefined && policyTypesSpan.end < brokenFrom;
  const doubted: NetworkPolicySpec = {
    ...spec,
    podSelector: isSelectorKnown ? podSelector : { ...podSelector, isPartial: true },
    policyTypes: areTypesKnown ? policyTypes : ['ingress', 'egress'],
    ingress: doubtRules(spec.ingress, spec.span, brokenFrom),
    egress: doubtRules(spec.egress, spec.span, brokenFrom),
  };
  return { ...policy, isPartial: true, spec: doubted };
}

/** A rule is whole where another one begins behind it, still before the broken place. */
function doubtRules(
  rules: readonly NetworkPolicyRule[],
  span: Span,
  brokenFrom: number,
): readonly NetworkPolicyRule[] {
  const whole = rules.filter((_rule, index) => (rules[index + 1]?.span.start ?? brokenFrom) < brokenFrom);
  const place = rules[whole.length]?.span ?? span;
  return [
    ...whole,
    { peers: [{ type: 'unreadable', span: place }], ports: undefined, index: whole.length, span: place },
  ];
}
