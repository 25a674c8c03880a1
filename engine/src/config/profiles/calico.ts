/**
 * Calico, and what has Calico's policy engine on another network: Canal, Rancher's RKE and RKE2 by default, and a kind
 * cluster whose own plugin is switched off. Calico's own policies are not read here.
 */
import { say } from '../../text/say.ts';
import { always, type FactTable, type Plugin, type PluginNote } from '../plugin.ts';

const DOCS =
  'https://docs.tigera.io/calico/latest/network-policy/get-started/kubernetes-policy/kubernetes-network-policy';
const CONVERSION =
  'https://github.com/projectcalico/calico/blob/master/libcalico-go/lib/backend/k8s/conversion/conversion.go';
const END_PORT = 'https://github.com/projectcalico/libcalico-go/pull/1357';
const CANAL = 'https://docs.tigera.io/calico/latest/getting-started/kubernetes/flannel/install-for-flannel';
const RKE = 'https://rancher.com/docs/rke/latest/en/config-options/add-ons/network-plugins';
const RKE2 = 'https://docs.rke2.io/networking/basic_network_options';
const KIND = 'https://kind.sigs.k8s.io/docs/user/configuration/#disable-default-cni';

const CALICO_FACTS: FactTable = {
  enforcesIngress: always('yes', DOCS),
  enforcesEgress: always('yes', DOCS),
  ipBlockMatchesPods: always('yes', CONVERSION),
  ipBlockMatchesNodes: always('yes', CONVERSION),
  except: always('honored', CONVERSION),
  endPort: [
    { since: '3.20', answer: 'honored', source: END_PORT },
    { answer: 'unknown', source: END_PORT },
  ],
  sctp: always('honored', CONVERSION),
  namedPorts: always('perPod', CONVERSION),
  hostNetwork: always('asNodes', CONVERSION),
};

/** The same in a distribution, whose version is not Calico's. */
const BUNDLED_FACTS: FactTable = { ...CALICO_FACTS, endPort: always('honored', END_PORT) };

const ORDER_NOTE: PluginNote = {
  text: 'A NetworkPolicy has the order 1000 in the tier `default`: policies of Calico with a lower order decide before it.',
  source: CONVERSION,
};

export const CALICO_PLUGINS: readonly Plugin[] = [
  {
    name: 'calico',
    title: 'Calico',
    summary: say`enforces NetworkPolicy in full; an ipBlock matches pods`,
    versionOf: 'Calico',
    signs: [['DaemonSet calico-node'], ['Installation default']],
    facts: CALICO_FACTS,
    notes: [ORDER_NOTE],
  },
  {
    name: 'canal',
    title: 'Canal',
    summary: say`Flannel for the network, Calico for the policies`,
    versionOf: 'Calico',
    signs: [['DaemonSet canal']],
    facts: CALICO_FACTS,
    notes: [
      { text: 'Calico enforces the policies; Flannel carries the traffic.', source: CANAL },
      ORDER_NOTE,
    ],
  },
  {
    name: 'rke',
    title: 'RKE',
    summary: say`Canal, which RKE installs where nothing else is chosen`,
    facts: BUNDLED_FACTS,
    notes: [
      {
        text: 'With `network: plugin: flannel` policies have no effect: choose `flannel` instead.',
        source: RKE,
      },
      ORDER_NOTE,
    ],
  },
  {
    name: 'rke2',
    title: 'RKE2',
    summary: say`Canal, which RKE2 installs where nothing else is chosen`,
    signs: [['DaemonSet rke2-canal'], ['HelmChart rke2-canal']],
    facts: BUNDLED_FACTS,
    notes: [
      {
        text: 'With `cni: cilium` or `cni: flannel` in its configuration, choose that plugin instead.',
        source: RKE2,
      },
      ORDER_NOTE,
    ],
  },
  {
    name: 'kind-with-calico',
    title: 'kind with Calico',
    summary: say`a kind cluster with disableDefaultCNI, and Calico installed`,
    versionOf: 'Calico',
    signs: [
      ['Cluster disableDefaultCNI', 'DaemonSet calico-node'],
      ['Cluster disableDefaultCNI', 'Installation default'],
    ],
    facts: CALICO_FACTS,
    notes: [
      {
        text: 'The cluster needs `networking: disableDefaultCNI: true`: otherwise its own kindnet runs beside Calico.',
        source: KIND,
      },
      ORDER_NOTE,
    ],
  },
];
