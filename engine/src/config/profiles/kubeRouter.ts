/**
 * kube-router, and what embeds its policy controller: K3s, and with it k3d and Rancher Desktop.
 */
import { say } from '../../text/say.ts';
import { always, type FactTable, type Plugin, type PluginNote } from '../plugin.ts';

const CONTROLLER =
  'https://github.com/cloudnativelabs/kube-router/blob/master/pkg/controllers/netpol/network_policy_controller.go';
const POLICY = 'https://github.com/cloudnativelabs/kube-router/blob/master/pkg/controllers/netpol/policy.go';
const END_PORT = 'https://github.com/cloudnativelabs/kube-router/pull/1080';
const NAMED_PORTS = 'https://github.com/cloudnativelabs/kube-router/pull/679';
const K3S = 'https://docs.k3s.io/networking/networking-services#network-policy-controller';
const K3D = 'https://k3d.io/v5.5.0/usage/advanced/calico';
const RANCHER_DESKTOP = 'https://docs.rancherdesktop.io/';

const KUBE_ROUTER_FACTS: FactTable = {
  enforcesIngress: always('yes', CONTROLLER),
  enforcesEgress: always('yes', CONTROLLER),
  ipBlockMatchesPods: always('yes', POLICY),
  ipBlockMatchesNodes: always('yes', POLICY),
  except: always('honored', POLICY),
  endPort: [
    { since: '1.4', answer: 'honored', source: END_PORT },
    { answer: 'unknown', source: END_PORT },
  ],
  sctp: always('honored', POLICY),
  namedPorts: always('perPod', NAMED_PORTS),
  hostNetwork: always('asNodes', POLICY),
};

const K3S_FACTS: FactTable = {
  ...KUBE_ROUTER_FACTS,
  enforcesIngress: always('yes', K3S),
  enforcesEgress: always('yes', K3S),
  endPort: always('honored', END_PORT),
};

const DISABLED_NOTE: PluginNote = {
  text: 'With `--disable-network-policy` nothing enforces policies: say `enforcesIngress: no` and `enforcesEgress: no`.',
  source: K3S,
};

export const KUBE_ROUTER_PLUGINS: readonly Plugin[] = [
  {
    name: 'kube-router',
    title: 'kube-router',
    summary: say`enforces NetworkPolicy in full; an ipBlock matches pods`,
    versionOf: 'kube-router',
    signs: [['DaemonSet kube-router']],
    facts: KUBE_ROUTER_FACTS,
    notes: [],
  },
  {
    name: 'k3s',
    title: 'K3s',
    summary: say`Flannel for the network, kube-router's controller for the policies`,
    facts: K3S_FACTS,
    notes: [DISABLED_NOTE],
  },
  {
    name: 'k3d',
    title: 'k3d',
    summary: say`K3s in containers; enforces NetworkPolicy without Calico`,
    signs: [['Simple']],
    facts: { ...K3S_FACTS, enforcesIngress: always('yes', K3D), enforcesEgress: always('yes', K3D) },
    notes: [DISABLED_NOTE],
  },
  {
    name: 'rancher-desktop',
    title: 'Rancher Desktop',
    summary: say`K3s on the desktop; enforces NetworkPolicy`,
    facts: K3S_FACTS,
    notes: [
      { text: 'Rancher Desktop runs K3s, with the policy controller that K3s has.', source: RANCHER_DESKTOP },
    ],
  },
];
