/**
 * The lens on a rule: what it adds. "from 2 pods of shop, on TCP 5432", "to everyone, the internet included, on TCP 80".
 */
import { locate, type Direction } from '../k8s/resource.ts';
import { enforces } from '../policy/compile.ts';
import { writeRulePorts } from '../render/portsText.ts';
import { say, type Message, type MessagePart } from '../text/say.ts';
import type { LensText } from './lensText.ts';
import { nameMembers } from './memberCounts.ts';
import { writePlugin } from '../render/pluginText.ts';
import type { PolicyScene } from './policyScene.ts';
import { isInForce, writePolicyType } from './policyWords.ts';

export function describeRule(scene: PolicyScene, direction: Direction, index: number): LensText | undefined {
  const rule = scene.source.spec[direction][index];
  if (rule === undefined) {
    return undefined;
  }
  if (!isInForce(scene, direction)) {
    return {
      title: say`no effect: policyTypes does not name ${writePolicyType(direction)}`,
      click: undefined,
    };
  }
  const { profile } = scene.view.cluster;
  if (enforces(profile, direction) === 'no') {
    return {
      title: say`no effect: ${writePlugin(profile)} does not enforce ${writePolicyType(direction)}`,
      click: undefined,
    };
  }
  const peers = scene.policy.directions[direction]?.rules[index]?.peers;
  const ports = writeRulePorts(rule.ports);
  if (peers === undefined) {
    return { title: arrange(direction, say`everyone, the internet included`, ports), click: undefined };
  }
  const members = scene.view.reachability.membersOf(peers);
  const named = [...members.workloads, ...members.maybe.map(({ workload }) => workload)];
  const places = named.map(({ source }) => locate(source, source.nameSpan));
  return {
    title: arrange(direction, nameMembers(scene.view, members), ports),
    click: places.length === 0 ? undefined : { type: 'pods', places },
  };
}

function arrange(direction: Direction, peers: MessagePart, ports: MessagePart): Message {
  return direction === 'ingress' ? say`from ${peers}, on ${ports}` : say`to ${peers}, on ${ports}`;
}
