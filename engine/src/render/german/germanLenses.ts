/**
 * German for code lenses: as short as the English, with a colon where that spares a case.
 */
export const GERMAN_LENSES: Readonly<Record<string, string>> = {
  // Policies and rules.
  'selects {0} of {1}': 'wählt {0} von {1} aus',
  'selects {0} of {1}, perhaps {2} more': 'wählt {0} von {1} aus, vielleicht {2} weitere',
  'selects no pod that is known here': 'wählt keinen Pod aus, der hier bekannt ist',
  'selects no workload that is known here': 'wählt keinen Workload aus, der hier bekannt ist',
  '{0} is not fully described here ({1})': '{0} ist hier nicht vollständig beschrieben ({1})',
  'selects nothing': 'wählt nichts aus',
  'did you mean {0}?': 'ist {0} gemeint?',
  'ingress from nobody': 'ingress von: niemand',
  'egress to nobody': 'egress zu: niemand',
  'ingress from everyone': 'ingress von: alle',
  'egress to everyone': 'egress zu: alle',
  'ingress from {0}': 'ingress von: {0}',
  'egress to {0}': 'egress zu: {0}',
  '{0} not restricted': '{0} nicht eingeschränkt',
  '{0} not restricted by a policy that is known here':
    '{0} nicht eingeschränkt durch eine Policy, die hier bekannt ist',
  '{0} not enforced by {1}': '{0} nicht durchgesetzt von {1}',
  '1 other policy': '1 andere Policy',
  '{0} other policies': '{0} andere Policies',
  '{0} perhaps restricted by {1}': '{0} vielleicht eingeschränkt durch {1}',
  '{0} restricted by {1}': '{0} eingeschränkt durch {1}',
  '{0} restricted in part by {1}': '{0} teilweise eingeschränkt durch {1}',
  'no effect: {0} does not enforce {1}': 'ohne Wirkung: {0} setzt {1} nicht durch',
  'no effect: policyTypes does not name {0}': 'ohne Wirkung: policyTypes nennt {0} nicht',
  'everyone, the internet included': 'alle, auch das Internet',

  // Workloads, Services, Namespaces.
  'reachable from {0}': 'erreichbar von: {0}',
  'reaches {0}': 'erreicht: {0}',
  'policies: {0}': 'Policies: {0}',
  '⚠ hostNetwork: no policy selects it': '⚠ hostNetwork: keine Policy wählt ihn aus',
  '⚠ no policy isolates it': '⚠ keine Policy isoliert ihn',
  '⚠ no policy that is known here isolates it': '⚠ keine Policy, die hier bekannt ist, isoliert ihn',
  'no selector: its pods are not known here': 'kein Selektor: seine Pods sind hier nicht bekannt',
  'ExternalName: a name for what is elsewhere, without pods of its own':
    'ExternalName: ein Name für etwas anderswo, ohne eigene Pods',
  'no pods behind it are known here': 'keine Pods dahinter sind hier bekannt',
  'port {0}': 'Port {0}',
  'ports {0}': 'Ports {0}',
  'default deny: none': 'Default Deny: keines',
  'default deny: none that is known here': 'Default Deny: keines, das hier bekannt ist',
  'no policy that is known here': 'keine Policy, die hier bekannt ist',
  'default deny: {0}': 'Default Deny: {0}',
  'not fully described here': 'hier nicht vollständig beschrieben',
  'does not count: defined again in {0}': 'zählt nicht: noch einmal definiert in {0}',
  'does not count': 'zählt nicht',
  'counts with {0}': 'zählt zu {0}',

  // Whom peers mean.
  'nobody known here': 'niemand, der hier bekannt ist',
  'the internet': 'das Internet',
  'a part of the internet': 'ein Teil des Internets',
  'some other addresses': 'einige andere Adressen',
  '{0} and {1}': '{0} und {1}',
  '{0}, perhaps {1} more': '{0}, vielleicht {1} weitere',
  '{0}, perhaps {1}': '{0}, vielleicht {1}',
  '{0}, perhaps {1} more and {2}': '{0}, vielleicht {1} weitere und {2}',
  everything: 'alles',
  nothing: 'nichts',
  'its own pods only': 'nur die eigenen Pods',

  // What an edit changes.
  'opens 1 pair': 'öffnet 1 Paar',
  'opens {0} pairs': 'öffnet {0} Paare',
  'closes 1 pair': 'schließt 1 Paar',
  'closes {0} pairs': 'schließt {0} Paare',
  'makes 1 pair uncertain': 'macht 1 Paar ungewiss',
  'makes {0} pairs uncertain': 'macht {0} Paare ungewiss',
  'opens and closes nothing': 'öffnet und schließt nichts',
  '{0} since HEAD': '{0} seit HEAD',
  '{0} since it was saved': '{0} seit dem Speichern',

  // Copies of a resource.
  'in scope {0}: {1}': 'in Scope {0}: {1}',
  'in namespace {0}: {1}': 'in Namespace {0}: {1}',
  'different in 1 other scope': 'anders in 1 weiteren Scope',
  'different in {0} other scopes': 'anders in {0} weiteren Scopes',
  'different in 1 other namespace': 'anders in 1 weiteren Namespace',
  'different in {0} other namespaces': 'anders in {0} weiteren Namespaces',
  'from {0}, on {1}': 'von: {0}; Ports: {1}',
  'to {0}, on {1}': 'zu: {0}; Ports: {1}',

  // Inlay hints.
  'matches {0} known here': 'trifft auf {0} zu, hier bekannt',
  'matches {0}, perhaps {1} more': 'trifft auf {0} zu, vielleicht auf {1} weitere',
  'policyTypes: {0}': 'policyTypes: {0}',
  'show in the matrix': 'in der Matrix zeigen',

  // The way to an explanation.
  'why?': 'warum?',
};
