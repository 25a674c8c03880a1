/**
 * The controller of Kubernetes' own network group (kube-network-policies), and what is or is not enforced by it: kind
 * with its plugin kindnet, and Flannel, which enforces nothing by itself.
 */
import { say } from '../../text/say.ts';
import { always, type FactTable, type Plugin } from '../plugin.ts';

const CONTROLLER = 'https://github.com/kubernetes-sigs/kube-network-policies';
const KIND_RELEASE = 'https://github.com/kubernetes-sigs/kind/releases/tag/v0.24.0';
const KIND_ISSUE = 'https://github.com/kubernetes-sigs/kind/issues/842';
const KINDNET = 'https://github.com/kubernetes/minikube/issues/19871';
const FLANNEL = 'https://github.com/flannel-io/flannel#network-policy';
const FLANNEL_NETPOL = 'https://github.com/flannel-io/flannel/blob/master/Documentation/netpol.md';

const CONTROLLER_FACTS: FactTable = {
  enforcesIngress: always('yes', CONTROLLER),
  enforcesEgress: always('yes', CONTROLLER),
  ipBlockMatchesPods: always('yes', CONTROLLER),
  ipBlockMatchesNodes: always('yes', CONTROLLER),
  except: always('honored', CONTROLLER),
  endPort: always('honored', CONTROLLER),
  sctp: always('honored', CONTROLLER),
  namedPorts: always('perPod', CONTROLLER),
};

export const KUBE_NETWORK_POLICIES_PLUGINS: readonly Plugin[] = [
  {
    name: 'kube-network-policies',
    title: 'kube-network-policies',
    summary: say`enforces NetworkPolicy in full, beside any network plugin`,
    signs: [['DaemonSet kube-network-policies']],
    facts: CONTROLLER_FACTS,
    notes: [],
  },
  {
    name: 'kind',
    title: 'kind',
    summary: say`its kindnet enforces NetworkPolicy since kind 0.24, before that nothing does`,
    versionOf: 'kind',
    signs: [['Cluster']],
    facts: {
      ...CONTROLLER_FACTS,
      enforcesIngress: [
        { since: '0.24', answer: 'yes', source: KIND_RELEASE },
        { answer: 'no', source: KIND_ISSUE },
      ],
      enforcesEgress: [
        { since: '0.24', answer: 'yes', source: KIND_RELEASE },
        { answer: 'no', source: KIND_ISSUE },
      ],
    },
    notes: [],
  },
  {
    name: 'kindnet',
    title: 'kindnet',
    summary: say`enforces NetworkPolicy since kindnet 1.3`,
    versionOf: 'kindnet',
    signs: [['DaemonSet kindnet']],
    facts: {
      ...CONTROLLER_FACTS,
      enforcesIngress: [
        { since: '1.3', answer: 'yes', source: KINDNET },
        { answer: 'no', source: KINDNET },
      ],
      enforcesEgress: [
        { since: '1.3', answer: 'yes', source: KINDNET },
        { answer: 'no', source: KINDNET },
      ],
    },
    notes: [],
  },
  {
    name: 'flannel',
    title: 'Flannel',
    summary: say`does not enforce NetworkPolicy: policies have no effect`,
    signs: [['DaemonSet kube-flannel-ds'], ['DaemonSet kube-flannel']],
    facts: {
      enforcesIngress: always('no', FLANNEL),
      enforcesEgress: always('no', FLANNEL),
    },
    notes: [
      {
        text: 'With `netpol.enabled` in its Helm chart, choose `flannel-with-netpol`; with Calico beside it, `canal`.',
        source: FLANNEL_NETPOL,
      },
    ],
  },
  {
    name: 'flannel-with-netpol',
    title: 'Flannel with netpol.enabled',
    summary: say`Flannel whose chart installs kube-network-policies as well`,
    signs: [
      ['DaemonSet kube-flannel-ds', 'DaemonSet kube-network-policies'],
      ['DaemonSet kube-flannel', 'DaemonSet kube-network-policies'],
    ],
    facts: {
      ...CONTROLLER_FACTS,
      enforcesIngress: always('yes', FLANNEL_NETPOL),
      enforcesEgress: always('yes', FLANNEL_NETPOL),
    },
    notes: [],
  },
];
