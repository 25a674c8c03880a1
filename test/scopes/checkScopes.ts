/**
 * Opens a fixture as a workspace and compares its scopes with what the test says. A scope is shown as a line with
 * its name, then its resources in alphabetical order, then a line for each thing that hides something.
 */
import assert from 'node:assert/strict';
import ignore from 'ignore';
import {
  formatMessage,
  openSnapshot,
  type PathMatcherFactory,
  readConfig,
  type ScopeView,
  type Snapshot,
} from '../../engine/src/index.ts';
import { readFixture } from '../fixture/readFixture.ts';

export const matchPaths: PathMatcherFactory = (patterns) => {
  const matcher = ignore().add([...patterns]);
  return (path) => matcher.ignores(path);
};

/** The snapshot of a fixture; its `podgate.yaml`, where it has one, makes the settings. */
export function openWorkspace(text: string): Snapshot {
  const { files } = readFixture(text);
  const config = files.find((file) => file.path === 'podgate.yaml')?.text ?? '';
  const { value: settings, problems } = readConfig(config);
  return openSnapshot(files, { settings, matchPaths, config: { path: 'podgate.yaml', problems } });
}

/**
 * Checks the scopes of a fixture. `expected` is, for each scope, its name, and below it, indented, the ids of its
 * workloads, policies and Services, and lines such as `hidden in shop: patches`.
 */
export function checkScopes(text: string, expected: string): void {
  const shown = openWorkspace(text).scopes.map(showScope).join('\n');
  assert.equal(shown, trimIndent(expected));
}

function showScope(scope: ScopeView): string {
  const { workloads, policies, services, incompleteness } = scope.cluster;
  const ids = [
    ...workloads.map((workload) => workload.id),
    ...policies.map((policy) => `${policy.namespace ?? ''}/${policy.name}[NetworkPolicy]`),
    ...services.map((service) => `${service.namespace ?? ''}/${service.name}[Service]`),
  ];
  const hidden = incompleteness.map(
    ({ namespace, cause }) => `hidden in ${namespace ?? 'all'}: ${formatMessage(cause)}`,
  );
  return [scope.name, ...ids.sort(), ...[...new Set(hidden)].sort()].join('\n  ');
}

/** Text without the blank line at its start and the indentation that its lines share. */
function trimIndent(text: string): string {
  const lines = text.replace(/^\n/, '').trimEnd().split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const shared = Math.min(...indents);
  return lines.map((line) => line.slice(shared)).join('\n');
}

/** A Deployment as short as it can be. */
export function deployment(name: string, namespace?: string): string {
  const place = namespace === undefined ? '' : `, namespace: ${namespace}`;
  return [
    'apiVersion: apps/v1',
    'kind: Deployment',
    `metadata: { name: ${name}${place} }`,
    'spec:',
    `  selector: { matchLabels: { app: ${name} } }`,
    '  template:',
    `    metadata: { labels: { app: ${name} } }`,
    '    spec: { containers: [{ name: main, image: main }] }',
    '',
  ].join('\n');
}

/** A policy that isolates all pods of its namespace. */
export function denyAll(name: string, namespace?: string): string {
  const place = namespace === undefined ? '' : `, namespace: ${namespace}`;
  return [
    'apiVersion: networking.k8s.io/v1',
    'kind: NetworkPolicy',
    `metadata: { name: ${name}${place} }`,
    'spec: { podSelector: {}, policyTypes: [Ingress] }',
    '',
  ].join('\n');
}
