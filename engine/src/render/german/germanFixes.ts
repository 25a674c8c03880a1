/**
 * German for the titles of fixes and of other actions: what they do, in the infinitive.
 */
export const GERMAN_FIXES: Readonly<Record<string, string>> = {
  'add the namespace {0} to the peer': 'dem Peer den Namespace {0} hinzufügen',
  'move the policy to the namespace {0}': 'die Policy in den Namespace {0} verschieben',
  'add {0} to `policyTypes` (isolates the pods for {1})':
    '`policyTypes` um {0} ergänzen (isoliert die Pods für {1})',
  'remove the rules of {0}': 'die Regeln von {0} entfernen',
  'write out `protocol: TCP`': '`protocol: TCP` ausschreiben',
  'write {0} (settles where the policy goes)': '{0} schreiben (legt fest, wohin die Policy kommt)',
  'write out `policyTypes: {0}`': '`policyTypes: {0}` ausschreiben',
  'swap `port` and `endPort`': '`port` und `endPort` vertauschen',
  'make it the `port`': 'zum `port` machen',
  'write the protocol {0} (opens it)': 'das Protokoll {0} schreiben (öffnet es)',
  'write the {0} ports one by one (opens those that are not opened now)':
    'die {0} Ports einzeln schreiben (öffnet die, die jetzt nicht offen sind)',
  'write the block that is left without `except` (opens it)':
    'den Block schreiben, der ohne `except` übrig bleibt (öffnet ihn)',
  'write the {0} blocks that are left without `except` (opens them)':
    'die {0} Blöcke schreiben, die ohne `except` übrig bleiben (öffnet sie)',
  'remove {0}': '{0} entfernen',
  'write each type once': 'jeden Typ einmal schreiben',
  'write a name to change: {0}': 'einen Namen zum Ändern schreiben: {0}',
  'write `podSelector: {}` (opens it to all pods of the namespace)':
    '`podSelector: {}` schreiben (öffnet es für alle Pods des Namespaces)',
  'write `namespaceSelector: {}` (opens it to all pods of all namespaces)':
    '`namespaceSelector: {}` schreiben (öffnet es für alle Pods aller Namespaces)',
  'select the pods of {0} instead (closes the other addresses)':
    'stattdessen die Pods von {0} auswählen (schließt die anderen Adressen)',
  'select all pods of the namespace instead (opens it to them, closes the addresses)':
    'stattdessen alle Pods des Namespaces auswählen (öffnet es für sie, schließt die Adressen)',
  'select all pods of all namespaces instead (opens it to them)':
    'stattdessen alle Pods aller Namespaces auswählen (öffnet es für sie)',
  'write a key to change: {0}': 'einen Schlüssel zum Ändern schreiben: {0}',
  'remove {0} (the API server drops it anyway)': '{0} entfernen (der API-Server lässt es ohnehin weg)',
  'write a `cidr` to change: {0}': 'ein `cidr` zum Ändern schreiben: {0}',
  'ask for the key alone: {0}': 'nur nach dem Schlüssel fragen: {0}',
  'write a value to change: {0}': 'einen Wert zum Ändern schreiben: {0}',
  'remove the earlier {0}': 'das frühere {0} entfernen',
  'make `ipBlock` a peer of its own (either one is enough then)':
    '`ipBlock` zu einem eigenen Peer machen (dann genügt einer von beiden)',
  'put it in a list': 'in eine Liste setzen',
  'put it in quotes': 'in Anführungszeichen setzen',
  'select the label of the pods: {0}': 'das Label der Pods auswählen: {0}',
  'select by {0} (opens it to this namespace)': 'nach {0} auswählen (öffnet es für diesen Namespace)',
  'remove {0} (selects more)': '{0} entfernen (wählt mehr aus)',
  'merge both into one item (closes it to the other pods of these namespaces)':
    'beide zu einem Eintrag zusammenführen (schließt es für die anderen Pods dieser Namespaces)',
  'write the number {0}': 'die Nummer {0} schreiben',
  'remove the suppression': 'die Unterdrückung entfernen',
  'remove {0} from the suppression': '{0} aus der Unterdrückung entfernen',
  'suppress {0} here': '{0} hier unterdrücken',
  'suppress {0} in this document': '{0} in diesem Dokument unterdrücken',
  'suppress {0} in this resource': '{0} in dieser Ressource unterdrücken',
  'explain {0}': '{0} erklären',
  'turn {0} off in {1}': '{0} in {1} abschalten',
  'apply all safe fixes': 'alle sicheren Korrekturen anwenden',
  'allow 443 and 6443 to the nodes (opens)': '443 und 6443 zu den Knoten erlauben (öffnet)',
  "allow 443 and 6443 to private addresses, to be narrowed to the API server's (opens)":
    '443 und 6443 zu privaten Adressen erlauben, auf die des API-Servers einzuengen (öffnet)',
  'write {0}, which means the same': '{0} schreiben, was dasselbe bedeutet',
  'remove the blank {0}': 'das leere {0} entfernen',
  'add a rule for the DNS': 'eine Regel für das DNS hinzufügen',
  'add a rule for port 53 of every address (opens)':
    'eine Regel für Port 53 jeder Adresse hinzufügen (öffnet)',
  'add a policy that lets all pods of {0} ask the DNS (isolates them for egress)':
    'eine Policy hinzufügen, mit der alle Pods in {0} das DNS fragen dürfen (isoliert sie für Egress)',
  'write {0} ({1})': '{0} schreiben ({1})',
  'opens ingress': 'öffnet Ingress',
  'closes egress': 'schließt Egress',
  'allow everybody in this policy (opens)': 'in dieser Policy alle erlauben (öffnet)',
  'allow the namespace {0} in this policy (opens)': 'in dieser Policy den Namespace {0} erlauben (öffnet)',
  'add a policy that allows everybody to the pods of {0} (opens)':
    'eine Policy hinzufügen, die alle zu den Pods von {0} lässt (öffnet)',
  'add a policy that allows the namespace {0} to the pods of {1} (opens)':
    'eine Policy hinzufügen, die den Namespace {0} zu den Pods von {1} lässt (öffnet)',
  'write {0} (opens it)': '{0} schreiben (öffnet es)',
  'add a default deny for {0} (closes ingress)': 'ein Default Deny für {0} hinzufügen (schließt Ingress)',
  'leave out the private ranges (closes)': 'die privaten Bereiche auslassen (schließt)',
  'add a description of what it allows': 'eine Beschreibung hinzufügen, was sie erlaubt',
  "write the pods' port {0} (opens it)": 'den Port {0} der Pods schreiben (öffnet ihn)',
  'write {0} (opens it instead)': '{0} schreiben (öffnet stattdessen das)',
  'allow the pods of the namespace alone ({0}, closes)':
    'nur die Pods des Namespaces erlauben ({0}, schließt)',
  'allow the pods of the cluster alone ({0}, closes)': 'nur die Pods des Clusters erlauben ({0}, schließt)',
  'remove the narrower rule (nothing else changes)': 'die engere Regel entfernen (sonst ändert sich nichts)',
  'remove the {0} narrower rules (nothing else changes)':
    'die {0} engeren Regeln entfernen (sonst ändert sich nichts)',
  'remove the rule that allows everything (closes)': 'die Regel entfernen, die alles erlaubt (schließt)',
  'add a policy that closes ingress of {0}': 'eine Policy hinzufügen, die Ingress von {0} schließt',
  "add a policy that closes ingress of {0} but for its Services' ports from its own namespace":
    'eine Policy hinzufügen, die Ingress von {0} schließt, außer für die Ports seiner Services aus dem eigenen Namespace',
  'remove the policy {0}': 'die Policy {0} entfernen',
  'remove the rule': 'die Regel entfernen',
  'all ports': 'allen Ports',
  'add a rule to {0} that lets its pods connect to {1} on {2}':
    '{0} um eine Regel ergänzen, mit der sich ihre Pods mit {1} auf {2} verbinden dürfen',
  'add a rule to {0} that lets {1} connect to its pods on {2}':
    '{0} um eine Regel ergänzen, mit der sich {1} mit ihren Pods auf {2} verbinden darf',
  'add a policy that lets {0} connect to {1} on {2}':
    'eine Policy hinzufügen, mit der sich {0} mit {1} auf {2} verbinden darf',
};
