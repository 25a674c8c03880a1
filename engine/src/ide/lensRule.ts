/**
 * The lens on a rule: what it adds. "from 2 pods of shop, on TCP 5432", "to everyone, the internet included, on TCP 80".
 */
import { locate, type Direction } from '../k8s/resource.ts';
import { enforces } from '../policy/compile.ts';
import { writeRulePorts } from '../render/portsText.ts';
import { say, type Message, type MessagePart } from '../text/say.ts';
import type { Span } from '../text/span.ts';
import { listHiddenPods } from './hiddenPods.ts';
import { joinLensParts, type LensClick, type LensText } from './lensText.ts';
import { placeSubjects } from './matrixPlace.ts';
import { nameMembers } from './memberCounts.ts';
import { writePlugin } from '../render/pluginText.ts';
import type { PolicyScene } from './policyScene.ts';
import { isInForce, writePolicyType } from './policyWords.ts';

export function describeRule(scene: PolicyScene, direction: Direction, index: number): LensText | undefined {
  const rule = scene.source.spec[direction][index];
  if (rule === undefined) {
    return undefined;
  }
  const matrix = (): LensClick => ({ type: 'matrix', ...placeSubjects(scene, direction) });
  if (!isInForce(scene, direction)) {
    return {
      title: say`no effect: policyTypes does not name ${writePolicyType(direction)}`,
      click: matrix(),
    };
  }
  const { profile } = scene.view.cluster;
  if (enforces(profile, direction) === 'no') {
    return {
      title: say`no effect: ${writePlugin(profile)} does not enforce ${writePolicyType(direction)}`,
      click: matrix(),
    };
  }
  const peers = scene.policy.directions[direction]?.rules[index]?.peers;
  const ports = writeRulePorts(rule.ports);
  if (peers === undefined) {
    return { title: arrange(direction, say`everyone, the internet included`, ports), click: matrix() };
  }
  const { view, source } = scene;
  const members = view.reachability.membersOf(peers);
  const isHidden = 0 < listHiddenPods(view.cluster, peers).length;
  return {
    title: joinLensParts([
      arrange(direction, nameMembers(view, members), ports),
      ...(isHidden ? [say`not fully described here`] : []),
    ]),
    click:
      members.workloads.length + members.maybe.length === 0
        ? matrix()
        : { type: 'list', place: locate(source, startOf(rule.span)), list: 'rule' },
  };
}

function startOf({ start }: Span): Span {
  return { start, end: start };
}

function arrange(direction: Direction, peers: MessagePart, ports: MessagePart): Message {
  return direction === 'ingress' ? say`from ${peers}, on ${ports}` : say`to ${peers}, on ${ports}`;
}
