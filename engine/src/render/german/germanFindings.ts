/**
 * German for findings. Kubernetes' own words stay as they are; advice stands in the infinitive.
 */
export const GERMAN_FINDINGS: Readonly<Record<string, string>> = {
  // Shared by several rules.
  'so the API server refuses the resource': 'daher weist der API-Server die Ressource ab',
  'so the API server refuses the policy': 'daher weist der API-Server die Policy ab',
  'the empty string': 'der leere String',
  'write {0}': '{0} schreiben',
  '{0} or {1}': '{0} oder {1}',
  'add it': 'ergänzen',
  'remove one': 'einen davon entfernen',

  // yaml-syntax, template-skipped, input-too-large
  '{0}, so this document cannot be read; correct the YAML here':
    '{0}, daher ist dieses Dokument nicht lesbar; das YAML hier berichtigen',
  'this document': 'dieses Dokument',
  'this {0}': 'dieses Dokument ({0})',
  '{0} is a template, not YAML yet, so it is left out of the analysis; render it and check the result':
    '{0} ist ein Template und noch kein YAML, daher bleibt es außen vor; rendern und das Ergebnis prüfen',
  'this file has more than the {0} documents that are read of one, so those from here on are left out of the analysis; split it or ignore it':
    'diese Datei hat mehr als die {0} Dokumente, die von einer gelesen werden, daher bleiben die ab hier außen vor; aufteilen oder ausschließen',
  'this is {0} long, more than the {1} that are read, so it is left out of the analysis; split it or ignore it':
    'das ist {0} lang, mehr als die {1}, die gelesen werden, daher bleibt es außen vor; aufteilen oder ausschließen',

  // config-invalid
  'there is no setting {0}, so it has no effect':
    'die Einstellung {0} gibt es nicht, daher bewirkt sie nichts',
  '{0} is not known here, so the setting has no effect':
    '{0} ist hier nicht bekannt, daher bewirkt die Einstellung nichts',
  '{0} is written twice, so one of them has no effect':
    '{0} steht zweimal da, daher bewirkt eines davon nichts',
  '{0} is missing, so this entry has no effect': '{0} fehlt, daher bewirkt dieser Eintrag nichts',
  'these are no settings, so they have no effect': 'das sind keine Einstellungen, daher bewirken sie nichts',
  '{0} does not take this value, so it has no effect':
    '{0} nimmt diesen Wert nicht an, daher bewirkt er nichts',
  'known are {0}': 'bekannt sind {0}',
  'a list of patterns as in .gitignore': 'eine Liste von Mustern wie in .gitignore',
  'a pattern as in .gitignore': 'ein Muster wie in .gitignore',
  'a list of ports such as 53 or 53/UDP': 'eine Liste von Ports wie 53 oder 53/UDP',
  'a list of ranges such as 10.244.0.0/16': 'eine Liste von Bereichen wie 10.244.0.0/16',
  'a list of scopes': 'eine Liste von Scopes',
  'a map of labels': 'eine Map von Labels',
  'a map of rules and their severities': 'eine Map von Regeln und ihren Schweregraden',
  'a map with {0}': 'eine Map mit {0}',
  'a name': 'einen Namen',
  'a name that no other scope has': 'einen Namen, den kein anderer Scope hat',
  'a port such as 53 or 53/UDP': 'einen Port wie 53 oder 53/UDP',
  'a range of addresses such as 10.244.0.0/16': 'einen Adressbereich wie 10.244.0.0/16',
  'a version such as 1.16': 'eine Version wie 1.16',
  'a version such as 1.36': 'eine Version wie 1.36',
  'the name of a namespace': 'den Namen eines Namespaces',
  "the name of a network plugin's profile": 'den Namen des Profils eines Netzwerk-Plugins',
  'a label key': 'einen Label-Schlüssel',
  'the value of a label': 'einen Label-Wert',

  // api-unknown-field, api-duplicate-field
  '{0} has no field {1}': '{0} hat kein Feld {1}',
  '{0} has no field {1} since Kubernetes 1.{2}': '{0} hat seit Kubernetes 1.{2} kein Feld {1} mehr',
  'remove it, or move it to where it belongs': 'entfernen oder dorthin verschieben, wo es hingehört',
  '{0}, so the API server refuses the manifest or drops the field; {1}':
    '{0}, daher weist der API-Server das Manifest ab oder lässt das Feld weg; {1}',
  '{0} is written twice, so the API server refuses the manifest or takes the last one only; merge them, or remove this one':
    '{0} steht zweimal da, daher weist der API-Server das Manifest ab oder nimmt nur das letzte; zusammenführen oder dieses entfernen',

  // api-wrong-type
  '{0} takes {1}, not {2}': '{0} erwartet {1}, nicht {2}',
  '{0}, so the API server refuses the manifest; {1}': '{0}, daher weist der API-Server das Manifest ab; {1}',
  'another value': 'einen anderen Wert',
  'a string': 'einen String',
  'a time such as `2030-01-31T12:00:00Z`': 'eine Zeit wie `2030-01-31T12:00:00Z`',
  '`true` or `false`': '`true` oder `false`',
  'a whole number': 'eine ganze Zahl',
  'a port number or the name of a port': 'eine Portnummer oder den Namen eines Ports',
  'a list': 'eine Liste',
  'a map of its fields': 'eine Map seiner Felder',
  'a map of strings': 'eine Map von Strings',
  'a resource': 'eine Ressource',
  'an item of {0}': 'ein Eintrag von {0}',
  'a value of {0}': 'ein Wert von {0}',
  'a map': 'eine Map',
  'the string {0}': 'den String {0}',
  'the boolean {0}': 'den Boolean {0}',
  'the number {0}': 'die Zahl {0}',
  'put it in a list: {0}': 'in eine Liste setzen: {0}',
  'begin each item with `- `': 'jeden Eintrag mit `- ` beginnen',
  'put it in quotes: {0}': 'in Anführungszeichen setzen: {0}',
  'remove the quotes': 'die Anführungszeichen entfernen',
  'remove the `-`': 'das `-` entfernen',

  // api-required
  'the resource has no `apiVersion`, so nobody can tell what it is; add one, such as `networking.k8s.io/v1` for a policy':
    'die Ressource hat keine `apiVersion`, daher weiß niemand, was sie ist; eine ergänzen, etwa `networking.k8s.io/v1` für eine Policy',
  'the resource has no name, so the API server refuses it; add `metadata.name`':
    'die Ressource hat keinen Namen, daher weist der API-Server sie ab; `metadata.name` ergänzen',
  'this peer says nothing, so the API server refuses the policy; write a `podSelector`, a `namespaceSelector` or an `ipBlock`, or leave the list out to allow everybody':
    'dieser Peer sagt nichts, daher weist der API-Server die Policy ab; `podSelector`, `namespaceSelector` oder `ipBlock` schreiben, oder die Liste weglassen, um alle zu erlauben',
  'an `ipBlock` needs a `cidr`, so the API server refuses the policy; write one, such as `10.0.0.0/8`':
    'ein `ipBlock` braucht ein `cidr`, daher weist der API-Server die Policy ab; eines schreiben, etwa `10.0.0.0/8`',
  '{0} compares with values and there are none, so the API server refuses the selector; list them under `values`':
    '{0} vergleicht mit Werten und es gibt keine, daher weist der API-Server den Selektor ab; sie unter `values` auflisten',
  'an owner reference needs {0}, so the API server refuses the resource; add it, or remove the reference':
    'ein Verweis auf einen Owner braucht {0}, daher weist der API-Server die Ressource ab; ergänzen, oder den Verweis entfernen',
  'a required value is missing, so the API server refuses the resource; add it':
    'ein Wert, der da sein muss, fehlt, daher weist der API-Server die Ressource ab; ergänzen',

  // api-invalid-value
  '{0} is not a value that this field takes, {1}; correct it':
    '{0} ist kein Wert, den dieses Feld annimmt, {1}; berichtigen',
  'at most 63 letters, digits, `-`, `_` and `.`, beginning and ending with a letter or digit':
    'höchstens 63 Buchstaben, Ziffern, `-`, `_` und `.`, am Anfang und am Ende ein Buchstabe oder eine Ziffer',
  'an optional DNS name and `/`, then {0}': 'wahlweise ein DNS-Name und `/`, dann {0}',
  'at most 63 lower case letters, digits and `-`': 'höchstens 63 Kleinbuchstaben, Ziffern und `-`',
  '{0} is not a port number, {1}; write one of 1 to 65535':
    '{0} ist keine Portnummer, {1}; eine von 1 bis 65535 schreiben',
  '`endPort` ends a range that has no `port` to begin with, {0}; add `port`, or remove `endPort`':
    '`endPort` beendet einen Bereich, den kein `port` beginnt, {0}; `port` ergänzen, oder `endPort` entfernen',
  'a range of ports cannot begin with a name, {0}; write `port` as a number, or remove `endPort`':
    'ein Portbereich kann nicht mit einem Namen beginnen, {0}; `port` als Zahl schreiben, oder `endPort` entfernen',
  'there are two policy types and more are written here, {0}; leave `Ingress`, `Egress` or both':
    'es gibt zwei Policy-Typen und hier stehen mehr, {0}; `Ingress`, `Egress` oder beide stehen lassen',
  'the annotations are {0} bytes in all, over the limit of 262144, {1}; shorten them':
    'die Annotationen haben zusammen {0} Bytes und damit mehr als 262144, {1}; kürzen',
  'the generation {0} is negative, {1}; remove it, the server counts by itself':
    'die Generation {0} ist negativ, {1}; entfernen, der Server zählt selbst',
  "the finalizer {0} has no domain and may clash with others', which the API server warns about; write it as `example.com/name`":
    'der Finalizer {0} hat keine Domain und kann mit denen anderer zusammenstoßen, wovor der API-Server warnt; als `example.com/name` schreiben',
  '`orphan` and `foregroundDeletion` exclude each other, {0}; remove one':
    '`orphan` und `foregroundDeletion` schließen einander aus, {0}; einen davon entfernen',
  '{0} is not an API version, {1}; write `group/version`, or `v1`':
    '{0} ist keine API-Version, {1}; `group/version` oder `v1` schreiben',
  'an event cannot own anything, {0}; remove the reference':
    'ein Event kann nichts besitzen, {0}; den Verweis entfernen',
  '`{0}` cannot change once the object is there, {1}; keep {2}, or create another object':
    '`{0}` lässt sich nicht mehr ändern, wenn das Objekt da ist, {1}; {2} beibehalten, oder ein anderes Objekt anlegen',
  'the generation {0} is lower than before, {1}; remove it, the server counts by itself':
    'die Generation {0} ist niedriger als zuvor, {1}; entfernen, der Server zählt selbst',
  '{0} is a string and so the name of a port, which needs a letter, {1}; remove the quotes to mean the number':
    '{0} ist ein String und damit der Name eines Ports, der einen Buchstaben braucht, {1}; die Anführungszeichen entfernen, um die Zahl zu meinen',
  '{0} is not the name of a port, {1}; {2}': '{0} ist kein Name eines Ports, {1}; {2}',
  'it must be no more than 15 characters': 'er darf höchstens 15 Zeichen haben',
  'it must contain only lower case letters, digits and `-`':
    'er darf nur Kleinbuchstaben, Ziffern und `-` haben',
  'it must contain at least one letter': 'er muss mindestens einen Buchstaben haben',
  'it must not contain `--`': 'er darf kein `--` haben',
  'it must not begin or end with `-`': 'er darf nicht mit `-` beginnen oder enden',
  'the range ends at {0} before it begins at {1}, {2}; swap them':
    'der Bereich endet mit {0}, bevor er mit {1} beginnt, {2}; vertauschen',
  '{0} is an address and no range, {1}; write {2}':
    '{0} ist eine Adresse und kein Bereich, {1}; {2} schreiben',
  '{0} is not a CIDR, {1}; write one, such as `10.0.0.0/8` or `2001:db8::/32`':
    '{0} ist kein CIDR, {1}; einen schreiben, etwa `10.0.0.0/8` oder `2001:db8::/32`',
  '{0} does not lie inside {1} as a smaller range, {2}; write a part of {3}, or remove it':
    '{0} liegt nicht als kleinerer Bereich in {1}, {2}; einen Teil von {3} schreiben, oder entfernen',
  'a requirement needs an operator': 'eine Bedingung braucht einen Operator',
  '{0} is not an operator of selectors': '{0} ist kein Operator von Selektoren',
  'lower case letters, digits, `-` and `.`, at most 253 in all':
    'Kleinbuchstaben, Ziffern, `-` und `.`, zusammen höchstens 253',
  'at most 63 lower case letters, digits and `-`, beginning with a letter':
    'höchstens 63 Kleinbuchstaben, Ziffern und `-`, am Anfang ein Buchstabe',
  'anything without `/` and `%`': 'alles ohne `/` und `%`',
  'another name': 'ein anderer Name',
  'this requirement has no `key`, and the empty string is none because {0}, {1}; add it':
    'diese Bedingung hat keinen `key`, und der leere String ist keiner: {0}, {1}; ergänzen',
  '{0} because {1}, {2}; use {3}': '{0}: {1}, {2}; erlaubt: {3}',
  '{0} is not a label key': '{0} ist kein Label-Schlüssel',
  '{0} is not a label value': '{0} ist kein Label-Wert',
  '{0} is not an annotation key': '{0} ist kein Annotations-Schlüssel',
  '{0} is not the name of a namespace': '{0} ist kein Name eines Namespaces',
  '{0} is not the name of a finalizer': '{0} ist kein Name eines Finalizers',
  '{0} is not a name that this kind can have': '{0} ist kein Name für eine Ressource dieser Art',
  'it has nothing before its `/`': 'vor dem `/` steht nichts',
  'what stands before its `/` is too long': 'was vor dem `/` steht, ist zu lang',
  'it has no name': 'der Name fehlt',
  'its name is too long': 'der Name ist zu lang',
  'it has more than one `/`': 'er hat mehr als ein `/`',
  'it is too long': 'er ist zu lang',
  'it has a dot': 'er hat einen Punkt',
  'it is or has what a path in a URL gives another meaning':
    'er ist oder enthält, was in einem URL-Pfad etwas anderes bedeutet',
  'it has a blank': 'er hat ein Leerzeichen',
  'it has {0}': 'er hat {0}',
  'it does not begin and end with a letter or digit':
    'am Anfang und am Ende steht nicht ein Buchstabe oder eine Ziffer',
  '{0} and {1} both claim to be the controller, {2}; leave `controller: true` to one':
    '{0} und {1} wollen beide der Controller sein, {2}; `controller: true` nur einem lassen',

  // api-unsupported-value, api-forbidden
  '{0} is not a protocol that policies know, so the API server refuses the policy; {1}':
    '{0} ist kein Protokoll, das Policies kennen, daher weist der API-Server die Policy ab; {1}',
  '{0} is not a policy type, so the API server refuses the policy; {1}':
    '{0} ist kein Policy-Typ, daher weist der API-Server die Policy ab; {1}',
  'the object is being deleted, so the API server takes no new finalizers such as {0}; remove them':
    'das Objekt wird gerade gelöscht, daher nimmt der API-Server keine neuen Finalizer wie {0} an; entfernen',
  'a peer has `ipBlock` or {0}, not both, so the API server refuses the policy; write two peers':
    'ein Peer hat `ipBlock` oder {0}, nicht beide, daher weist der API-Server die Policy ab; zwei Peers schreiben',
  '{0} takes no values, so the API server refuses the selector; remove them, or use `In` or `NotIn`':
    '{0} nimmt keine Werte, daher weist der API-Server den Selektor ab; entfernen, oder `In` oder `NotIn` verwenden',

  // api-non-canonical-cidr
  'which Kubernetes refuses from 1.36 on': 'was Kubernetes ab 1.36 abweist',
  '{0} has zeros before a number, {1}; write {2}': '{0} hat Nullen vor einer Zahl, {1}; {2} schreiben',
  '{0} is a range of IPv4 written as IPv6, {1}; write {2}':
    '{0} ist ein Bereich von IPv4, als IPv6 geschrieben, {1}; {2} schreiben',
  '{0} names an address inside its range, {1}; write {2} for the range':
    '{0} nennt eine Adresse innerhalb des Bereichs, {1}; für den Bereich {2} schreiben',
  '{0} is longer than it needs to be, which the API server warns about; write {1}':
    '{0} ist länger als nötig, wovor der API-Server warnt; {1} schreiben',

  // api-unavailable-version
  'Kubernetes has no {0} in {1}': 'Kubernetes hat kein {0} in {1}',
  'Kubernetes 1.{0} removed {1} of {2}': 'Kubernetes 1.{0} hat {1} von {2} entfernt',
  '{0}, so the API server refuses the manifest; write {1}':
    '{0}, daher weist der API-Server das Manifest ab; {1} schreiben',

  // api-yaml-1.1-value
  'kubectl reads {0} as {1}': 'kubectl liest {0} als {1}',
  '{0}, {1}; put it in quotes: {2}': '{0}, {1}; in Anführungszeichen setzen: {2}',
  'the boolean `{0}`': 'den Boolean `{0}`',
  'and refuses it as a key': 'und weist es als Schlüssel ab',
  'so the key becomes {0}': 'daher wird der Schlüssel zu {0}',
  'so the value becomes the empty string': 'daher wird der Wert zum leeren String',
  'so the API server refuses it as a string': 'daher weist der API-Server es als String ab',

  // duplicate-resource
  '{0} is defined again in {1}, which is the one that counts; remove or rename one of them':
    '{0} ist noch einmal in {1} definiert, und nur das zählt; eines davon entfernen oder umbenennen',
  'this one counts': 'dieses zählt',
  'the other one': 'das andere',

  // rules about the cluster
  'no pod of {0} matches {1}, so the policy protects nothing; did you mean {2}?':
    'auf keinen Pod in {0} trifft {1} zu, daher schützt die Policy nichts; ist {2} gemeint?',
  'no pod of {0} that is known here matches {1}, so the policy protects nothing; check the labels':
    'auf keinen Pod in {0}, der hier bekannt ist, trifft {1} zu, daher schützt die Policy nichts; die Labels prüfen',
  'no pod of {0} matches {1}, so the policy protects nothing; pods with these labels run in {2}':
    'auf keinen Pod in {0} trifft {1} zu, daher schützt die Policy nichts; Pods mit diesen Labels laufen in {2}',
  'the rules of {0} do nothing, because `policyTypes` does not name {1}; add {2}, or remove them':
    'die Regeln von {0} bewirken nichts, weil `policyTypes` {1} nicht nennt; {2} ergänzen, oder sie entfernen',
};
