/**
 * German for what network plugins do where they differ, in one line each. Their names stay as they are.
 */
export const GERMAN_PLUGINS: Readonly<Record<string, string>> = {
  'the VPC CNI for the network, Calico for the policies':
    'das VPC CNI für das Netzwerk, Calico für die Policies',
  'its kindnet enforces NetworkPolicy since kind 0.24, before that nothing does':
    'sein kindnet setzt NetworkPolicy seit kind 0.24 durch, davor niemand',
  'enforces ingress only; egress rules have no effect':
    'setzt nur Ingress durch; Regeln für Egress haben keine Wirkung',
  'enforces NetworkPolicy; the name of a port opens all ports of its protocol':
    'setzt NetworkPolicy durch; der Name eines Ports öffnet alle Ports seines Protokolls',
  'enforces NetworkPolicy; the name of a port means one number in all of a namespace':
    'setzt NetworkPolicy durch; der Name eines Ports bedeutet im ganzen Namespace eine Nummer',
  'enforces NetworkPolicy; ignores endPort, and every policy that names a port':
    'setzt NetworkPolicy durch; übergeht endPort und jede Policy, die einen Port beim Namen nennt',
  'enforces NetworkPolicy; ignores endPort': 'setzt NetworkPolicy durch; übergeht endPort',
  'enforces NetworkPolicy; an ipBlock matches neither pods nor nodes':
    'setzt NetworkPolicy durch; ein ipBlock trifft weder auf Pods noch auf Knoten zu',
  'enforces NetworkPolicy, but not on bare pods; names of ports mean more than elsewhere':
    'setzt NetworkPolicy durch, aber nicht für einzelne Pods; Namen von Ports bedeuten mehr als anderswo',
  'enforces NetworkPolicy without except, SCTP, named ports, NotIn, DoesNotExist and endPort':
    'setzt NetworkPolicy ohne except, SCTP, benannte Ports, NotIn, DoesNotExist und endPort durch',
  'enforces NetworkPolicy since kindnet 1.3': 'setzt NetworkPolicy seit kindnet 1.3 durch',
  'enforces NetworkPolicy only where its network policy agent is enabled, which is left open here':
    'setzt NetworkPolicy nur durch, wo sein Network Policy Agent eingeschaltet ist, was hier offen bleibt',
  'enforces NetworkPolicy in full; an ipBlock matches pods':
    'setzt NetworkPolicy ganz durch; ein ipBlock trifft auf Pods zu',
  'enforces NetworkPolicy in full, beside any network plugin':
    'setzt NetworkPolicy ganz durch, neben jedem Netzwerk-Plugin',
  'does not enforce NetworkPolicy: policies have no effect':
    'setzt NetworkPolicy nicht durch: Policies haben keine Wirkung',
  'as Cilium; an ipBlock matches neither pods nor nodes':
    'wie Cilium; ein ipBlock trifft weder auf Pods noch auf Knoten zu',
  'always enforces NetworkPolicy; made of Cilium, so an ipBlock does not match pods':
    'setzt NetworkPolicy immer durch; aus Cilium gemacht, daher trifft ein ipBlock nicht auf Pods zu',
  'a kind cluster with disableDefaultCNI, and Calico installed':
    'ein kind-Cluster mit disableDefaultCNI, und Calico installiert',
  'K3s on the desktop; enforces NetworkPolicy': 'K3s auf dem Desktop; setzt NetworkPolicy durch',
  'K3s in containers; enforces NetworkPolicy without Calico':
    'K3s in Containern; setzt NetworkPolicy ohne Calico durch',
  'Flannel whose chart installs kube-network-policies as well':
    'Flannel, dessen Chart auch kube-network-policies installiert',
  "Flannel for the network, kube-router's controller for the policies":
    'Flannel für das Netzwerk, der Controller von kube-router für die Policies',
  'Flannel for the network, Calico for the policies': 'Flannel für das Netzwerk, Calico für die Policies',
  'Canal, which RKE2 installs where nothing else is chosen':
    'Canal, das RKE2 installiert, wo nichts anderes gewählt ist',
  'Canal, which RKE installs where nothing else is chosen':
    'Canal, das RKE installiert, wo nichts anderes gewählt ist',
};
