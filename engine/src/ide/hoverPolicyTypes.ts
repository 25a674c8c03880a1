/**
 * Hover on `policyTypes`, `ingress` and `egress`: what is in force for the selected pods, and what is not. Says so in
 * particular where it is not written, because many believe that a policy closes both directions.
 */
import { DIRECTIONS, locate, type Direction } from '../k8s/resource.ts';
import type { Policy } from '../policy/policy.ts';
import { listHidden } from '../cluster/isComplete.ts';
import { noteHiddenPolicies } from '../render/doubtText.ts';
import { linkPolicy, writeNames } from '../render/nameText.ts';
import {
  type Block,
  capitalize,
  code,
  type InlineText,
  joinParts,
  paragraph,
  prose,
  strong,
} from '../render/richText.ts';
import { say } from '../text/say.ts';
import { findOtherPolicies, mayHaveOthers } from './otherPolicies.ts';
import { notePolicyEnforcement } from './pluginNotes.ts';
import type { PolicyScene } from './policyScene.ts';
import { isInForce, writePolicyType, writeSubject } from './policyWords.ts';

export function hoverPolicyTypes(scene: PolicyScene): readonly Block[] {
  return [
    paragraph(prose`${capitalize(writeSubject(scene))}:`),
    paragraph(writeForce(scene)),
    ...notePolicyEnforcement(scene),
    ...DIRECTIONS.map((direction) => writeEffect(scene, direction))
      .filter((effect) => 0 < effect.length)
      .map(paragraph),
    paragraph(
      prose`Rules only allow, none denies: being selected is what closes a direction. Replies to a connection that is allowed need no rule.`,
    ),
    ...noteHiddenPolicies(scene.view.cluster, scene.namespace, 'pods'),
  ];
}

/** "In force: Ingress. Egress of these pods is **not** restricted: ..." */
export function writeForce(scene: PolicyScene): InlineText {
  const inForce = DIRECTIONS.filter((direction) => isInForce(scene, direction)).map(writePolicyType);
  const missing = DIRECTIONS.filter((direction) => !isInForce(scene, direction));
  const title = strong(prose`In force: ${inForce.join(', ')}.`);
  return joinParts([title, ...missing.map((direction) => writeNotInForce(scene, direction))], ' ');
}

function writeNotInForce(scene: PolicyScene, direction: Direction): InlineText {
  const type = writePolicyType(direction);
  const others = findOtherPolicies(scene, direction).filter(
    ({ directions }) => directions[direction]?.isolates === true,
  );
  const why =
    scene.source.spec.policyTypesSpan === undefined
      ? prose`${code('policyTypes')} is left out and there are no ${code(direction)} rules`
      : prose`${code('policyTypes')} does not name it`;
  const not = strong(say`not`);
  if (0 < others.length) {
    return prose`${type} is ${not} restricted by this policy (${why}), but it is by ${writeOthers(scene, others)}.`;
  }
  if (mayHaveOthers(scene, direction)) {
    return prose`${type} is ${not} restricted by this policy (${why}); whether another one restricts it is not known here.`;
  }
  return listHidden(scene.view.cluster, scene.namespace).length === 0
    ? prose`${type} of these pods is ${not} restricted: ${why}.`
    : prose`${type} of these pods is ${not} restricted by a policy that is known here: ${why}.`;
}

/** Other policies on the same pods by name. */
export function writeOthers({ source }: PolicyScene, others: readonly Policy[]): InlineText {
  const location = locate(source, source.nameSpan);
  return writeNames(others.map(linkPolicy), { type: 'list', location, list: 'policies' });
}

function writeEffect(scene: PolicyScene, direction: Direction): InlineText {
  const rules = scene.source.spec[direction];
  const type = writePolicyType(direction);
  if (!isInForce(scene, direction)) {
    return rules.length === 0
      ? []
      : prose`${type}: its rules have ${strong(say`no effect`)}, because ${code('policyTypes')} does not name it.`;
  }
  return 0 < rules.length ? writeOpening(direction) : writeClosing(direction);
}

function writeOpening(direction: Direction): InlineText {
  return direction === 'ingress'
    ? prose`Ingress: only what a rule of this policy or of another one allows may connect to them.`
    : prose`Egress: they may connect only to what a rule of this policy or of another one allows, and the DNS is no exception.`;
}

function writeClosing(direction: Direction): InlineText {
  return direction === 'ingress'
    ? prose`Ingress: there are no rules here, so nothing may connect to them unless another policy allows it.`
    : prose`Egress: there are no rules here, so they may connect to nothing, not even to the DNS, unless another policy allows it.`;
}
