/**
 * Hover on a policy's own `podSelector`: the pods that it selects, why, and which it nearly does. Selectors of peers
 * are `hoverPeer.ts`.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import { matchSelector } from '../k8s/labelSelector.ts';
import type { Requirement } from '../k8s/resource.ts';
import { chooseNoun, writeCount } from '../render/countText.ts';
import { noteIncompleteness } from '../render/doubtText.ts';
import { writeRequirement } from '../render/selectorText.ts';
import { type Block, paragraph, prose, strong } from '../render/richText.ts';
import type { Location } from '../text/location.ts';
import { touchesOffset } from '../text/span.ts';
import { countSubjects } from './memberCounts.ts';
import { tableMembers } from './memberTable.ts';
import { noteNearMisses } from './nearMissText.ts';
import { alone, findNearMisses } from '../reachability/nearMisses.ts';
import { writeForce } from './hoverPolicyTypes.ts';
import { noteSelector } from './pluginNotes.ts';
import type { PolicyScene } from './policyScene.ts';
import { writeSubject } from './policyWords.ts';
import { writeWhy } from './whyText.ts';

/** `place` is where the cursor is, `offset` the same in the policy's unit. */
export function hoverSelector(scene: PolicyScene, place: Location, offset: number): readonly Block[] {
  const { view, policy, source, namespace } = scene;
  const members = view.reachability.subjectsOf(policy);
  const inNamespace = view.cluster.workloads.filter((workload) => workload.namespace === namespace);
  const requirement = source.spec.podSelector.requirements.find(({ span }) => touchesOffset(span, offset));
  return [
    paragraph(prose`${strong(prose`Selects ${writeSubject(scene)}`)}: ${countSubjects(scene, members)}`),
    ...noteSelector(view.cluster.profile, policy.subject),
    ...noteRequirement(requirement, inNamespace, source.spec.podSelector.requirements.length),
    ...tableMembers({
      members,
      why: (workload) => writeWhy(source.spec.podSelector.requirements, workload.labels),
      place,
    }),
    ...noteNearMisses(findNearMisses(view.cluster, policy.subject), place),
    paragraph(writeForce(scene)),
    ...noteIncompleteness(view.cluster, namespace),
  ];
}

/** What one of several requirements would match by itself. */
export function noteRequirement(
  requirement: Requirement | undefined,
  candidates: readonly WorkloadEndpoint[],
  requirementCount: number,
): readonly Block[] {
  if (requirement === undefined || requirementCount < 2) {
    return [];
  }
  const selector = alone(requirement);
  const matching = candidates.filter(({ labels }) => matchSelector(selector, labels) === 'yes').length;
  const noun = chooseNoun(candidates);
  return [
    paragraph(
      prose`${writeRequirement(requirement)} alone matches ${matching} of ${writeCount(candidates.length, noun)}; all requirements must hold.`,
    ),
  ];
}
