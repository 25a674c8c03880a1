/**
 * Cilium, and the managed services that are made of it. Its identities are what it differs by: an address inside the
 * cluster belongs to a pod or a node, and an `ipBlock` chooses none of these unless Cilium is told to. Cilium's own
 * policies are not read here.
 */
import { say } from '../../text/say.ts';
import { always, type FactTable, type Plugin, type PluginNote } from '../plugin.ts';

const POLICY = 'https://docs.cilium.io/en/stable/network/kubernetes/policy/';
const CIDR_MODE =
  'https://docs.cilium.io/en/stable/security/policy/language/#selecting-nodes-with-cidr-ipblock';
const SCTP = 'https://docs.cilium.io/en/stable/configuration/sctp/';
const END_PORT_IGNORED = 'https://github.com/cilium/cilium/issues/28684';
const END_PORT = 'https://github.com/cilium/cilium/issues/16622';
const IDENTITIES = 'https://docs.cilium.io/en/stable/gettingstarted/terminology/#special-identities';
const AKS = 'https://learn.microsoft.com/en-us/azure/aks/azure-cni-powered-by-cilium';
const AKS_POLICIES = 'https://learn.microsoft.com/en-us/azure/aks/use-network-policies';
const GKE = 'https://docs.cloud.google.com/kubernetes-engine/docs/concepts/dataplane-v2';

const CILIUM_FACTS: FactTable = {
  enforcesIngress: always('yes', POLICY),
  enforcesEgress: always('yes', POLICY),
  ipBlockMatchesPods: always('no', POLICY),
  ipBlockMatchesNodes: always('no', CIDR_MODE),
  except: always('honored', POLICY),
  endPort: [
    { since: '1.17', answer: 'honored', source: AKS_POLICIES },
    { since: '1.16', answer: 'unknown', source: END_PORT },
    { answer: 'ignored', source: END_PORT_IGNORED },
  ],
  sctp: always('off', SCTP),
  namedPorts: always('perPod', POLICY),
  hostNetwork: always('asNodes', IDENTITIES),
};

const CIDR_NOTE: PluginNote = {
  text: 'With `policyCIDRMatchMode` set to `pods` or `nodes`, say so: `ipBlockMatchesPods: yes`, `ipBlockMatchesNodes: yes`.',
  source: CIDR_MODE,
};
const SCTP_NOTE: PluginNote = {
  text: 'SCTP is a beta feature that is off unless `sctp.enabled` is set; then say `sctp: honored`.',
  source: SCTP,
};

export const CILIUM_PLUGINS: readonly Plugin[] = [
  {
    name: 'cilium',
    title: 'Cilium',
    summary: say`enforces NetworkPolicy; an ipBlock matches neither pods nor nodes`,
    versionOf: 'Cilium',
    signs: [['DaemonSet cilium']],
    facts: CILIUM_FACTS,
    notes: [CIDR_NOTE, SCTP_NOTE],
  },
  {
    name: 'azure-cni-powered-by-cilium',
    title: 'Azure CNI Powered by Cilium',
    summary: say`as Cilium; an ipBlock matches neither pods nor nodes`,
    versionOf: 'Cilium',
    facts: {
      ...CILIUM_FACTS,
      enforcesIngress: always('yes', AKS),
      enforcesEgress: always('yes', AKS),
      ipBlockMatchesPods: always('no', AKS),
      ipBlockMatchesNodes: always('no', AKS),
    },
    notes: [],
  },
  {
    name: 'gke-dataplane-v2',
    title: 'GKE Dataplane V2',
    summary: say`always enforces NetworkPolicy; made of Cilium, so an ipBlock does not match pods`,
    signs: [['DaemonSet anetd']],
    facts: {
      enforcesIngress: always('yes', GKE),
      enforcesEgress: always('yes', GKE),
      ipBlockMatchesPods: always('no', POLICY),
      except: always('honored', POLICY),
      namedPorts: always('perPod', POLICY),
      hostNetwork: always('asNodes', IDENTITIES),
    },
    notes: [
      {
        text: 'A GKE cluster without Dataplane V2 enforces policies with Calico, where that is enabled: choose `calico` then.',
        source: GKE,
      },
    ],
  },
];
