/**
 * The two plugins that are made of OVN: OVN-Kubernetes, which OpenShift installs, and Kube-OVN. Their own kinds of
 * policies are not read here.
 */
import { say } from '../../text/say.ts';
import { always, type Plugin } from '../plugin.ts';

const OPENSHIFT =
  'https://docs.redhat.com/en/documentation/openshift_container_platform/latest/html/network_security/network-policy';
const GRESS_POLICY =
  'https://github.com/ovn-kubernetes/ovn-kubernetes/blob/master/go-controller/pkg/ovn/gress_policy.go';
const NAMED_PORTS = 'https://github.com/ovn-kubernetes/ovn-kubernetes/issues/2117';
const KUBE_OVN = 'https://github.com/kubeovn/kube-ovn/blob/master/pkg/controller/network_policy.go';
const KUBE_OVN_NAMED_PORTS = 'https://github.com/kubeovn/kube-ovn/blob/master/pkg/controller/named_port.go';

export const OVN_PLUGINS: readonly Plugin[] = [
  {
    name: 'ovn-kubernetes',
    title: 'OVN-Kubernetes (OpenShift)',
    summary: say`enforces NetworkPolicy; the name of a port opens all ports of its protocol`,
    signs: [['DaemonSet ovnkube-node']],
    facts: {
      enforcesIngress: always('yes', OPENSHIFT),
      enforcesEgress: always('yes', OPENSHIFT),
      ipBlockMatchesPods: always('yes', GRESS_POLICY),
      ipBlockMatchesNodes: always('yes', GRESS_POLICY),
      except: always('honored', GRESS_POLICY),
      endPort: always('honored', GRESS_POLICY),
      sctp: always('honored', OPENSHIFT),
      namedPorts: always('allPorts', NAMED_PORTS),
    },
    notes: [
      {
        text: 'As peers, hostNetwork pods are matched by an empty `namespaceSelector` with an empty `podSelector` only.',
        source: OPENSHIFT,
      },
    ],
  },
  {
    name: 'kube-ovn',
    title: 'Kube-OVN',
    summary: say`enforces NetworkPolicy; the name of a port means one number in all of a namespace`,
    signs: [['DaemonSet kube-ovn-cni']],
    facts: {
      enforcesIngress: always('yes', KUBE_OVN),
      enforcesEgress: always('yes', KUBE_OVN),
      ipBlockMatchesPods: always('yes', KUBE_OVN),
      ipBlockMatchesNodes: always('yes', KUBE_OVN),
      except: always('honored', KUBE_OVN),
      endPort: always('honored', KUBE_OVN),
      sctp: always('honored', KUBE_OVN),
      namedPorts: always('perNamespace', KUBE_OVN_NAMED_PORTS),
    },
    notes: [],
  },
];
