/**
 * What the fields of NetworkPolicy are for, and what values the API knows, in a sentence or two. Ranges and formats are
 * said by the findings of who breaks them.
 */
import { say, type Message } from '../../text/say.ts';

/** By Go type and field, as the schema has them. Fields that people do not write by hand are left out. */
export const FIELD_DOCS: ReadonlyMap<string, Message> = new Map([
  ['v1.NetworkPolicy.apiVersion', say`Group and version of the API that the manifest is for.`],
  ['v1.NetworkPolicy.kind', say`The kind of resource.`],
  ['v1.NetworkPolicy.metadata', say`Name, namespace, labels and annotations.`],
  ['v1.NetworkPolicy.spec', say`Which pods are meant, and what may connect to and from them.`],
  ['v1.ObjectMeta.name', say`The name, unique among the policies of the namespace.`],
  [
    'v1.ObjectMeta.namespace',
    say`The namespace of the policy, whose pods it selects. Without it, the one that the manifest is applied in.`,
  ],
  ['v1.ObjectMeta.labels', say`Labels of the policy itself. They say nothing about pods.`],
  ['v1.ObjectMeta.annotations', say`Notes for people and tools.`],
  [
    'v1.NetworkPolicySpec.podSelector',
    say`The pods that the policy is for, of its own namespace. Empty: all of them.`,
  ],
  [
    'v1.NetworkPolicySpec.policyTypes',
    say`The directions that the policy isolates its pods in. Left out: ingress, and egress where the policy has egress rules.`,
  ],
  [
    'v1.NetworkPolicySpec.ingress',
    say`What may connect to the pods: each item allows something. Empty or left out, with ingress among the types: nothing.`,
  ],
  [
    'v1.NetworkPolicySpec.egress',
    say`What the pods may connect to: each item allows something. Empty or left out, with egress among the types: nothing.`,
  ],
  [
    'v1.NetworkPolicyIngressRule.from',
    say`Who may connect: any of these peers. Empty or left out: everyone, in the cluster and outside of it.`,
  ],
  [
    'v1.NetworkPolicyIngressRule.ports',
    say`The ports of the selected pods that may be connected to. Empty or left out: all.`,
  ],
  [
    'v1.NetworkPolicyEgressRule.to',
    say`What may be connected to: any of these peers. Empty or left out: everything, in the cluster and outside of it.`,
  ],
  [
    'v1.NetworkPolicyEgressRule.ports',
    say`The ports of the destination that may be connected to. Empty or left out: all.`,
  ],
  [
    'v1.NetworkPolicyPeer.podSelector',
    say`Pods by their labels. Alone: of the policy's own namespace. Beside a namespaceSelector: of the namespaces that it selects.`,
  ],
  [
    'v1.NetworkPolicyPeer.namespaceSelector',
    say`Namespaces by their labels. Alone: all of their pods. Empty: all namespaces.`,
  ],
  [
    'v1.NetworkPolicyPeer.ipBlock',
    say`A range of addresses, usually outside of the cluster. It cannot stand beside a selector.`,
  ],
  ['v1.IPBlock.cidr', say`The range, such as 10.0.0.0/8 or 2001:db8::/32.`],
  ['v1.IPBlock.except', say`Ranges within it that are left out.`],
  [
    'v1.NetworkPolicyPort.port',
    say`A port of the pods, as a number or by the name that their containers give it. Left out: all ports of the protocol.`,
  ],
  ['v1.NetworkPolicyPort.protocol', say`TCP, UDP or SCTP; TCP by default.`],
  [
    'v1.NetworkPolicyPort.endPort',
    say`The last port of a range that begins at port, which must be a number.`,
  ],
  ['v1.LabelSelector.matchLabels', say`Labels with their values, all of which must be there.`],
  ['v1.LabelSelector.matchExpressions', say`Conditions on labels, all of which must hold.`],
  ['v1.LabelSelectorRequirement.key', say`The key of the label.`],
  ['v1.LabelSelectorRequirement.operator', say`How the label is compared with the values.`],
  [
    'v1.LabelSelectorRequirement.values',
    say`The values, for In and NotIn; Exists and DoesNotExist take none.`,
  ],
]);

/** A value that the API knows. */
export interface KnownValue {
  readonly text: string;
  readonly doc: Message;
}

/** By Go type. */
export const KNOWN_VALUES: ReadonlyMap<string, readonly KnownValue[]> = new Map([
  [
    'v1.Protocol',
    [
      { text: 'TCP', doc: say`The default.` },
      { text: 'UDP', doc: say`Asked for by the DNS, for one.` },
      { text: 'SCTP', doc: say`Not every network plugin knows it.` },
    ],
  ],
  [
    'v1.PolicyType',
    [
      { text: 'Ingress', doc: say`Nothing may connect to the pods but what a rule allows.` },
      { text: 'Egress', doc: say`The pods may connect to nothing but what a rule allows.` },
    ],
  ],
  [
    'v1.LabelSelectorOperator',
    [
      { text: 'In', doc: say`The label is there, with one of the values.` },
      { text: 'NotIn', doc: say`The label has none of the values, or is not there.` },
      { text: 'Exists', doc: say`The label is there, with whatever value.` },
      { text: 'DoesNotExist', doc: say`The label is not there.` },
    ],
  ],
]);

/** The names of fields and values as one table. */
export function findApiDoc(name: string): Message | undefined {
  const [type = '', text] = name.split('=');
  return text === undefined
    ? FIELD_DOCS.get(name)
    : KNOWN_VALUES.get(type)?.find((value) => value.text === text)?.doc;
}
