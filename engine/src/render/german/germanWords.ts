/**
 * German for the words that hovers, lenses and lists share: counts, ports, addresses, and what is not known.
 */
export const GERMAN_WORDS: Readonly<Record<string, string>> = {
  // Counts.
  '1 pod': '1 Pod',
  '{0} pods': '{0} Pods',
  '1 workload': '1 Workload',
  '{0} workloads': '{0} Workloads',
  '1 namespace': '1 Namespace',
  '{0} namespaces': '{0} Namespaces',
  '1 policy': '1 Policy',
  '{0} policies': '{0} Policies',
  'Podgate reads manifests': 'Podgate liest Manifeste',
  '{0} of {1} files': '{0} von {1} Dateien',
  '{0},{1}': '{0}.{1}',
  '{0} more': '{0} weitere',
  '{0} of {1}': '{0} aus {1}',
  'and {0} more': 'und {0} weitere',
  '{0} and {1} more': '{0} und {1} weitere',

  // Heads of tables.
  workload: 'Workload',
  workloads: 'Workloads',
  namespace: 'Namespace',
  replicas: 'Replicas',
  because: 'weil',

  // Ports and addresses.
  'every port': 'alle Ports',
  'every port but {0}': 'alle Ports außer {0}',
  'every {0} port': 'alle {0}-Ports',
  'a port that could not be read': 'ein Port, der nicht lesbar war',
  internet: 'Internet',
  'internet (IPv6)': 'Internet (IPv6)',
  'all IPv4 and IPv6 addresses': 'alle Adressen von IPv4 und IPv6',
  'all addresses but {0}': 'alle Adressen außer {0}',

  // What is not known.
  perhaps: 'vielleicht',
  'perhaps: {0}': 'vielleicht: {0}',
  'not all labels are known here': 'nicht alle Labels sind hier bekannt',
  'its address is not known here': 'seine Adresse ist hier nicht bekannt',
  'with hostNetwork, Kubernetes leaves it open': 'bei hostNetwork lässt Kubernetes es offen',
  'a part could not be read': 'ein Teil war nicht lesbar',
  'what the network plugin does is not known': 'was das Netzwerk-Plugin tut, ist nicht bekannt',
  'Not everything is described here ({0}): pods that are not in these files may match, too.':
    'Nicht alles ist hier beschrieben ({0}): es kann auch auf Pods zutreffen, die nicht in diesen Dateien stehen.',
  'Not everything is described here ({0}): policies that are not known here may select it.':
    'Nicht alles ist hier beschrieben ({0}): Policies, die hier nicht bekannt sind, können ihn auswählen.',
  'Not everything is described here ({0}): policies that are not known here may select these pods.':
    'Nicht alles ist hier beschrieben ({0}): Policies, die hier nicht bekannt sind, können diese Pods auswählen.',
  'any namespace': 'jeder Namespace',
  '{0}: {1} in {2}': '{0}: {1} in {2}',
  template: 'Template',
  'document that is too large': 'zu großes Dokument',
  'unread {0}': 'nicht gelesene {0}',
  'document that cannot be read': 'Dokument, das nicht lesbar ist',
  'Helm chart': 'Helm-Chart',
  'remote resources': 'Ressourcen von anderswo',
  'missing resources': 'fehlende Ressourcen',
  'missing components': 'fehlende Komponenten',
  'too many references': 'zu viele Verweise',
  'not known': 'nicht bekannt',
  '{0} to {1}': '{0} zu {1}',
  'file that cannot be read': 'Datei, die nicht lesbar ist',
  'files that have not been read yet': 'Dateien, die noch nicht gelesen sind',
};
