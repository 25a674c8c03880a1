/**
 * German for the titles of fixes and of other actions: what they do, in the infinitive.
 */
export const GERMAN_FIXES: Readonly<Record<string, string>> = {
  'add the namespace {0} to the peer': 'dem Peer den Namespace {0} hinzufügen',
  'move the policy to the namespace {0}': 'die Policy in den Namespace {0} verschieben',
  'add {0} to `policyTypes` (isolates the pods for {1})':
    '`policyTypes` um {0} ergänzen (isoliert die Pods für {1})',
  'remove the rules of {0}': 'die Regeln von {0} entfernen',
  'write out `policyTypes: {0}`': '`policyTypes: {0}` ausschreiben',
  'swap `port` and `endPort`': '`port` und `endPort` vertauschen',
  'make it the `port`': 'zum `port` machen',
  'remove {0}': '{0} entfernen',
  'write each type once': 'jeden Typ einmal schreiben',
  'write a name to change: {0}': 'einen Namen zum Ändern schreiben: {0}',
  'write `podSelector: {}` (opens it to all pods of the namespace)':
    '`podSelector: {}` schreiben (öffnet es für alle Pods des Namespaces)',
  'write a `cidr` to change: {0}': 'ein `cidr` zum Ändern schreiben: {0}',
  'ask for the key alone: {0}': 'nur nach dem Schlüssel fragen: {0}',
  'write a value to change: {0}': 'einen Wert zum Ändern schreiben: {0}',
  'remove the earlier {0}': 'das frühere {0} entfernen',
  'make `ipBlock` a peer of its own (either one is enough then)':
    '`ipBlock` zu einem eigenen Peer machen (dann genügt einer von beiden)',
  'put it in a list': 'in eine Liste setzen',
  'put it in quotes': 'in Anführungszeichen setzen',
};
