/**
 * German for explanations: why a connection is allowed or denied, rule by rule.
 */
export const GERMAN_EXPLANATIONS: Readonly<Record<string, string>> = {
  // Nothing isolates.
  'no policy isolates it for {0}': 'keine Policy isoliert ihn für {0}',
  'outside of the cluster no policy applies': 'außerhalb des Clusters gilt keine Policy',
  'on the network of its node (hostNetwork) no policy isolates it':
    'im Netzwerk seines Knotens (hostNetwork) isoliert ihn keine Policy',
  '{0} selects it, but {1} does not apply it': '{0} wählt ihn aus, aber {1} wendet sie nicht an',

  // Policies and their rules.
  'isolated by {0}': 'isoliert durch {0}',
  'isolated by {0}, which has no {1} rules': 'isoliert durch {0}, die keine {1}-Regeln hat',
  'whether {0} selects it is open: {1}': 'ob {0} ihn auswählt, ist offen: {1}',
  'whether {0} isolates it is open: {1}': 'ob {0} ihn isoliert, ist offen: {1}',
  '{0} may decide it by {1} rule {2}: {3}': '{0} entscheidet vielleicht mit {1}-Regel {2}: {3}',
  '{0} denies it by {1} rule {2}': '{0} verbietet es mit {1}-Regel {2}',
  '{0} leaves it to the next tier by {1} rule {2}': '{0} überlässt es mit {1}-Regel {2} der nächsten Stufe',
  '{0} allows it by {1} rule {2}: {3}': '{0} erlaubt es mit {1}-Regel {2}: {3}',
  'everyone, on {0}': 'alle; Ports: {0}',
  '{0}, on {1}': '{0}; Ports: {1}',
  'rule {0} allows {1} only on {2}': 'Regel {0} erlaubt {1} nur auf: {2}',
  'rule {0} would allow it, but {1} reads it differently':
    'Regel {0} würde es erlauben, aber {1} liest sie anders',
  'rule {0} allows {1}, but not {2}': 'Regel {0} erlaubt: {1}; nicht aber: {2}',

  // What would open it.
  'add a peer to {0} rule {1} of {2}': '{0}-Regel {1} von {2} um einen Peer ergänzen',
  'add a port to {0} rule {1} of {2}': '{0}-Regel {1} von {2} um einen Port ergänzen',
  'add an {0} rule to {1}': '{1} um eine {0}-Regel ergänzen',
  'add the policy {0} behind {1}': 'hinter {1} die Policy {0} hinzufügen',
  'add the policy {0}': 'die Policy {0} hinzufügen',
  'an admin policy denies it, and no NetworkPolicy can open what that closes':
    'eine Admin-Policy verbietet es, und keine NetworkPolicy kann öffnen, was sie schließt',
  'a baseline policy denies it; a NetworkPolicy for these pods would decide instead, about everything else, too':
    'eine Baseline-Policy verbietet es; eine NetworkPolicy für diese Pods würde stattdessen entscheiden, auch über alles andere',
  'it is open which policies isolate the pods, so no rule would surely open it':
    'es ist offen, welche Policies die Pods isolieren, daher würde es keine Regel sicher öffnen',
  'the policies that deny it cannot be edited here':
    'die Policies, die es verbieten, lassen sich hier nicht ändern',
  'no rule that could be written would surely open it':
    'keine Regel, die sich schreiben ließe, würde es sicher öffnen',

  // What would close it.
  'leave {0} out of {1} rule {2} of {3}': '{0} aus {1}-Regel {2} von {3} ausnehmen',
  'leave these addresses out of {0} rule {1} of {2}': 'diese Adressen aus {0}-Regel {1} von {2} ausnehmen',
  'leave the pods with {0} out of {1}': 'die Pods mit {0} aus {1} ausnehmen',
  'remove a peer from {0} rule {1} of {2}': 'aus {0}-Regel {1} von {2} einen Peer entfernen',
  'restrict the ports of {0} rule {1} of {2}': 'die Ports von {0}-Regel {1} von {2} einschränken',
  'remove {0} rule {1} of {2}': '{0}-Regel {1} von {2} entfernen',
  'an admin policy allows it, and no NetworkPolicy can close what that opens':
    'eine Admin-Policy erlaubt es, und keine NetworkPolicy kann schließen, was sie öffnet',
  'a baseline policy applies to the pods; a NetworkPolicy for them would decide instead, and open what that denies':
    'eine Baseline-Policy gilt für die Pods; eine NetworkPolicy für sie würde stattdessen entscheiden und öffnen, was sie verbietet',
  'the policies that allow it cannot be edited here':
    'die Policies, die es erlauben, lassen sich hier nicht ändern',
  'nothing that could be written would surely close it':
    'nichts, was sich schreiben ließe, würde es sicher schließen',

  // Nothing is to be done, or not now.
  'nothing of it is denied': 'nichts davon ist verboten',
  'nothing of it is surely allowed': 'nichts davon ist sicher erlaubt',
  'the manifests have changed meanwhile; ask again':
    'die Manifeste haben sich inzwischen geändert; bitte noch einmal fragen',

  // What made a difference.
  'allowed by {0}, {1} rule {2}': 'erlaubt durch {0}, {1}-Regel {2}',
  'was allowed by {0}, {1} rule {2}': 'war erlaubt durch {0}, {1}-Regel {2}',
  '{0} isolates it for {1}': '{0} isoliert für {1}',
  '{0} isolated it for {1}': '{0} isolierte für {1}',
  'left open by {0}: {1}': 'offengelassen durch {0}: {1}',
  'was left open by {0}: {1}': 'war offengelassen durch {0}: {1}',
  new: 'neu',
  gone: 'weg',
  changed: 'geändert',
  'as before': 'wie zuvor',

  // Why a peer does not mean somebody.
  'outside of the cluster': 'außerhalb des Clusters',
  'its address is not among them': 'seine Adresse gehört nicht dazu',
  'in namespace {0}': 'in Namespace {0}',
  'in namespace {0}, which {1}': 'in Namespace {0}: {1}',
};
