/**
 * German for completion: what is offered, and what the fields and values of NetworkPolicy are for.
 */
export const GERMAN_COMPLETION: Readonly<Record<string, string>> = {
  // What is offered.
  'matches {0}': 'trifft auf {0} zu',
  'on {0}': 'bei {0}',
  'leaves out {0}': 'lässt {0} aus',
  'every namespace': 'alle Namespaces',
  'rule, on all ports': 'Regel, auf allen Ports',
  'rule, on {0}': 'Regel, auf {0}',
  "rule: ask the cluster's DNS": 'Regel: das DNS des Clusters fragen',
  'declared by {0}': 'deklariert von {0}',
  "addresses of the cluster's pods": 'Adressen der Pods des Clusters',
  "addresses of the cluster's Services": 'Adressen der Services des Clusters',
  "addresses of the cluster's nodes": 'Adressen der Knoten des Clusters',
  'every IPv4 address': 'alle IPv4-Adressen',
  'every IPv6 address': 'alle IPv6-Adressen',
  'private addresses': 'private Adressen',
  'metadata service of clouds': 'Metadatendienst von Clouds',
  'used in {0}': 'verwendet in {0}',
  '{0}, as the pods declare it:': '{0}, wie die Pods es deklarieren:',
  '{0}: no policy here uses it.': '{0}: keine Policy hier verwendet es.',
  '{0}: used in {1}, {2}': '{0}: verwendet in {1}, {2}',

  // Fields.
  'Group and version of the API that the manifest is for.':
    'Gruppe und Version der API, für die das Manifest ist.',
  'The kind of resource.': 'Die Art der Ressource.',
  'Name, namespace, labels and annotations.': 'Name, Namespace, Labels und Annotationen.',
  'Which pods are meant, and what may connect to and from them.':
    'Welche Pods gemeint sind, und was sich mit ihnen und womit sie sich verbinden dürfen.',
  'The name, unique among the policies of the namespace.':
    'Der Name, nur einmal unter den Policies des Namespaces.',
  'The namespace of the policy, whose pods it selects. Without it, the one that the manifest is applied in.':
    'Der Namespace der Policy, dessen Pods sie auswählt. Ohne ihn der, in dem das Manifest angewendet wird.',
  'Labels of the policy itself. They say nothing about pods.':
    'Labels der Policy selbst. Über Pods sagen sie nichts.',
  'Notes for people and tools.': 'Notizen für Menschen und Programme.',
  'The pods that the policy is for, of its own namespace. Empty: all of them.':
    'Die Pods, für die die Policy ist, aus ihrem eigenen Namespace. Leer: alle.',
  'The directions that the policy isolates its pods in. Left out: ingress, and egress where the policy has egress rules.':
    'Die Richtungen, in denen die Policy ihre Pods isoliert. Weggelassen: Ingress, und Egress, wenn die Policy Egress-Regeln hat.',
  'What may connect to the pods: each item allows something. Empty or left out, with ingress among the types: nothing.':
    'Was sich mit den Pods verbinden darf: jeder Eintrag erlaubt etwas. Leer oder weggelassen, mit Ingress unter den Typen: nichts.',
  'What the pods may connect to: each item allows something. Empty or left out, with egress among the types: nothing.':
    'Womit sich die Pods verbinden dürfen: jeder Eintrag erlaubt etwas. Leer oder weggelassen, mit Egress unter den Typen: mit nichts.',
  'Who may connect: any of these peers. Empty or left out: everyone, in the cluster and outside of it.':
    'Wer sich verbinden darf: jeder dieser Peers. Leer oder weggelassen: alle, im Cluster und außerhalb.',
  'The ports of the selected pods that may be connected to. Empty or left out: all.':
    'Die Ports der ausgewählten Pods, mit denen man sich verbinden darf. Leer oder weggelassen: alle.',
  'What may be connected to: any of these peers. Empty or left out: everything, in the cluster and outside of it.':
    'Womit man sich verbinden darf: jeder dieser Peers. Leer oder weggelassen: alles, im Cluster und außerhalb.',
  'The ports of the destination that may be connected to. Empty or left out: all.':
    'Die Ports des Ziels, mit denen man sich verbinden darf. Leer oder weggelassen: alle.',
  "Pods by their labels. Alone: of the policy's own namespace. Beside a namespaceSelector: of the namespaces that it selects.":
    'Pods nach ihren Labels. Allein: aus dem Namespace der Policy. Neben einem namespaceSelector: aus den Namespaces, die er auswählt.',
  'Namespaces by their labels. Alone: all of their pods. Empty: all namespaces.':
    'Namespaces nach ihren Labels. Allein: alle ihre Pods. Leer: alle Namespaces.',
  'A range of addresses, usually outside of the cluster. It cannot stand beside a selector.':
    'Ein Adressbereich, meist außerhalb des Clusters. Er kann nicht neben einem Selektor stehen.',
  'The range, such as 10.0.0.0/8 or 2001:db8::/32.': 'Der Bereich, etwa 10.0.0.0/8 oder 2001:db8::/32.',
  'Ranges within it that are left out.': 'Bereiche darin, die ausgenommen sind.',
  'A port of the pods, as a number or by the name that their containers give it. Left out: all ports of the protocol.':
    'Ein Port der Pods, als Zahl oder mit dem Namen, den ihre Container ihm geben. Weggelassen: alle Ports des Protokolls.',
  'TCP, UDP or SCTP; TCP by default.': 'TCP, UDP oder SCTP; ohne Angabe TCP.',
  'The last port of a range that begins at port, which must be a number.':
    'Der letzte Port eines Bereichs, der bei port beginnt; das muss eine Zahl sein.',
  'Labels with their values, all of which must be there.':
    'Labels mit ihren Werten, die alle da sein müssen.',
  'Conditions on labels, all of which must hold.': 'Bedingungen an Labels, die alle erfüllt sein müssen.',
  'The key of the label.': 'Der Schlüssel des Labels.',
  'How the label is compared with the values.': 'Wie das Label mit den Werten verglichen wird.',
  'The values, for In and NotIn; Exists and DoesNotExist take none.':
    'Die Werte, für In und NotIn; Exists und DoesNotExist haben keine.',

  // Values.
  'The default.': 'Der Standard.',
  'Asked for by the DNS, for one.': 'Braucht zum Beispiel das DNS.',
  'Not every network plugin knows it.': 'Nicht jedes Netzwerk-Plugin kennt es.',
  'Nothing may connect to the pods but what a rule allows.':
    'Nichts darf sich mit den Pods verbinden, außer was eine Regel erlaubt.',
  'The pods may connect to nothing but what a rule allows.':
    'Die Pods dürfen sich mit nichts verbinden, außer was eine Regel erlaubt.',
  'The label is there, with one of the values.': 'Das Label ist da, mit einem der Werte.',
  'The label has none of the values, or is not there.': 'Das Label hat keinen der Werte, oder es fehlt.',
  'The label is there, with whatever value.': 'Das Label ist da, mit welchem Wert auch immer.',
  'The label is not there.': 'Das Label fehlt.',
};
