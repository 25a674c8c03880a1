/**
 * German for the tree of policies: namespaces, policies, rules, workloads, and what is below them.
 */
export const GERMAN_TREE: Readonly<Record<string, string>> = {
  'scope {0}: {1}': 'Scope {0}: {1}',
  'namespace {0}: {1}': 'Namespace {0}: {1}',
  'policy {0}: {1}': 'Policy {0}: {1}',
  'workload {0}: {1}': 'Workload {0}: {1}',
  'a policy without a name': 'eine Policy ohne Namen',
  'a workload without a name': 'ein Workload ohne Namen',
  '{0} rule {1}': '{0}-Regel {1}',
  'isolated for {0}': 'isoliert für {0}',
  'reachable from': 'erreichbar von',
  reaches: 'erreicht',
  'no policy yet': 'noch keine Policy',
  'write those that keep what is declared': 'die schreiben, die das Deklarierte erhalten',
};
