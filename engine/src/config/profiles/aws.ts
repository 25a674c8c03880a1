/**
 * The VPC CNI of Amazon EKS: alone it enforces nothing, with its network policy agent it does, and Calico can do it
 * instead. AWS' own kinds of policies are not read here.
 */
import { say } from '../../text/say.ts';
import { always, type FactTable, type Plugin, type PluginNote } from '../plugin.ts';
import { CALICO_PLUGINS } from './calico.ts';

const GUIDE = 'https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html';
const FAQ = 'https://aws.github.io/amazon-vpc-cni-k8s/docs/network-policy-faq.html';
const BARE_PODS = 'https://docs.aws.amazon.com/eks/latest/userguide/network-policies-troubleshooting.html';
const ENDPOINTS =
  'https://github.com/aws/amazon-network-policy-controller-k8s/blob/main/pkg/resolvers/endpoints.go';
const CALICO_ON_EKS =
  'https://docs.tigera.io/calico/latest/getting-started/kubernetes/managed-public-cloud/eks';

/** What the agent does with a policy. */
const AGENT_FACTS: FactTable = {
  appliesToBarePods: always('no', BARE_PODS),
  ipBlockMatchesPods: always('yes', ENDPOINTS),
  ipBlockMatchesNodes: always('yes', ENDPOINTS),
  except: always('honored', ENDPOINTS),
  endPort: always('honored', ENDPOINTS),
  sctp: always('honored', ENDPOINTS),
  namedPorts: always('perPolicy', ENDPOINTS),
  hostNetwork: always('asNodes', ENDPOINTS),
};

const AGENT_NOTES: readonly PluginNote[] = [
  { text: 'Policies hold on Linux nodes of EC2 only, not on Fargate and not on Windows.', source: GUIDE },
  { text: "The port of a Service must be the container's port.", source: GUIDE },
  { text: 'A cluster has policies for one family of addresses, IPv4 or IPv6.', source: GUIDE },
  { text: 'In standard mode a new pod is open until its policies are in place.', source: GUIDE },
];

const CALICO_FACTS = CALICO_PLUGINS.find(({ name }) => name === 'calico')?.facts ?? {};

export const AWS_PLUGINS: readonly Plugin[] = [
  {
    name: 'aws-vpc-cni',
    title: 'AWS VPC CNI (EKS)',
    summary: say`enforces NetworkPolicy only where its network policy agent is enabled, which is left open here`,
    signs: [['DaemonSet aws-node']],
    facts: {
      ...AGENT_FACTS,
      enforcesIngress: always('unknown', FAQ),
      enforcesEgress: always('unknown', FAQ),
    },
    notes: [
      {
        text: 'Choose `aws-vpc-cni-with-agent` or `aws-vpc-cni-without-agent`: the agent is off unless it was enabled.',
        source: FAQ,
      },
    ],
  },
  {
    name: 'aws-vpc-cni-with-agent',
    title: 'AWS VPC CNI with its agent (EKS)',
    summary: say`enforces NetworkPolicy, but not on bare pods; names of ports mean more than elsewhere`,
    versionOf: 'the VPC CNI',
    facts: {
      ...AGENT_FACTS,
      enforcesIngress: [
        { since: '1.14', answer: 'yes', source: GUIDE },
        { answer: 'no', source: GUIDE },
      ],
      enforcesEgress: [
        { since: '1.14', answer: 'yes', source: GUIDE },
        { answer: 'no', source: GUIDE },
      ],
    },
    notes: AGENT_NOTES,
  },
  {
    name: 'aws-vpc-cni-without-agent',
    title: 'AWS VPC CNI without its agent (EKS)',
    summary: say`does not enforce NetworkPolicy: policies have no effect`,
    facts: {
      enforcesIngress: always('no', FAQ),
      enforcesEgress: always('no', FAQ),
    },
    notes: [],
  },
  {
    name: 'aws-vpc-cni-with-calico',
    title: 'AWS VPC CNI with Calico (EKS)',
    summary: say`the VPC CNI for the network, Calico for the policies`,
    versionOf: 'Calico',
    signs: [
      ['DaemonSet aws-node', 'DaemonSet calico-node'],
      ['DaemonSet aws-node', 'Installation default'],
    ],
    facts: {
      ...CALICO_FACTS,
      enforcesIngress: always('yes', CALICO_ON_EKS),
      enforcesEgress: always('yes', CALICO_ON_EKS),
    },
    notes: [],
  },
];
