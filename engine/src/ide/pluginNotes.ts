/**
 * What the chosen network plugin does differently than Kubernetes where a hover is about it: that it does not enforce a
 * policy, takes no such selector, or reads a port in its own way. Nothing where it does as Kubernetes says, or none was
 * chosen. Whether blocks match pods is `hoverIpBlock.ts`' business.
 */
import type { Profile } from '../config/profile.ts';
import { DIRECTIONS, type Direction, type IpBlock, type NetworkPolicyPort } from '../k8s/resource.ts';
import { enforces } from '../policy/compile.ts';
import { listNegative } from '../policy/negativeOperators.ts';
import type { PodMatcher } from '../policy/policy.ts';
import { findPortDeviation, numbersNamed, type PortDeviation } from '../reachability/portDeviation.ts';
import { writePlugin } from '../render/pluginText.ts';
import { code, paragraph, prose, strong, type Block, type InlineText } from '../render/richText.ts';
import { findDestinations, lowerPeers, type RuleScene } from './peerScene.ts';
import type { PolicyScene } from './policyScene.ts';
import { isInForce, writePolicyType } from './policyWords.ts';

/** On the policy as a whole: whether the plugin enforces it. */
export function notePolicyEnforcement(scene: PolicyScene): readonly Block[] {
  const { profile } = scene.view.cluster;
  const plugin = writePlugin(profile);
  if (profile.namedPorts === 'policyIgnored' && namesPorts(scene)) {
    const note = prose`${strong(prose`${plugin} refuses policies that name a port`)}: this one has no effect.`;
    return [paragraph(note)];
  }
  const written = DIRECTIONS.filter((direction) => isInForce(scene, direction));
  const ignored = written.filter((direction) => enforces(profile, direction) === 'no');
  const open = written.filter((direction) => enforces(profile, direction) === 'unknown');
  return [
    ...(0 < ignored.length ? [paragraph(writeIgnored(plugin, ignored, written))] : []),
    ...(0 < open.length ? [paragraph(writeOpen(plugin))] : []),
  ];
}

function writeIgnored(
  plugin: string,
  ignored: readonly Direction[],
  written: readonly Direction[],
): InlineText {
  const [only] = ignored;
  return ignored.length === written.length || only === undefined
    ? prose`${strong(prose`${plugin} does not enforce it`)}: the policy has no effect, and all traffic of these pods stays open.`
    : prose`${strong(prose`${plugin} does not enforce ${writePolicyType(only)}`)}: in this direction the policy has no effect.`;
}

function writeOpen(plugin: string): InlineText {
  return prose`Whether ${plugin} enforces policies in this cluster is not known; say so in ${code('podgate.yaml')} under ${code('cni')}.`;
}

function namesPorts({ policy }: PolicyScene): boolean {
  return DIRECTIONS.some((direction) =>
    (policy.directions[direction]?.rules ?? []).some(({ ports }) =>
      ports?.some(({ type }) => type === 'named'),
    ),
  );
}

/** On a selector: whether the plugin takes it. */
export function noteSelector(profile: Profile, matcher: PodMatcher): readonly Block[] {
  const [negative] = profile.negativeOperators === 'refused' ? listNegative(matcher) : [];
  return negative === undefined ? [] : [paragraph(writeRefused(profile, negative.operator))];
}

/** On a block: whether the plugin takes it; which addresses it matches is said where they are listed. */
export function noteExcept(profile: Profile, { except }: IpBlock): readonly Block[] {
  return profile.except === 'refused' && 0 < except.length
    ? [paragraph(writeRefused(profile, 'except'))]
    : [];
}

function writeRefused(profile: Profile, what: string): InlineText {
  const refusal = prose`${writePlugin(profile)} refuses policies with ${code(what)}`;
  return prose`${strong(refusal)}: what becomes of the policy is not known.`;
}

/** On ports of a rule: what the plugin makes of each. */
export function notePorts(scene: RuleScene, ports: readonly NetworkPolicyPort[]): readonly Block[] {
  const { profile, workloads } = scene.view.cluster;
  const destinations = findDestinations(scene).workloads;
  const { direction } = scene;
  const surroundings = { profile, direction, peers: lowerPeers(scene), destinations, workloads };
  const notes = ports.flatMap((port) => {
    const deviation = findPortDeviation(port, surroundings);
    const isReadable = port.type !== 'unreadable';
    return deviation === undefined || !isReadable
      ? []
      : [writePortNote(deviation, writePlugin(profile), port, numbersOf(port, destinations))];
  });
  return notes.map(paragraph);
}

type ReadPort = Exclude<NetworkPolicyPort, { readonly type: 'unreadable' }>;

function numbersOf(port: ReadPort, destinations: Parameters<typeof numbersNamed>[1]): string {
  return port.type === 'named' ? numbersNamed(port, destinations).join(', ') : String(port.from);
}

function writePortNote(
  deviation: PortDeviation,
  plugin: string,
  port: ReadPort,
  numbers: string,
): InlineText {
  const name = code(port.type === 'named' ? port.name : String(port.from));
  switch (deviation) {
    case 'endPortIgnored':
      return prose`${strong(prose`${plugin} does not know ${code('endPort')}`)}: only ${name} is opened.`;
    case 'endPortOpen':
      return prose`Whether ${plugin} knows ${code('endPort')} is not known: for sure only ${name} is opened.`;
    case 'sctpOff':
      return prose`${strong(prose`SCTP is off in ${plugin}`)} unless somebody has switched it on; what the rule does then is not known.`;
    case 'sctpRefused':
      return prose`${strong(prose`${plugin} refuses policies that name SCTP`)}: what becomes of the policy is not known.`;
    case 'sctpOpen':
      return prose`Whether ${plugin} lets SCTP through by a rule is not known.`;
    case 'nameAllPorts':
      return prose`${strong(prose`${plugin} does not resolve names of ports`)}: ${name} opens every ${port.protocol} port.`;
    case 'nameRefused':
      return prose`${strong(prose`${plugin} refuses policies that name a port`)}: the whole policy has no effect.`;
    case 'nameUnsupported':
      return prose`${strong(prose`${plugin} refuses policies that name a port`)}: what becomes of the policy is not known.`;
    case 'nameShared':
      return prose`With ${plugin}, ${name} is on each selected pod what it is on any of them: ${strong(numbers)}.`;
    case 'nameUnresolved':
      return prose`${plugin} resolves names of ports only towards pods that a selector chooses: towards all others ${name} opens nothing.`;
    case 'nameShifting':
      return prose`With ${plugin}, ${name} is one number for all pods of a namespace; which of ${strong(numbers)} is open.`;
    case 'nameOpen':
      return prose`What ${plugin} makes of the name of a port is not known.`;
  }
}
