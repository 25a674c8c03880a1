/**
 * Hover on a policy's name or kind: what the policy does as a whole, and which others speak of the same pods.
 */
import { DIRECTIONS } from '../k8s/resource.ts';
import { noteIncompleteness } from '../render/doubtText.ts';
import { code, paragraph, prose, strong, type Block } from '../render/richText.ts';
import type { Location } from '../text/location.ts';
import { writeForce, writeOthers } from './hoverPolicyTypes.ts';
import { countSubjects } from './memberCounts.ts';
import { tableMembers } from './memberTable.ts';
import { findOtherPolicies } from './otherPolicies.ts';
import { notePolicyEnforcement } from './pluginNotes.ts';
import type { PolicyScene } from './policyScene.ts';
import { writeSubject } from './policyWords.ts';
import { writeWhy } from './whyText.ts';

export function hoverPolicyName(scene: PolicyScene, place: Location): readonly Block[] {
  const { view, source, policy, namespace } = scene;
  const members = view.reachability.subjectsOf(policy);
  const count = countSubjects(scene, members);
  const subject = writeSubject(scene);
  const title =
    source.name === '' ? prose`Selects ${subject}` : prose`${code(source.name)} selects ${subject}`;
  return [
    paragraph(prose`${strong(title)}: ${count}.`),
    paragraph(writeForce(scene)),
    ...notePolicyEnforcement(scene),
    ...tableMembers({
      members,
      why: (workload) => writeWhy(source.spec.podSelector.requirements, workload.labels),
      place,
    }),
    ...noteOthers(scene),
    ...noteIncompleteness(view.cluster, namespace),
  ];
}

/** Policies do not override each other: what any of them allows is allowed (S3). */
function noteOthers(scene: PolicyScene): readonly Block[] {
  const others = new Set(DIRECTIONS.flatMap((direction) => findOtherPolicies(scene, direction)));
  return others.size === 0
    ? []
    : [
        paragraph(
          prose`Some of these pods are selected by ${writeOthers(scene, [...others])}, too. Policies add up: what one allows, no other takes away.`,
        ),
      ];
}
