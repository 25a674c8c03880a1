/**
 * German for hovers: sentences and tables about what a part of a manifest means.
 */
export const GERMAN_HOVERS: Readonly<Record<string, string>> = {
  // Whom a policy, a rule or a peer means.
  'Selects {0}': 'Wählt aus: {0}',
  '{0} selects {1}': '{0} wählt aus: {1}',
  '{0} of {1} there': '{0} von {1} dort',
  '{0} of {1} here:': '{0} von {1} hier:',
  'no pod that is known here': 'kein Pod, der hier bekannt ist',
  'no workload that is known here': 'kein Workload, der hier bekannt ist',
  '{0} alone matches {1} of {2}; all requirements must hold.':
    '{0} allein trifft auf {1} von {2} zu; alle Bedingungen müssen erfüllt sein.',
  'every pod': 'alle Pods',
  'pods {0}': 'Pods {0}',
  'pods with labels that could not be read': 'Pods mit Labels, die nicht lesbar waren',
  '{0} (any value)': '{0} (beliebiger Wert)',
  '{0} exists': '{0} existiert',
  'pods {0} and more that could not be read': 'Pods {0} und mehr, das nicht lesbar war',
  'the {0}': 'die {0}',
  any: 'jedem',
  '{0} namespace': '{0} Namespace',
  '{0} namespace labeled {1}': '{0} Namespace mit dem Label {1}',
  '{0} namespace that matches {1}': '{0} Namespace, auf den {1} zutrifft',
  '{0} namespace labeled {1} and more that could not be read':
    '{0} Namespace mit dem Label {1} und mehr, das nicht lesbar war',
  '{0} namespace with labels that could not be read': '{0} Namespace mit Labels, die nicht lesbar waren',
  'namespace {0}': 'Namespace {0}',
  '{0}; namespace {1}': '{0}; Namespace {1}',
  'peer {0}': 'Peer {0}',
  'peer {0}: {1}': 'Peer {0}: {1}',
  'these pods': 'diese Pods',
  'these addresses': 'diese Adressen',
  'any of its {0} peers': 'jeder ihrer {0} Peers',
  'a peer that could not be read': 'ein Peer, der nicht lesbar war',
  'addresses {0}': 'Adressen {0}',
  '{0} without {1}': '{0} ohne {1}',
  everyone: 'alle',
  '{0}, in the cluster and outside of it,': '{0}, im Cluster und außerhalb',
  '{0}, in the cluster and outside of it': '{0}, im Cluster und außerhalb',
  'Lets {0} connect to {1}, on {2}.': 'Erlaubt Verbindungen von: {0}; zu: {1}; Ports: {2}.',
  'It has {0}: {1} does not name {2}.': 'Das hat {0}: {1} nennt {2} nicht.',
  'no effect': 'keine Wirkung',
  'No pod that is known here matches.': 'Auf keinen Pod, der hier bekannt ist, trifft das zu.',
  '{0} (a {1} alone never looks into another namespace)':
    '{0} (ein {1} allein schaut nie in einen anderen Namespace)',
  '{0} (both must hold: one list item)': '{0} (beides muss gelten: ein Listeneintrag)',
  'This peer could not be read: it may match anything, or nothing.':
    'Dieser Peer war nicht lesbar: er kann auf alles zutreffen, oder auf nichts.',
  'all are meant': 'alle sind gemeint',
  'without {0}': 'ohne {0}',
  'No namespace that is known here matches.': 'Auf keinen Namespace, der hier bekannt ist, trifft das zu.',
  'No namespace that is known here surely matches.':
    'Auf keinen Namespace, der hier bekannt ist, trifft das sicher zu.',
  '{0} (not declared here)': '{0} (hier nicht deklariert)',

  // Near misses.
  'Near misses: {0}': 'Knapp daneben: {0}',
  '{0} in {1} ({2})': '{0} in {1} ({2})',
  'lacks {0}': 'es fehlt {0}',
  'has {0}': 'hat {0}',
  'another namespace': 'ein anderer Namespace',
  'namespace lacks {0}': 'dem Namespace fehlt {0}',

  // Blocks of addresses.
  'Address {0}': 'Adresse {0}',
  'Addresses {0}': 'Adressen {0}',
  '{0} ({1} addresses)': '{0} ({1} Adressen)',
  'all its addresses lie inside': 'alle seine Adressen liegen darin',
  'The internet is not among them.': 'Das Internet gehört nicht dazu.',
  'The whole internet ({0}) is among them.': 'Das ganze Internet ({0}) gehört dazu.',
  'A part of the internet is among them.': 'Ein Teil des Internets gehört dazu.',
  'Pods: none of those that are known here.': 'Pods: keiner von denen, die hier bekannt sind.',
  'Pods: with {0} a block never matches pods.': 'Pods: Mit {0} trifft ein Block nie auf Pods zu.',

  // Policy types.
  'In force: {0}.': 'In Kraft: {0}.',
  '{0} of these pods is {1} restricted: {2}.': '{0} dieser Pods ist {1} eingeschränkt: {2}.',
  '{0} of these pods is {1} restricted by a policy that is known here: {2}.':
    '{0} dieser Pods ist {1} durch eine Policy eingeschränkt, die hier bekannt ist: {2}.',
  '{0} is {1} restricted by this policy ({2}), but it is by {3}.':
    '{0} ist durch diese Policy {1} eingeschränkt ({2}), aber durch {3}.',
  '{0} is {1} restricted by this policy ({2}); whether another one restricts it is not known here.':
    '{0} ist durch diese Policy {1} eingeschränkt ({2}); ob eine andere es einschränkt, ist hier nicht bekannt.',
  not: 'nicht',
  '{0} is left out and there are no {1} rules': '{0} fehlt und es gibt keine Regeln für {1}',
  '{0} does not name it': '{0} nennt es nicht',
  '{0}: its rules have {1}, because {2} does not name it.':
    '{0}: diese Regeln haben {1}, weil {2} es nicht nennt.',
  'Ingress: only what a rule of this policy or of another one allows may connect to them.':
    'Ingress: Nur was eine Regel dieser oder einer anderen Policy erlaubt, darf sich mit ihnen verbinden.',
  'Egress: they may connect only to what a rule of this policy or of another one allows, and the DNS is no exception.':
    'Egress: Sie dürfen sich nur mit dem verbinden, was eine Regel dieser oder einer anderen Policy erlaubt, und das DNS ist keine Ausnahme.',
  'Ingress: there are no rules here, so nothing may connect to them unless another policy allows it.':
    'Ingress: Hier gibt es keine Regeln, daher darf sich nichts mit ihnen verbinden, wenn keine andere Policy es erlaubt.',
  'Egress: there are no rules here, so they may connect to nothing, not even to the DNS, unless another policy allows it.':
    'Egress: Hier gibt es keine Regeln, daher dürfen sie sich mit nichts verbinden, nicht einmal mit dem DNS, wenn keine andere Policy es erlaubt.',
  'Rules only allow, none denies: being selected is what closes a direction. Replies to a connection that is allowed need no rule.':
    'Regeln erlauben nur, keine lehnt ab: Ausgewählt zu sein ist es, was eine Richtung schließt. Antworten auf eine erlaubte Verbindung brauchen keine Regel.',
  'The rules of {0} name these pods, too. Replies need no rule: this one is only about connections that {1} open themselves.':
    'Die Regeln von {0} nennen diese Pods auch. Antworten brauchen keine Regel: Hier geht es nur um Verbindungen, die {1} selbst öffnen.',
  'the selected pods': 'die ausgewählten Pods',
  'Some of these pods are selected by {0}, too. Policies add up: what one allows, no other takes away.':
    'Einige dieser Pods sind auch ausgewählt von: {0}. Policies addieren sich: was eine erlaubt, nimmt keine andere weg.',
  'This policy does {0} count: {1} defines one of the same name.':
    'Diese Policy zählt {0}: {1} definiert eine desselben Namens.',

  // Ports.
  '{0}, because {1} names none.': '{0}, weil {1} keinen nennt.',
  '{0}, as the pods see it: not the port of a Service.':
    '{0}, wie die Pods es sehen: nicht der Port eines Service.',
  'declares {0}': 'deklariert {0}',
  '1 other workload has no port of that name: the rule opens nothing there.':
    '1 weiterer Workload hat keinen Port dieses Namens: dort öffnet die Regel nichts.',
  '{0} other workloads have no port of that name: the rule opens nothing there.':
    '{0} weitere Workloads haben keinen Port dieses Namens: dort öffnet die Regel nichts.',
  '1 other workload declares no such port.': '1 weiterer Workload deklariert keinen solchen Port.',
  '{0} other workloads declare no such port.': '{0} weitere Workloads deklarieren keinen solchen Port.',
  'No matched pod has a port of that name, so that the rule opens nothing.':
    'Keiner der gemeinten Pods hat einen Port dieses Namens, daher öffnet die Regel nichts.',
  'No matched pod declares such a port.': 'Keiner der gemeinten Pods deklariert einen solchen Port.',
  "Service {0} maps {1} to {2}, and a policy sees the pod's port.":
    'Service {0} bildet {1} auf {2} ab, und eine Policy sieht den Port des Pods.',

  // Labels of pods.
  '{0} is selected by {1}.': '{0} ist ausgewählt von {1}.',
  '{0} is selected by {1}: nothing isolates it.': '{0} ist von {1} ausgewählt: nichts isoliert ihn.',
  '{0} is selected by {1} that is known here.': '{0} ist von {1} ausgewählt, die hier bekannt ist.',
  'no policy': 'keiner Policy',
  '{0} is on the network of its node (hostNetwork), so that no policy selects it.':
    '{0} ist im Netzwerk seines Knotens (hostNetwork), daher wählt ihn keine Policy aus.',
  '{0} ({1}, perhaps)': '{0} ({1}, vielleicht)',
  '{0} rule {1}, perhaps': '{0}-Regel {1}, vielleicht',
  'No rule names it as a peer.': 'Keine Regel nennt ihn als Peer.',
  'Named as a peer by {0}.': 'Als Peer genannt von {0}.',
  'Reachable from {0}.': 'Erreichbar von: {0}.',
  'Reaches {0}.': 'Erreicht: {0}.',
  'Clients connect to the address of a pod, or to the name of a Service: {0}. The name of a pod alone leads nowhere.':
    'Clients verbinden sich mit der Adresse eines Pods oder mit dem Namen eines Services: {0}. Der Name eines Pods allein führt nirgendwohin.',
  'Clients connect to the address of a pod: no Service that is known here leads to it, and the name of a pod alone leads nowhere.':
    'Clients verbinden sich mit der Adresse eines Pods: Kein Service, der hier bekannt ist, führt zu ihm, und der Name eines Pods allein führt nirgendwohin.',
  'everything, in the cluster and outside of it': 'alles, im Cluster und außerhalb',
  'its own pods': 'die eigenen Pods',
  'its own pods on {0}': 'die eigenen Pods ({0})',
  '{0} on {1}': '{0} ({1})',
  'and more': 'und mehr',
  'nothing for certain': 'nichts, das sicher ist',
  '{0}; nothing else for certain': '{0}; sonst nichts, das sicher ist',
  '{0}; nothing else': '{0}; sonst nichts',
  '{0}; not known: {1}': '{0}; nicht bekannt: {1}',

  // Lists that hovers and lenses lead to.
  'Pods that {0} selects': 'Pods, die {0} auswählt',
  'Pods that {0} nearly selects': 'Pods, die {0} beinahe auswählt',
  'Pods that {0} means': 'Pods, die gemeint sind von: {0}',
  'Pods that {0} nearly means': 'Pods, die beinahe gemeint sind von: {0}',
  'Namespaces that {0} selects': 'Namespaces, die ausgewählt sind von: {0}',
  'Namespaces that {0} nearly selects': 'Namespaces, die beinahe ausgewählt sind von: {0}',
  'Container ports that {0} means': 'Container-Ports, die gemeint sind von: {0}',
  '{0} rule {1} of {2}': '{0}-Regel {1} von {2}',
  'peer {0} of {1}': 'Peer {0} der {1}',
  'Other policies on the pods that {0} selects': 'Andere Policies auf den Pods, die {0} auswählt',
  'Policies that select {0}': 'Policies, die {0} auswählen',
  'Policies of namespace {0}': 'Policies des Namespace {0}',
  'Rules that name {0} as a peer': 'Regeln, die {0} als Peer nennen',
  'Services that lead to {0}': 'Services, die zu {0} führen',
  'Pods behind the Service {0}': 'Pods hinter dem Service {0}',

  // Copies of a resource.
  'In scope {0}': 'In Scope {0}',
  'In scopes {0}': 'In den Scopes {0}',
  'In namespace {0}': 'In Namespace {0}',
  'In namespaces {0}': 'In den Namespaces {0}',
  'In 1 more scope it differs again.': 'In 1 weiteren Scope ist es wieder anders.',
  'In {0} more scopes it differs again.': 'In {0} weiteren Scopes ist es wieder anders.',
  'In 1 more namespace it differs again.': 'In 1 weiteren Namespace ist es wieder anders.',
  'In {0} more namespaces it differs again.': 'In {0} weiteren Namespaces ist es wieder anders.',
  'Pods: {0} {1} matches pods by a block; use selectors for them.':
    'Pods: Bei {0} trifft ein Block {1} auf Pods zu; für sie Selektoren verwenden.',
  never: 'nie',
  'Pods: whether {0} matches pods by a block is not known.':
    'Pods: Ob ein Block bei {0} auf Pods zutrifft, ist nicht bekannt.',
  ' Some network plugins, such as Cilium, do not match pods by a block.':
    ' Bei manchen Netzwerk-Plugins, etwa Cilium, trifft ein Block nicht auf Pods zu.',
  'Pods: {0} matches pods by their addresses, too; {1} surely lie inside.{2}':
    'Pods: Bei {0} trifft ein Block auch auf Pods zu, nach ihren Adressen; sicher darin: {1}.{2}',
  'Pods: {0} matches pods by their addresses, too; whether those of {1} lie inside is not known here. Say so in {2} under {3}.{4}':
    'Pods: Bei {0} trifft ein Block auch auf Pods zu, nach ihren Adressen; ob die von {1} darin liegen, ist hier nicht bekannt. Das lässt sich in {2} unter {3} angeben.{4}',
  '{0}: this one has no effect.': '{0}: diese hat keine Wirkung.',
  '{0} refuses policies that name a port': '{0} weist Policies ab, die einen Port beim Namen nennen',
  '{0}: the policy has no effect, and all traffic of these pods stays open.':
    '{0}: die Policy hat keine Wirkung, und aller Verkehr dieser Pods bleibt offen.',
  '{0} does not enforce it': '{0} setzt sie nicht durch',
  '{0}: in this direction the policy has no effect.': '{0}: in dieser Richtung hat die Policy keine Wirkung.',
  '{0} does not enforce {1}': '{0} setzt {1} nicht durch',
  'Whether {0} enforces policies in this cluster is not known; say so in {1} under {2}.':
    'Ob {0} in diesem Cluster Policies durchsetzt, ist nicht bekannt; das lässt sich in {1} unter {2} angeben.',
  '{0}: only {1} is opened.': '{0}: nur {1} wird geöffnet.',
  '{0} does not know {1}': '{0} kennt {1} nicht',
  'Whether {0} knows {1} is not known: for sure only {2} is opened.':
    'Ob {0} {1} kennt, ist nicht bekannt: sicher wird nur {2} geöffnet.',
  '{0} unless somebody has switched it on; what the rule does then is not known.':
    '{0}, solange es niemand eingeschaltet hat; was die Regel dann bewirkt, ist nicht bekannt.',
  'SCTP is off in {0}': 'SCTP ist in {0} aus',
  '{0}: what becomes of the policy is not known.': '{0}: was aus der Policy wird, ist nicht bekannt.',
  '{0} refuses policies with {1}': '{0} lehnt Policies mit {1} ab',
  '{0} refuses policies that name SCTP': '{0} lehnt Policies mit SCTP ab',
  'Whether {0} lets SCTP through by a rule is not known.':
    'Ob {0} nach einer Regel SCTP durchlässt, ist nicht bekannt.',
  '{0}: {1} opens every {2} port.': '{0}: {1} öffnet jeden {2}-Port.',
  '{0} does not resolve names of ports': '{0} löst Namen von Ports nicht auf',
  '{0}: the whole policy has no effect.': '{0}: die ganze Policy hat keine Wirkung.',
  'With {0}, {1} is on each selected pod what it is on any of them: {2}.':
    'Bei {0} ist {1} auf jedem ausgewählten Pod, was es auf irgendeinem davon ist: {2}.',
  '{0} resolves names of ports only towards pods that a selector chooses: towards all others {1} opens nothing.':
    '{0} löst Namen von Ports nur zu Pods hin auf, die ein Selektor auswählt: zu allen anderen hin öffnet {1} nichts.',
  'With {0}, {1} is one number for all pods of a namespace; which of {2} is open.':
    'Bei {0} ist {1} eine Nummer für alle Pods eines Namespaces; welche von {2}, ist offen.',
  'What {0} makes of the name of a port is not known.':
    'Was {0} aus dem Namen eines Ports macht, ist nicht bekannt.',
};
