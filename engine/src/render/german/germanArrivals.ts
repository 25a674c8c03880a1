/**
 * German for findings about connections that do not arrive: one end is closed, or what leads to pods leads to none.
 */
export const GERMAN_ARRIVALS: Readonly<Record<string, string>> = {
  'nothing comes from this peer: egress of {0} is isolated by policy {1} and not open to here on {2}; open it there as well':
    'von diesem Peer kommt nichts: Egress von {0} ist durch die Policy {1} isoliert und nicht hierher auf {2} offen; auch dort öffnen',
  'nothing gets to this peer: ingress of {0} is isolated by policy {1} and not open from here on {2}; open it there as well':
    'zu diesem Peer gelangt nichts: Ingress von {0} ist durch die Policy {1} isoliert und nicht von hier auf {2} offen; auch dort öffnen',
  'nothing comes from this peer: policy {0} denies egress of {1} to here before NetworkPolicies are asked, so none of them can open it; change it there':
    'von diesem Peer kommt nichts: die Policy {0} lehnt Egress von {1} hierher ab, bevor NetworkPolicies gefragt werden, daher kann keine davon es öffnen; dort ändern',
  'nothing gets to this peer: policy {0} denies ingress of {1} from here before NetworkPolicies are asked, so none of them can open it; change it there':
    'zu diesem Peer gelangt nichts: die Policy {0} lehnt Ingress von {1} von hier ab, bevor NetworkPolicies gefragt werden, daher kann keine davon es öffnen; dort ändern',
  'nothing comes from this peer: policy {0} denies egress of {1} to here, since no NetworkPolicy isolates them for it; change it there, or add a NetworkPolicy that allows it':
    'von diesem Peer kommt nichts: die Policy {0} lehnt Egress von {1} hierher ab, da keine NetworkPolicy sie dafür isoliert; dort ändern, oder eine NetworkPolicy hinzufügen, die es erlaubt',
  'nothing gets to this peer: policy {0} denies ingress of {1} from here, since no NetworkPolicy isolates them for it; change it there, or add a NetworkPolicy that allows it':
    'zu diesem Peer gelangt nichts: die Policy {0} lehnt Ingress von {1} von hier ab, da keine NetworkPolicy sie dafür isoliert; dort ändern, oder eine NetworkPolicy hinzufügen, die es erlaubt',
  'no pod of {0} matches {1}, so connections to the Service fail; did you mean {2}?':
    'zu {1} passt kein Pod von {0}, daher scheitern Verbindungen zum Service; war {2} gemeint?',
  'no pod of {0} that is known here matches {1}, so connections to the Service fail; check the labels':
    'zu {1} passt kein Pod von {0}, der hier bekannt ist, daher scheitern Verbindungen zum Service; die Labels prüfen',
  'no pod of {0} matches {1}, so connections to the Service fail; pods with these labels run in {2}':
    'zu {1} passt kein Pod von {0}, daher scheitern Verbindungen zum Service; Pods mit diesen Labels laufen in {2}',
  'the Service {0} has no port {1}, so requests fail; it has {2}':
    'der Service {0} hat keinen Port {1}, daher scheitern Anfragen; er hat {2}',
  '{0} has no Service {1} that is known here, so requests fail; check the name':
    '{0} hat keinen Service {1}, der hier bekannt ist, daher scheitern Anfragen; den Namen prüfen',
  '{0} has no Service {1}, so requests fail; did you mean {2}?':
    '{0} hat keinen Service {1}, daher scheitern Anfragen; war {2} gemeint?',
  'requests by way of {0} do not arrive at {1}, whose policies let in neither addresses nor another namespace on {2}; allow the namespace of the controller':
    'Anfragen über {0} kommen bei {1} nicht an, dessen Policies weder Adressen noch einen anderen Namespace auf {2} hereinlassen; den Namespace des Controllers erlauben',
};
