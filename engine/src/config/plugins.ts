/**
 * The table of network plugins, in the order in which they are offered: those that one installs, then distributions and
 * clouds, then what is no longer developed. Each fact has its source beside it.
 */
import { say } from '../text/say.ts';
import { always, type FactTable, type Plugin, type PluginNote } from './plugin.ts';

// Calico, and what has Calico's policy engine on another network: Canal, Rancher's RKE and RKE2 by default, and a
// kind cluster whose own plugin is switched off. Calico's own policies are not read here.

const CALICO_DOCS =
  'https://docs.tigera.io/calico/latest/network-policy/get-started/kubernetes-policy/kubernetes-network-policy';
const CALICO_CONVERSION =
  'https://github.com/projectcalico/calico/blob/master/libcalico-go/lib/backend/k8s/conversion/conversion.go';
const CALICO_END_PORT = 'https://github.com/projectcalico/libcalico-go/pull/1357';
const CALICO_CANAL =
  'https://docs.tigera.io/calico/latest/getting-started/kubernetes/flannel/install-for-flannel';
const CALICO_RKE = 'https://rancher.com/docs/rke/latest/en/config-options/add-ons/network-plugins';
const CALICO_RKE2 = 'https://docs.rke2.io/networking/basic_network_options';
const CALICO_KIND = 'https://kind.sigs.k8s.io/docs/user/configuration/#disable-default-cni';

const CALICO_FACTS: FactTable = {
  enforcesIngress: always('yes', CALICO_DOCS),
  enforcesEgress: always('yes', CALICO_DOCS),
  ipBlockMatchesPods: always('yes', CALICO_CONVERSION),
  ipBlockMatchesNodes: always('yes', CALICO_CONVERSION),
  except: always('honored', CALICO_CONVERSION),
  endPort: [
    { since: '3.20', answer: 'honored', source: CALICO_END_PORT },
    { answer: 'unknown', source: CALICO_END_PORT },
  ],
  sctp: always('honored', CALICO_CONVERSION),
  namedPorts: always('perPod', CALICO_CONVERSION),
  hostNetwork: always('asNodes', CALICO_CONVERSION),
};

/** The same in a distribution, whose version is not Calico's. */
const CALICO_BUNDLED_FACTS: FactTable = { ...CALICO_FACTS, endPort: always('honored', CALICO_END_PORT) };

const CALICO_ORDER_NOTE: PluginNote = {
  text: 'A NetworkPolicy has the order 1000 in the tier `default`: policies of Calico with a lower order decide before it.',
  source: CALICO_CONVERSION,
};

const CALICO_PLUGINS: readonly Plugin[] = [
  {
    name: 'calico',
    title: 'Calico',
    summary: say`enforces NetworkPolicy in full; an ipBlock matches pods`,
    versionOf: 'Calico',
    signs: [['DaemonSet calico-node'], ['Installation default']],
    facts: CALICO_FACTS,
    notes: [CALICO_ORDER_NOTE],
  },
  {
    name: 'canal',
    title: 'Canal',
    summary: say`Flannel for the network, Calico for the policies`,
    versionOf: 'Calico',
    signs: [['DaemonSet canal']],
    facts: CALICO_FACTS,
    notes: [
      { text: 'Calico enforces the policies; Flannel carries the traffic.', source: CALICO_CANAL },
      CALICO_ORDER_NOTE,
    ],
  },
  {
    name: 'rke',
    title: 'RKE',
    summary: say`Canal, which RKE installs where nothing else is chosen`,
    facts: CALICO_BUNDLED_FACTS,
    notes: [
      {
        text: 'With `network: plugin: flannel` policies have no effect: choose `flannel` instead.',
        source: CALICO_RKE,
      },
      CALICO_ORDER_NOTE,
    ],
  },
  {
    name: 'rke2',
    title: 'RKE2',
    summary: say`Canal, which RKE2 installs where nothing else is chosen`,
    signs: [['DaemonSet rke2-canal'], ['HelmChart rke2-canal']],
    facts: CALICO_BUNDLED_FACTS,
    notes: [
      {
        text: 'With `cni: cilium` or `cni: flannel` in its configuration, choose that plugin instead.',
        source: CALICO_RKE2,
      },
      CALICO_ORDER_NOTE,
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
        source: CALICO_KIND,
      },
      CALICO_ORDER_NOTE,
    ],
  },
];

// Cilium, and the managed services that are made of it. Its identities are what it differs by: an address inside
// the cluster belongs to a pod or a node, and an `ipBlock` chooses none of these unless Cilium is told to.
// Cilium's own policies are not read here.

const CILIUM_POLICY = 'https://docs.cilium.io/en/stable/network/kubernetes/policy/';
const CILIUM_CIDR_MODE =
  'https://docs.cilium.io/en/stable/security/policy/language/#selecting-nodes-with-cidr-ipblock';
const CILIUM_SCTP = 'https://docs.cilium.io/en/stable/configuration/sctp/';
const CILIUM_END_PORT_IGNORED = 'https://github.com/cilium/cilium/issues/28684';
const CILIUM_END_PORT = 'https://github.com/cilium/cilium/issues/16622';
const CILIUM_IDENTITIES = 'https://docs.cilium.io/en/stable/gettingstarted/terminology/#special-identities';
const CILIUM_AKS = 'https://learn.microsoft.com/en-us/azure/aks/azure-cni-powered-by-cilium';
const CILIUM_AKS_POLICIES = 'https://learn.microsoft.com/en-us/azure/aks/use-network-policies';
const CILIUM_GKE = 'https://docs.cloud.google.com/kubernetes-engine/docs/concepts/dataplane-v2';

const CILIUM_FACTS: FactTable = {
  enforcesIngress: always('yes', CILIUM_POLICY),
  enforcesEgress: always('yes', CILIUM_POLICY),
  ipBlockMatchesPods: always('no', CILIUM_POLICY),
  ipBlockMatchesNodes: always('no', CILIUM_CIDR_MODE),
  except: always('honored', CILIUM_POLICY),
  endPort: [
    { since: '1.17', answer: 'honored', source: CILIUM_AKS_POLICIES },
    { since: '1.16', answer: 'unknown', source: CILIUM_END_PORT },
    { answer: 'ignored', source: CILIUM_END_PORT_IGNORED },
  ],
  sctp: always('off', CILIUM_SCTP),
  namedPorts: always('perPod', CILIUM_POLICY),
  hostNetwork: always('asNodes', CILIUM_IDENTITIES),
};

const CILIUM_CIDR_NOTE: PluginNote = {
  text: 'With `policyCIDRMatchMode` set to `pods` or `nodes`, say so: `ipBlockMatchesPods: yes`, `ipBlockMatchesNodes: yes`.',
  source: CILIUM_CIDR_MODE,
};
const CILIUM_SCTP_NOTE: PluginNote = {
  text: 'SCTP is a beta feature that is off unless `sctp.enabled` is set; then say `sctp: honored`.',
  source: CILIUM_SCTP,
};

const CILIUM_PLUGINS: readonly Plugin[] = [
  {
    name: 'cilium',
    title: 'Cilium',
    summary: say`enforces NetworkPolicy; an ipBlock matches neither pods nor nodes`,
    versionOf: 'Cilium',
    signs: [['DaemonSet cilium']],
    facts: CILIUM_FACTS,
    notes: [CILIUM_CIDR_NOTE, CILIUM_SCTP_NOTE],
  },
  {
    name: 'azure-cni-powered-by-cilium',
    title: 'Azure CNI Powered by Cilium',
    summary: say`as Cilium; an ipBlock matches neither pods nor nodes`,
    versionOf: 'Cilium',
    facts: {
      ...CILIUM_FACTS,
      enforcesIngress: always('yes', CILIUM_AKS),
      enforcesEgress: always('yes', CILIUM_AKS),
      ipBlockMatchesPods: always('no', CILIUM_AKS),
      ipBlockMatchesNodes: always('no', CILIUM_AKS),
    },
    notes: [],
  },
  {
    name: 'gke-dataplane-v2',
    title: 'GKE Dataplane V2',
    summary: say`always enforces NetworkPolicy; made of Cilium, so an ipBlock does not match pods`,
    signs: [['DaemonSet anetd']],
    facts: {
      enforcesIngress: always('yes', CILIUM_GKE),
      enforcesEgress: always('yes', CILIUM_GKE),
      ipBlockMatchesPods: always('no', CILIUM_POLICY),
      except: always('honored', CILIUM_POLICY),
      namedPorts: always('perPod', CILIUM_POLICY),
      hostNetwork: always('asNodes', CILIUM_IDENTITIES),
    },
    notes: [
      {
        text: 'A GKE cluster without Dataplane V2 enforces policies with Calico, where that is enabled: choose `calico` then.',
        source: CILIUM_GKE,
      },
    ],
  },
];

// Antrea. Its own kinds of policies, which decide before and after NetworkPolicy, are not read here.

const ANTREA_DOCS = 'https://antrea.io/docs/main/docs/antrea-network-policy/';
const ANTREA_CONTROLLER =
  'https://github.com/antrea-io/antrea/blob/main/pkg/controller/networkpolicy/networkpolicy_controller.go';
const ANTREA_END_PORT = 'https://github.com/antrea-io/antrea/issues/1638';
const ANTREA_NAMED_PORTS = 'https://github.com/antrea-io/antrea/releases/tag/v0.4.0';
const ANTREA_NAMED_PORTS_WIDENED = 'https://github.com/antrea-io/antrea/issues/241';

const ANTREA: Plugin = {
  name: 'antrea',
  title: 'Antrea',
  summary: say`enforces NetworkPolicy in full; an ipBlock matches pods`,
  versionOf: 'Antrea',
  signs: [['DaemonSet antrea-agent']],
  facts: {
    enforcesIngress: always('yes', ANTREA_DOCS),
    enforcesEgress: always('yes', ANTREA_DOCS),
    ipBlockMatchesPods: always('yes', ANTREA_CONTROLLER),
    ipBlockMatchesNodes: always('yes', ANTREA_CONTROLLER),
    except: always('honored', ANTREA_CONTROLLER),
    endPort: [
      { since: '1.2', answer: 'honored', source: ANTREA_END_PORT },
      { answer: 'unknown', source: ANTREA_END_PORT },
    ],
    sctp: always('honored', ANTREA_CONTROLLER),
    namedPorts: [
      { since: '0.4', answer: 'perPod', source: ANTREA_NAMED_PORTS },
      { answer: 'allPorts', source: ANTREA_NAMED_PORTS_WIDENED },
    ],
    hostNetwork: always('asNodes', ANTREA_CONTROLLER),
  },
  notes: [
    {
      text: "Antrea's own policies decide before NetworkPolicies, those of the tier `baseline` after them.",
      source: ANTREA_DOCS,
    },
  ],
};

// kube-router, and what embeds its policy controller: K3s, and with it k3d and Rancher Desktop.

const KUBE_ROUTER_CONTROLLER =
  'https://github.com/cloudnativelabs/kube-router/blob/master/pkg/controllers/netpol/network_policy_controller.go';
const KUBE_ROUTER_POLICY =
  'https://github.com/cloudnativelabs/kube-router/blob/master/pkg/controllers/netpol/policy.go';
const KUBE_ROUTER_END_PORT = 'https://github.com/cloudnativelabs/kube-router/pull/1080';
const KUBE_ROUTER_NAMED_PORTS = 'https://github.com/cloudnativelabs/kube-router/pull/679';
const KUBE_ROUTER_K3S = 'https://docs.k3s.io/networking/networking-services#network-policy-controller';
const KUBE_ROUTER_K3D = 'https://k3d.io/v5.5.0/usage/advanced/calico';
const KUBE_ROUTER_RANCHER_DESKTOP = 'https://docs.rancherdesktop.io/';

const KUBE_ROUTER_FACTS: FactTable = {
  enforcesIngress: always('yes', KUBE_ROUTER_CONTROLLER),
  enforcesEgress: always('yes', KUBE_ROUTER_CONTROLLER),
  ipBlockMatchesPods: always('yes', KUBE_ROUTER_POLICY),
  ipBlockMatchesNodes: always('yes', KUBE_ROUTER_POLICY),
  except: always('honored', KUBE_ROUTER_POLICY),
  endPort: [
    { since: '1.4', answer: 'honored', source: KUBE_ROUTER_END_PORT },
    { answer: 'unknown', source: KUBE_ROUTER_END_PORT },
  ],
  sctp: always('honored', KUBE_ROUTER_POLICY),
  namedPorts: always('perPod', KUBE_ROUTER_NAMED_PORTS),
  hostNetwork: always('asNodes', KUBE_ROUTER_POLICY),
};

const KUBE_ROUTER_K3S_FACTS: FactTable = {
  ...KUBE_ROUTER_FACTS,
  enforcesIngress: always('yes', KUBE_ROUTER_K3S),
  enforcesEgress: always('yes', KUBE_ROUTER_K3S),
  endPort: always('honored', KUBE_ROUTER_END_PORT),
};

const KUBE_ROUTER_DISABLED_NOTE: PluginNote = {
  text: 'With `--disable-network-policy` nothing enforces policies: say `enforcesIngress: no` and `enforcesEgress: no`.',
  source: KUBE_ROUTER_K3S,
};

const KUBE_ROUTER_PLUGINS: readonly Plugin[] = [
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
    facts: KUBE_ROUTER_K3S_FACTS,
    notes: [KUBE_ROUTER_DISABLED_NOTE],
  },
  {
    name: 'k3d',
    title: 'k3d',
    summary: say`K3s in containers; enforces NetworkPolicy without Calico`,
    signs: [['Simple']],
    facts: {
      ...KUBE_ROUTER_K3S_FACTS,
      enforcesIngress: always('yes', KUBE_ROUTER_K3D),
      enforcesEgress: always('yes', KUBE_ROUTER_K3D),
    },
    notes: [KUBE_ROUTER_DISABLED_NOTE],
  },
  {
    name: 'rancher-desktop',
    title: 'Rancher Desktop',
    summary: say`K3s on the desktop; enforces NetworkPolicy`,
    facts: KUBE_ROUTER_K3S_FACTS,
    notes: [
      {
        text: 'Rancher Desktop runs K3s, with the policy controller that K3s has.',
        source: KUBE_ROUTER_RANCHER_DESKTOP,
      },
    ],
  },
];

// The controller of Kubernetes' own network group (kube-network-policies), and what is or is not enforced by it:
// kind with its plugin kindnet, and Flannel, which enforces nothing by itself.

const SIG_NETWORK_CONTROLLER = 'https://github.com/kubernetes-sigs/kube-network-policies';
const SIG_NETWORK_KIND_RELEASE = 'https://github.com/kubernetes-sigs/kind/releases/tag/v0.24.0';
const SIG_NETWORK_KIND_ISSUE = 'https://github.com/kubernetes-sigs/kind/issues/842';
const SIG_NETWORK_KINDNET = 'https://github.com/kubernetes/minikube/issues/19871';
const SIG_NETWORK_FLANNEL = 'https://github.com/flannel-io/flannel#network-policy';
const SIG_NETWORK_FLANNEL_NETPOL =
  'https://github.com/flannel-io/flannel/blob/master/Documentation/netpol.md';

const SIG_NETWORK_CONTROLLER_FACTS: FactTable = {
  enforcesIngress: always('yes', SIG_NETWORK_CONTROLLER),
  enforcesEgress: always('yes', SIG_NETWORK_CONTROLLER),
  ipBlockMatchesPods: always('yes', SIG_NETWORK_CONTROLLER),
  ipBlockMatchesNodes: always('yes', SIG_NETWORK_CONTROLLER),
  except: always('honored', SIG_NETWORK_CONTROLLER),
  endPort: always('honored', SIG_NETWORK_CONTROLLER),
  sctp: always('honored', SIG_NETWORK_CONTROLLER),
  namedPorts: always('perPod', SIG_NETWORK_CONTROLLER),
};

const SIG_NETWORK_PLUGINS: readonly Plugin[] = [
  {
    name: 'kube-network-policies',
    title: 'kube-network-policies',
    summary: say`enforces NetworkPolicy in full, beside any network plugin`,
    signs: [['DaemonSet kube-network-policies']],
    facts: SIG_NETWORK_CONTROLLER_FACTS,
    notes: [],
  },
  {
    name: 'kind',
    title: 'kind',
    summary: say`its kindnet enforces NetworkPolicy since kind 0.24, before that nothing does`,
    versionOf: 'kind',
    signs: [['Cluster']],
    facts: {
      ...SIG_NETWORK_CONTROLLER_FACTS,
      enforcesIngress: [
        { since: '0.24', answer: 'yes', source: SIG_NETWORK_KIND_RELEASE },
        { answer: 'no', source: SIG_NETWORK_KIND_ISSUE },
      ],
      enforcesEgress: [
        { since: '0.24', answer: 'yes', source: SIG_NETWORK_KIND_RELEASE },
        { answer: 'no', source: SIG_NETWORK_KIND_ISSUE },
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
      ...SIG_NETWORK_CONTROLLER_FACTS,
      enforcesIngress: [
        { since: '1.3', answer: 'yes', source: SIG_NETWORK_KINDNET },
        { answer: 'no', source: SIG_NETWORK_KINDNET },
      ],
      enforcesEgress: [
        { since: '1.3', answer: 'yes', source: SIG_NETWORK_KINDNET },
        { answer: 'no', source: SIG_NETWORK_KINDNET },
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
      enforcesIngress: always('no', SIG_NETWORK_FLANNEL),
      enforcesEgress: always('no', SIG_NETWORK_FLANNEL),
    },
    notes: [
      {
        text: 'With `netpol.enabled` in its Helm chart, choose `flannel-with-netpol`; with Calico beside it, `canal`.',
        source: SIG_NETWORK_FLANNEL_NETPOL,
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
      ...SIG_NETWORK_CONTROLLER_FACTS,
      enforcesIngress: always('yes', SIG_NETWORK_FLANNEL_NETPOL),
      enforcesEgress: always('yes', SIG_NETWORK_FLANNEL_NETPOL),
    },
    notes: [],
  },
];

// The VPC CNI of Amazon EKS: alone it enforces nothing, with its network policy agent it does, and Calico can do
// it instead. AWS' own kinds of policies are not read here.

const AWS_GUIDE = 'https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html';
const AWS_FAQ = 'https://aws.github.io/amazon-vpc-cni-k8s/docs/network-policy-faq.html';
const AWS_BARE_PODS =
  'https://docs.aws.amazon.com/eks/latest/userguide/network-policies-troubleshooting.html';
const AWS_ENDPOINTS =
  'https://github.com/aws/amazon-network-policy-controller-k8s/blob/main/pkg/resolvers/endpoints.go';
const AWS_CALICO_ON_EKS =
  'https://docs.tigera.io/calico/latest/getting-started/kubernetes/managed-public-cloud/eks';

/** What the agent does with a policy. */
const AWS_AGENT_FACTS: FactTable = {
  appliesToBarePods: always('no', AWS_BARE_PODS),
  ipBlockMatchesPods: always('yes', AWS_ENDPOINTS),
  ipBlockMatchesNodes: always('yes', AWS_ENDPOINTS),
  except: always('honored', AWS_ENDPOINTS),
  endPort: always('honored', AWS_ENDPOINTS),
  sctp: always('honored', AWS_ENDPOINTS),
  namedPorts: always('perPolicy', AWS_ENDPOINTS),
  hostNetwork: always('asNodes', AWS_ENDPOINTS),
};

const AWS_AGENT_NOTES: readonly PluginNote[] = [
  { text: 'Policies hold on Linux nodes of EC2 only, not on Fargate and not on Windows.', source: AWS_GUIDE },
  { text: "The port of a Service must be the container's port.", source: AWS_GUIDE },
  { text: 'A cluster has policies for one family of addresses, IPv4 or IPv6.', source: AWS_GUIDE },
  { text: 'In standard mode a new pod is open until its policies are in place.', source: AWS_GUIDE },
];

const AWS_CALICO_FACTS = CALICO_PLUGINS.find(({ name }) => name === 'calico')?.facts ?? {};

const AWS_PLUGINS: readonly Plugin[] = [
  {
    name: 'aws-vpc-cni',
    title: 'AWS VPC CNI (EKS)',
    summary: say`enforces NetworkPolicy only where its network policy agent is enabled, which is left open here`,
    signs: [['DaemonSet aws-node']],
    facts: {
      ...AWS_AGENT_FACTS,
      enforcesIngress: always('unknown', AWS_FAQ),
      enforcesEgress: always('unknown', AWS_FAQ),
    },
    notes: [
      {
        text: 'Choose `aws-vpc-cni-with-agent` or `aws-vpc-cni-without-agent`: the agent is off unless it was enabled.',
        source: AWS_FAQ,
      },
    ],
  },
  {
    name: 'aws-vpc-cni-with-agent',
    title: 'AWS VPC CNI with its agent (EKS)',
    summary: say`enforces NetworkPolicy, but not on bare pods; names of ports mean more than elsewhere`,
    versionOf: 'the VPC CNI',
    facts: {
      ...AWS_AGENT_FACTS,
      enforcesIngress: [
        { since: '1.14', answer: 'yes', source: AWS_GUIDE },
        { answer: 'no', source: AWS_GUIDE },
      ],
      enforcesEgress: [
        { since: '1.14', answer: 'yes', source: AWS_GUIDE },
        { answer: 'no', source: AWS_GUIDE },
      ],
    },
    notes: AWS_AGENT_NOTES,
  },
  {
    name: 'aws-vpc-cni-without-agent',
    title: 'AWS VPC CNI without its agent (EKS)',
    summary: say`does not enforce NetworkPolicy: policies have no effect`,
    facts: {
      enforcesIngress: always('no', AWS_FAQ),
      enforcesEgress: always('no', AWS_FAQ),
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
      ...AWS_CALICO_FACTS,
      enforcesIngress: always('yes', AWS_CALICO_ON_EKS),
      enforcesEgress: always('yes', AWS_CALICO_ON_EKS),
    },
    notes: [],
  },
];

// Azure's network policy manager (NPM) of AKS, on Linux and on Windows nodes. Azure CNI Powered by Cilium is with
// Cilium.

const AZURE_GUIDE = 'https://learn.microsoft.com/en-us/azure/aks/use-network-policies';
const AZURE_END_PORT = 'https://github.com/Azure/AKS/issues/2857';
const AZURE_WINDOWS = 'https://github.com/Azure/azure-container-networking/pull/1513';

const AZURE_LINUX_FACTS: FactTable = {
  enforcesIngress: always('yes', AZURE_GUIDE),
  enforcesEgress: always('yes', AZURE_GUIDE),
  ipBlockMatchesPods: always('yes', AZURE_GUIDE),
  ipBlockMatchesNodes: always('yes', AZURE_GUIDE),
  except: always('honored', AZURE_GUIDE),
  endPort: always('ignored', AZURE_END_PORT),
  sctp: always('honored', AZURE_GUIDE),
  namedPorts: always('perPod', AZURE_GUIDE),
};

const AZURE_END_NOTE: PluginNote = {
  text: 'Its support ends; Azure CNI Powered by Cilium follows it.',
  source: AZURE_GUIDE,
};

const AZURE_PLUGINS: readonly Plugin[] = [
  {
    name: 'azure-npm',
    title: 'Azure NPM (AKS, Linux nodes)',
    summary: say`enforces NetworkPolicy; ignores endPort`,
    signs: [['DaemonSet azure-npm']],
    facts: AZURE_LINUX_FACTS,
    notes: [AZURE_END_NOTE],
  },
  {
    name: 'azure-npm-windows',
    title: 'Azure NPM (AKS, Windows nodes)',
    summary: say`enforces NetworkPolicy without except, SCTP, named ports, NotIn, DoesNotExist and endPort`,
    facts: {
      ...AZURE_LINUX_FACTS,
      except: always('refused', AZURE_WINDOWS),
      negativeOperators: always('refused', AZURE_WINDOWS),
      sctp: always('refused', AZURE_WINDOWS),
      namedPorts: always('refused', AZURE_WINDOWS),
    },
    notes: [AZURE_END_NOTE],
  },
];

// The two plugins that are made of OVN: OVN-Kubernetes, which OpenShift installs, and Kube-OVN. Their own kinds of
// policies are not read here.

const OVN_OPENSHIFT =
  'https://docs.redhat.com/en/documentation/openshift_container_platform/latest/html/network_security/network-policy';
const OVN_GRESS_POLICY =
  'https://github.com/ovn-kubernetes/ovn-kubernetes/blob/master/go-controller/pkg/ovn/gress_policy.go';
const OVN_NAMED_PORTS = 'https://github.com/ovn-kubernetes/ovn-kubernetes/issues/2117';
const OVN_KUBE_OVN = 'https://github.com/kubeovn/kube-ovn/blob/master/pkg/controller/network_policy.go';
const OVN_KUBE_OVN_NAMED_PORTS =
  'https://github.com/kubeovn/kube-ovn/blob/master/pkg/controller/named_port.go';

const OVN_PLUGINS: readonly Plugin[] = [
  {
    name: 'ovn-kubernetes',
    title: 'OVN-Kubernetes (OpenShift)',
    summary: say`enforces NetworkPolicy; the name of a port opens all ports of its protocol`,
    signs: [['DaemonSet ovnkube-node']],
    facts: {
      enforcesIngress: always('yes', OVN_OPENSHIFT),
      enforcesEgress: always('yes', OVN_OPENSHIFT),
      ipBlockMatchesPods: always('yes', OVN_GRESS_POLICY),
      ipBlockMatchesNodes: always('yes', OVN_GRESS_POLICY),
      except: always('honored', OVN_GRESS_POLICY),
      endPort: always('honored', OVN_GRESS_POLICY),
      sctp: always('honored', OVN_OPENSHIFT),
      namedPorts: always('allPorts', OVN_NAMED_PORTS),
    },
    notes: [
      {
        text: 'As peers, hostNetwork pods are matched by an empty `namespaceSelector` with an empty `podSelector` only.',
        source: OVN_OPENSHIFT,
      },
    ],
  },
  {
    name: 'kube-ovn',
    title: 'Kube-OVN',
    summary: say`enforces NetworkPolicy; the name of a port means one number in all of a namespace`,
    signs: [['DaemonSet kube-ovn-cni']],
    facts: {
      enforcesIngress: always('yes', OVN_KUBE_OVN),
      enforcesEgress: always('yes', OVN_KUBE_OVN),
      ipBlockMatchesPods: always('yes', OVN_KUBE_OVN),
      ipBlockMatchesNodes: always('yes', OVN_KUBE_OVN),
      except: always('honored', OVN_KUBE_OVN),
      endPort: always('honored', OVN_KUBE_OVN),
      sctp: always('honored', OVN_KUBE_OVN),
      namedPorts: always('perNamespace', OVN_KUBE_OVN_NAMED_PORTS),
    },
    notes: [],
  },
];

// Plugins that nobody keeps up any more, and that clusters still run: Weave Net and Romana.

const RETIRED_WEAVE = 'https://github.com/weaveworks/weave/blob/master/npc/analyser.go';
const RETIRED_WEAVE_EGRESS = 'https://github.com/weaveworks/weave/pull/3313';
const RETIRED_WEAVE_NAMED_PORTS = 'https://github.com/weaveworks/weave/issues/3032';
const RETIRED_WEAVE_END = 'https://github.com/weaveworks/weave';
const RETIRED_ROMANA = 'https://github.com/romana/romana/blob/master/docs/romana/POLICIES.md';

const RETIRED_PLUGINS: readonly Plugin[] = [
  {
    name: 'weave-net',
    title: 'Weave Net',
    summary: say`enforces NetworkPolicy; ignores endPort, and every policy that names a port`,
    versionOf: 'Weave Net',
    signs: [['DaemonSet weave-net']],
    facts: {
      enforcesIngress: always('yes', RETIRED_WEAVE),
      enforcesEgress: [
        { since: '2.4', answer: 'yes', source: RETIRED_WEAVE_EGRESS },
        { answer: 'no', source: RETIRED_WEAVE_EGRESS },
      ],
      ipBlockMatchesPods: always('yes', RETIRED_WEAVE),
      ipBlockMatchesNodes: always('yes', RETIRED_WEAVE),
      except: always('honored', RETIRED_WEAVE),
      endPort: always('ignored', RETIRED_WEAVE),
      sctp: always('honored', RETIRED_WEAVE),
      namedPorts: always('policyIgnored', RETIRED_WEAVE_NAMED_PORTS),
    },
    notes: [{ text: 'It is no longer developed.', source: RETIRED_WEAVE_END }],
  },
  {
    name: 'romana',
    title: 'Romana',
    summary: say`enforces ingress only; egress rules have no effect`,
    signs: [['DaemonSet romana-agent']],
    facts: {
      enforcesIngress: always('yes', RETIRED_ROMANA),
      enforcesEgress: always('no', RETIRED_ROMANA),
    },
    notes: [{ text: 'It is no longer developed.', source: RETIRED_ROMANA }],
  },
];

export const PLUGINS: readonly Plugin[] = [
  ...CALICO_PLUGINS,
  ...CILIUM_PLUGINS,
  ANTREA,
  ...KUBE_ROUTER_PLUGINS,
  ...SIG_NETWORK_PLUGINS,
  ...AWS_PLUGINS,
  ...AZURE_PLUGINS,
  ...OVN_PLUGINS,
  ...RETIRED_PLUGINS,
];
