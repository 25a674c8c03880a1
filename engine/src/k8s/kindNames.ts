/**
 * The ways in which people name a kind: as manifests do, or as `kubectl` takes it, in lower case, in the plural, shortened,
 * with its group behind a dot. It knows the kinds that can be the end of a connection, and Services.
 */

/** With the short names that the API server tells of (`kubectl api-resources`). */
const SHORT_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ['Pod', ['po']],
  ['Deployment', ['deploy']],
  ['ReplicaSet', ['rs']],
  ['ReplicationController', ['rc']],
  ['StatefulSet', ['sts']],
  ['DaemonSet', ['ds']],
  ['Job', []],
  ['CronJob', ['cj']],
  ['DeploymentConfig', ['dc']],
  ['Rollout', ['ro']],
  ['Service', ['svc']],
]);

const KINDS: ReadonlyMap<string, string> = new Map(
  [...SHORT_NAMES].flatMap(([kind, shortNames]) => {
    const word = kind.toLowerCase();
    return [word, `${word}s`, ...shortNames].map((name): [string, string] => [name, kind]);
  }),
);

/** The kind that `deploy`, `Deployment`, `deployments` or `deployment.apps` stand for; `undefined` for other words. */
export function kindNamed(word: string): string | undefined {
  const [name = ''] = word.toLowerCase().split('.');
  return KINDS.get(name);
}
