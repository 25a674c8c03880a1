/**
 * German for the call hierarchy: who can reach something, what it can reach, and what allows it.
 */
export const GERMAN_CALLS: Readonly<Record<string, string>> = {
  'scope {0}': 'Scope {0}',
  'perhaps meant': 'vielleicht gemeint',
  'no policy restricts this': 'keine Policy schränkt das ein',
  'allowed by {0}': 'erlaubt durch {0}',
  'perhaps allowed by {0}': 'vielleicht erlaubt durch {0}',
  'every port of Service {0}': 'alle Ports von Service {0}',
  'port {0} of Service {1}': 'Port {0} von Service {1}',
  'ports {0} of Service {1}': 'Ports {0} von Service {1}',
  'not listed here; the matrix shows all': 'hier nicht aufgelistet; die Matrix zeigt alles',
  'its own pods': 'die eigenen Pods',
};
