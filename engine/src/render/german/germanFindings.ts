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
  'there is no rule {0}, so this has no effect': 'die Regel {0} gibt es nicht, daher bewirkt das nichts',
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
  'this requirement has no `key`, {0}; add it': 'diese Bedingung hat keinen `key`, {0}; ergänzen',
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
  '{0} is a label of {1} itself, not of its pods, which have none, so no pod matches; label the template':
    '{0} ist ein Label von {1} selbst, nicht von seinen Pods, die keine haben, daher trifft es auf keinen Pod zu; das Template mit dem Label versehen',
  '{0} is a label of {1} itself, not of its pods, so no pod matches; its pods have {2}':
    '{0} ist ein Label von {1} selbst, nicht von seinen Pods, daher trifft es auf keinen Pod zu; seine Pods haben {2}',
  "two items are alternatives, so this opens to all pods of the selected namespaces, and this `podSelector` looks for {0} in the policy's own namespace only; write both selectors into one item":
    'zwei Einträge sind Alternativen, daher öffnet das für alle Pods der ausgewählten Namespaces, und dieser `podSelector` sucht {0} nur im Namespace der Policy; beide Selektoren in einen Eintrag schreiben',
  'nothing else is in the namespace {0} and nobody declares it, so the policy protects nothing; did you mean {1}?':
    'sonst ist nichts im Namespace {0} und niemand deklariert ihn, daher schützt die Policy nichts; ist {1} gemeint?',
  'nothing can match {0} and {1} together, so this selector selects nothing; remove one of them':
    'auf nichts können {0} und {1} zugleich zutreffen, daher wählt dieser Selektor nichts aus; eines davon entfernen',
  'no pod that is known here matches {0} in the namespaces of this peer, so it opens nothing; check the labels':
    'auf keinen Pod, der hier bekannt ist, trifft {0} in den Namespaces dieses Peers zu, daher öffnet er nichts; die Labels prüfen',
  'no pod matches {0} in the namespaces of this peer, so it opens nothing; did you mean {1}?':
    'auf keinen Pod trifft {0} in den Namespaces dieses Peers zu, daher öffnet er nichts; ist {1} gemeint?',
  'no namespace that is known here has the label {0}, so this matches nothing; label the namespace, or use `kubernetes.io/metadata.name`':
    'kein Namespace, der hier bekannt ist, hat das Label {0}, daher trifft das auf nichts zu; den Namespace damit versehen, oder `kubernetes.io/metadata.name` verwenden',
  'no namespace has the label {0}, so this matches nothing; did you mean {1}?':
    'kein Namespace hat das Label {0}, daher trifft das auf nichts zu; ist {1} gemeint?',
  '{0} has the label {1} only where somebody added it; every namespace has `kubernetes.io/metadata.name`':
    '{0} hat das Label {1} nur, wenn jemand es vergeben hat; jeder Namespace hat `kubernetes.io/metadata.name`',
  'nobody declares or uses a namespace {0}, so this matches nothing; did you mean {1}?':
    'niemand deklariert oder nutzt einen Namespace {0}, daher passt hier nichts; war {1} gemeint?',
  'no namespace has the label {0}, not even {1}, so this matches nothing; every namespace has `kubernetes.io/metadata.name`':
    'kein Namespace hat das Label {0}, auch nicht {1}, daher trifft das auf nichts zu; jeder Namespace hat `kubernetes.io/metadata.name`',
  'a `podSelector` alone looks in {0} only, where no pod matches {1}; they run in {2}, so add a `namespaceSelector`':
    'ein `podSelector` allein sucht nur in {0}, wo {1} auf keinen Pod zutrifft; sie laufen in {2}, daher einen `namespaceSelector` ergänzen',
  '{0} does not enforce NetworkPolicy for ingress, so what may connect to these pods is not restricted; use a plugin that does, or correct `cni`':
    '{0} setzt NetworkPolicy für Ingress nicht durch, daher ist nicht eingeschränkt, was sich mit diesen Pods verbinden darf; ein Plugin verwenden, das es tut, oder `cni` berichtigen',
  '{0} does not enforce NetworkPolicy for egress, so what these pods may connect to is not restricted; use a plugin that does, or correct `cni`':
    '{0} setzt NetworkPolicy für Egress nicht durch, daher ist nicht eingeschränkt, womit sich diese Pods verbinden dürfen; ein Plugin verwenden, das es tut, oder `cni` berichtigen',
  '{0} does not enforce NetworkPolicy, so no policy of this cluster has an effect; use a plugin that does, or correct `cni`':
    '{0} setzt NetworkPolicy nicht durch, daher hat keine Policy dieses Clusters eine Wirkung; ein Plugin verwenden, das es tut, oder `cni` berichtigen',
  '{0} does not support this': '{0} unterstützt das nicht',
  '{0} does not know `endPort`, so of the ports {1} to {2} only {3} is opened; write the ports one by one':
    '{0} kennt `endPort` nicht, daher wird von den Ports {1} bis {2} nur {3} geöffnet; die Ports einzeln schreiben',
  '{0} does not resolve names of ports, so {1} opens every {2} port; write the number':
    '{0} löst Namen von Ports nicht auf, daher öffnet {1} jeden {2}-Port; die Nummer schreiben',
  '{0} refuses policies that name a port such as {1}, so the whole policy has no effect; write the number':
    '{0} weist Policies ab, die einen Port wie {1} beim Namen nennen, daher hat die ganze Policy keine Wirkung; die Nummer schreiben',
  'with {0}, {1} opens the numbers of all selected pods ({2}) on each of them; write numbers, in a policy for each kind of pods':
    'bei {0} öffnet {1} die Nummern aller ausgewählten Pods ({2}) auf jedem von ihnen; Nummern schreiben, in einer Policy für jede Art von Pods',
  '{0} resolves names of ports only towards pods that a selector chooses, so towards all others {1} opens nothing; write the number':
    '{0} löst Namen von Ports nur zu Pods hin auf, die ein Selektor auswählt, daher öffnet {1} zu allen anderen hin nichts; die Nummer schreiben',
  'with {0}, {1} is one number for all pods of a namespace, and here they differ ({2}); write the number':
    'bei {0} ist {1} eine Nummer für alle Pods eines Namespaces, und hier sind sie verschieden ({2}); die Nummer schreiben',
  '{0} refuses names of ports such as {1}, and what becomes of the policy is not documented; write the number':
    '{0} lehnt Namen von Ports wie {1} ab, und was aus der Policy wird, ist nicht dokumentiert; die Nummer schreiben',
  '{0} handles SCTP only where it is switched on, and what it does with this port otherwise is not documented; switch it on and write `sctp: honored` below `cni` in `podgate.yaml`':
    '{0} beherrscht SCTP nur, wo es eingeschaltet ist, und was sonst aus diesem Port wird, ist nicht dokumentiert; einschalten und in `podgate.yaml` unter `cni` `sctp: honored` schreiben',
  '{0} refuses SCTP, and what becomes of the policy is not documented; put the pods where another plugin runs, or use TCP or UDP':
    '{0} lehnt SCTP ab, und was aus der Policy wird, ist nicht dokumentiert; die Pods dort laufen lassen, wo ein anderes Plugin läuft, oder TCP oder UDP nutzen',
  '{0} refuses {1}, and what becomes of the policy is not documented; select by labels that the pods have':
    '{0} weist {1} zurück, und was aus der Policy wird, ist nicht dokumentiert; nach Labels auswählen, die die Pods haben',
  '{0} refuses `except`, and what becomes of the policy is not documented; write the blocks that are left of {1}':
    '{0} lehnt `except` ab, und was aus der Policy wird, ist nicht dokumentiert; die Blöcke schreiben, die von {1} übrig sind',
  '{0} does not match pods by an `ipBlock`, so the pods inside {1} are not meant; use selectors':
    'bei {0} trifft ein `ipBlock` nicht auf Pods zu, daher sind die Pods in {1} nicht gemeint; Selektoren verwenden',
  '{0} does not apply policies to pods without an owner, so {1} stays open; let a Deployment run it':
    '{0} wendet Policies nicht auf Pods ohne Owner an, daher bleibt {1} offen; von einem Deployment betreiben lassen',
  "{0} lies in the range of the cluster's Services, and a policy sees the addresses of the pods behind them; use selectors for these pods":
    '{0} liegt im Bereich der Services des Clusters, und eine Policy sieht die Adressen der Pods dahinter; für diese Pods Selektoren verwenden',
  "{0} holds a part of the addresses of the cluster's pods, which get others when they start anew; use selectors":
    '{0} enthält einen Teil der Adressen der Pods des Clusters, die andere bekommen, wenn sie neu starten; Selektoren verwenden',
  '{0} holds the address of {1} and not of other pods, which is another when it starts anew; use selectors':
    '{0} enthält die Adresse von {1} und keine anderer Pods, und sie ist nach einem Neustart eine andere; Selektoren verwenden',
  'there is no rule {0}, so its findings are not suppressed':
    'die Regel {0} gibt es nicht, daher werden ihre Befunde nicht unterdrückt',
  'a comment cannot begin with {0}, so nothing is suppressed':
    'ein Kommentar kann nicht mit {0} beginnen, daher wird nichts unterdrückt',
  '{0} names no rule, so nothing is suppressed': '{0} nennt keine Regel, daher wird nichts unterdrückt',
  '{0} is not found here, so the suppression would only hide it when it comes to be':
    '{0} kommt hier nicht vor, daher würde die Unterdrückung es nur verbergen, wenn es entsteht',
  'remove it': 'entfernen',
  'write the id of the rule behind it': 'die Id der Regel dahinter schreiben',
  'remove it or write what there is': 'entfernen oder schreiben, was es gibt',
  '{0} has a role by its service account {1} and cannot reach the API server; allow 443 and 6443 to its address, if the pods talk to it':
    '{0} hat durch seinen Service Account {1} eine Rolle und erreicht den API-Server nicht; 443 und 6443 zu dessen Adresse erlauben, falls die Pods mit ihm sprechen',
  '{0} and another workload have roles by their service accounts and cannot reach the API server; allow 443 and 6443 to its address, if the pods talk to it':
    '{0} und ein weiterer Workload haben durch ihre Service Accounts Rollen und erreichen den API-Server nicht; 443 und 6443 zu dessen Adresse erlauben, falls die Pods mit ihm sprechen',
  '{0} and {1} other workloads have roles by their service accounts and cannot reach the API server; allow 443 and 6443 to its address, if the pods talk to it':
    '{0} und {1} weitere Workloads haben durch ihre Service Accounts Rollen und erreichen den API-Server nicht; 443 und 6443 zu dessen Adresse erlauben, falls die Pods mit ihm sprechen',
  '`from` has no value, so the rule lets everybody in, the internet included; write whom you mean, or `[]` if that is meant':
    '`from` hat keinen Wert, daher lässt die Regel alle herein, auch das Internet; schreiben, wer gemeint ist, oder `[]`, wenn es so gemeint ist',
  '`to` has no value, so the rule lets traffic go everywhere, the internet included; write whom you mean, or `[]` if that is meant':
    '`to` hat keinen Wert, daher lässt die Regel Verkehr überallhin, auch ins Internet; schreiben, wer gemeint ist, oder `[]`, wenn es so gemeint ist',
  '`ports` has no value, so the rule allows every port and protocol; write which you mean, or `[]` if that is meant':
    '`ports` hat keinen Wert, daher erlaubt die Regel jeden Port und jedes Protokoll; schreiben, welche gemeint sind, oder `[]`, wenn es so gemeint ist',
  '`podSelector` has no value, so the policy selects all pods of its namespace; write which you mean, or `{}` if that is meant':
    '`podSelector` hat keinen Wert, daher wählt die Policy alle Pods ihres Namespaces aus; schreiben, welche gemeint sind, oder `{}`, wenn es so gemeint ist',
  '`podSelector` has no value and is as good as absent, so the peer means all pods of the selected namespaces; write which you mean, or remove it':
    '`podSelector` hat keinen Wert und zählt, als stünde es nicht da, daher meint der Peer alle Pods der ausgewählten Namespaces; schreiben, welche gemeint sind, oder entfernen',
  "`namespaceSelector` has no value and is as good as absent, so the peer means pods of the policy's own namespace; write which namespaces you mean, or remove it":
    '`namespaceSelector` hat keinen Wert und zählt, als stünde es nicht da, daher meint der Peer Pods im Namespace der Policy; schreiben, welche Namespaces gemeint sind, oder entfernen',
  'the selector has a field without a value, which requires nothing, so it may match more than it seems to; write what you mean, or remove it':
    'der Selektor hat ein Feld ohne Wert, das nichts verlangt, daher kann er auf mehr zutreffen, als es scheint; schreiben, was gemeint ist, oder entfernen',
  'egress of {0} becomes isolated and nothing may leave, DNS included; allow what is needed, if that is not meant':
    'Egress von {0} wird isoliert und nichts darf hinaus, auch nicht zum DNS; erlauben, was gebraucht wird, wenn das nicht so gemeint ist',
  'egress of {0} is open to the DNS without {1}, so some answers do not come; allow UDP and TCP on 53':
    'Egress von {0} ist zum DNS ohne {1} offen, daher kommen manche Antworten nicht; UDP und TCP auf 53 erlauben',
  '{0} cannot ask the DNS by {1}: policy {2} denies it before NetworkPolicies are asked, so none of them can allow it; change it there':
    '{0} können das DNS nicht mit {1} fragen: die Policy {2} lehnt es ab, bevor NetworkPolicies gefragt werden, daher kann keine davon es erlauben; dort ändern',
  'egress of {0} becomes isolated and nothing opens the way to the DNS, so names will not resolve; allow UDP and TCP 53 to it':
    'Egress von {0} wird isoliert und nichts öffnet den Weg zum DNS, daher werden Namen nicht aufgelöst; UDP und TCP 53 dorthin erlauben',
  'egress of {0} becomes isolated and nothing opens the way to the resolver of the node, which `dnsPolicy: Default` asks, so names will not resolve; allow UDP and TCP 53 to its address':
    'Egress von {0} wird isoliert und nichts öffnet den Weg zum Resolver des Nodes, den `dnsPolicy: Default` fragt, daher werden Namen nicht aufgelöst; UDP und TCP 53 zu dessen Adresse erlauben',
  'the policy selects only pods of the host network, such as {0}, and most network plugins apply no policy to them; protect the nodes, or give the pods a network of their own':
    'die Policy wählt nur Pods im Netzwerk ihres Knotens aus, etwa {0}, und die meisten Netzwerk-Plugins wenden auf sie keine Policy an; die Knoten schützen, oder den Pods ein eigenes Netzwerk geben',
  '`policyTypes` is left out and there are egress rules alone, so both directions are in force and all ingress is denied; write out which are meant':
    '`policyTypes` fehlt und es gibt nur Regeln für Egress, daher sind beide Richtungen in Kraft und aller Ingress ist abgelehnt; ausschreiben, welche gemeint sind',
  '`policyTypes` is left out, and without rules `egress` does not isolate egress, so everything may leave; write `policyTypes: [Ingress, Egress]` to deny it':
    '`policyTypes` fehlt, und ohne Regeln isoliert `egress` Egress nicht, daher darf alles hinaus; `policyTypes: [Ingress, Egress]` schreiben, um es abzulehnen',
  '`policyTypes` is left out: ingress and egress are both in force; write it out to say so':
    '`policyTypes` fehlt: Ingress und Egress sind beide in Kraft; ausschreiben, um es zu sagen',
  '`policyTypes` is left out: ingress is in force, egress is not restricted by this policy; write it out to say so':
    '`policyTypes` fehlt: Ingress ist in Kraft, Egress wird durch diese Policy nicht eingeschränkt; ausschreiben, um es zu sagen',
  "requests by way of {0} do not arrive at {1}, whose policies let no addresses in on {2}; allow the clients' addresses, or everybody":
    'Anfragen über {0} kommen bei {1} nicht an, dessen Policies keine Adressen auf {2} hereinlassen; die Adressen der Clients erlauben, oder alle',
  'addresses have no names of ports, so {0} opens nothing towards them; write the number':
    'Adressen haben keine Namen von Ports, daher öffnet {0} zu ihnen hin nichts; die Nummer schreiben',
  '{0} is a port for {1} on the pods that this rule is about, and the rule means {2}, so it opens nothing; write the protocol':
    '{0} ist auf den Pods, um die es in dieser Regel geht, ein Port für {1}, und die Regel meint {2}, daher öffnet sie nichts; das Protokoll schreiben',
  "{0} is what the Service {1} calls its port, no pod behind it has a port of that name, so it opens nothing; write the pods' port {2}":
    '{0} heißt der Port des Service {1}, kein Pod dahinter hat einen Port dieses Namens, daher öffnet es nichts; den Port {2} der Pods schreiben',
  "no pod that this rule is about has a {0} port named {1}, so it opens nothing; name the container's port, or write its number":
    'kein Pod, um den es in dieser Regel geht, hat einen {0}-Port namens {1}, daher öffnet sie nichts; den Port des Containers benennen, oder seine Nummer schreiben',
  'no pod that this rule is about has a {0} port named {1}, so it opens nothing; did you mean {2}?':
    'kein Pod, um den es in dieser Regel geht, hat einen {0}-Port namens {1}, daher öffnet sie nichts; ist {2} gemeint?',
  'no policy isolates all pods of {0} for ingress, so those that no policy selects are open to everybody; add a default deny':
    'keine Policy isoliert alle Pods in {0} für Ingress, daher sind die, die keine Policy auswählt, für alle offen; ein Default Deny hinzufügen',
  'the blocks of this rule hold every address together, private ones included; leave out {0} with `except` to mean the internet':
    'die Blöcke dieser Regel enthalten zusammen jede Adresse, auch private; {0} mit `except` auslassen, um das Internet zu meinen',
  'this block holds every address, private ones included; leave out {0} with `except` to mean the internet':
    'dieser Block enthält jede Adresse, auch private; {0} mit `except` auslassen, um das Internet zu meinen',
  'nothing in {0} says what it is for, and the next reader has to guess; add a comment or a description':
    'nichts in {0} sagt, wozu sie da ist, und wer sie als Nächstes liest, muss raten; einen Kommentar oder eine Beschreibung hinzufügen',
  "{0} is the port of the Service {1}, which leads to port {2} of the pods, and a policy sees the pods' port, so nothing passes by way of the Service; write the pods' port":
    '{0} ist der Port des Service {1}, der zu Port {2} der Pods führt, und eine Policy sieht den Port der Pods, daher kommt über den Service nichts durch; den Port der Pods schreiben',
  "{0} is the port of the Service {1}, which leads to the ports {2} of the pods, and a policy sees the pods' ports, so nothing passes by way of the Service; write the pods' ports":
    '{0} ist der Port des Service {1}, der zu den Ports {2} der Pods führt, und eine Policy sieht die Ports der Pods, daher kommt über den Service nichts durch; die Ports der Pods schreiben',
  'no pod that this rule is about declares {0} for {1}, they declare {2}; check the number, or declare the port':
    'kein Pod, um den es in dieser Regel geht, deklariert {0} für {1}, sie deklarieren {2}; die Nummer prüfen, oder den Port deklarieren',
  'this rule has ports and no `from`, so everybody may connect to them, the internet included; say who may, if that is not meant':
    'diese Regel hat Ports und kein `from`, daher darf sich jeder mit ihnen verbinden, auch das Internet; sagen, wer es darf, wenn das nicht so gemeint ist',
  'this rule has ports and no `to`, so the pods may connect to them everywhere, the internet included; say where to, if that is not meant':
    'diese Regel hat Ports und kein `to`, daher dürfen sich die Pods überall mit ihnen verbinden, auch im Internet; sagen, wohin, wenn das nicht so gemeint ist',
  '`protocol` is left out, so this is a port of TCP alone; write it out to say so':
    '`protocol` fehlt, daher ist das ein Port von TCP allein; ausschreiben, um es zu sagen',
  'no namespace is named, so the policy goes to the one that the client works in, and {0} is assumed here; write which is meant':
    'kein Namespace ist genannt, daher kommt die Policy in den, in dem der Client arbeitet, und hier wird {0} angenommen; schreiben, welcher gemeint ist',
  '{0} allows everything ({1}) and no other policy isolates these pods, so all is as it would be without it; say who may, if it was meant to close something':
    '{0} erlaubt alles ({1}), und keine andere Policy isoliert diese Pods, daher ist alles so, wie es ohne sie wäre; sagen, wer darf, falls sie etwas schließen sollte',
  'this rule of {0} allows everybody on every port, so the narrower rules beside it say nothing; make it narrower, or remove them':
    'diese Regel von {0} erlaubt alle auf jedem Port, daher sagen die engeren Regeln daneben nichts; enger fassen, oder sie entfernen',
  'no policy isolates the pods of {0} for ingress, so everybody may connect to them; add one that allows what they need':
    'keine Policy isoliert die Pods von {0} für Ingress, daher darf sich jeder mit ihnen verbinden; eine hinzufügen, die erlaubt, was sie brauchen',
  'this peer is only pods of the host network, such as {0}, whose traffic comes from the node, so most network plugins match nothing; allow the addresses of the nodes with `ipBlock`':
    'dieser Peer meint nur Pods im Netzwerk ihres Knotens, etwa {0}, deren Verkehr vom Knoten kommt, daher trifft er bei den meisten Netzwerk-Plugins auf nichts zu; die Adressen der Knoten mit `ipBlock` erlauben',
  '{0} does nothing new, because {1} isolates the same pods and allows all that it allows; remove it':
    '{0} bewirkt nichts Neues, denn {1} isoliert dieselben Pods schon und erlaubt alles, was sie erlaubt; entfernen',
  'this rule allows nothing new, because {0} allows all of it to the same pods; remove it':
    'diese Regel erlaubt nichts Neues, denn {0} erlaubt alles davon schon für dieselben Pods; entfernen',
  'this rule allows nothing new, because rule {0} of {1} allows all of it; remove it':
    'diese Regel erlaubt nichts Neues, denn Regel {0} von {1} erlaubt alles davon schon; entfernen',
  'this rule allows nothing new, because the rules {0} of {1} allow all of it together; remove it':
    'diese Regel erlaubt nichts Neues, denn die Regeln {0} von {1} erlauben zusammen schon alles davon; entfernen',
  '{0} does nothing new, because {1} isolate the same pods and allow all that it allows; remove it':
    '{0} bewirkt nichts Neues, denn dieselben Pods sind schon isoliert und alles, was sie erlaubt, ist schon erlaubt, durch {1}; entfernen',
  'this rule allows nothing new, because {0} allow all of it to the same pods; remove it':
    'diese Regel erlaubt nichts Neues, denn alles davon ist für dieselben Pods schon erlaubt, durch {0}; entfernen',
  'any port': 'irgendeinem Port',
};
