/**
 * Generated policies as text that somebody can read, change and apply: one document for each, with comments that say
 * where its connections are declared.
 */
import type { UnitPlace } from '../text/location.ts';
import { printable } from '../text/printable.ts';
import { writeBlock } from '../yaml/writeBlock.ts';
import { locate } from '../k8s/resource.ts';
import type { DeclaredConnection, DeclaredEntry } from './declaredConnections.ts';
import type { GeneratedPolicy } from './generatePolicies.ts';

/** Names a place for people, as `k8s/web.yaml:21`. */
export type ShowPlace = (place: UnitPlace) => string;

/** More reasons are counted. */
const REASONS_MAX = 20;

/** The documents, with `---` between them and a line break at the end. */
export function writePolicies(policies: readonly GeneratedPolicy[], showPlace: ShowPlace): string {
  return policies.map((policy) => writePolicy(policy, showPlace)).join('---\n');
}

function writePolicy(policy: GeneratedPolicy, showPlace: ShowPlace): string {
  const reasons = [
    ...policy.connections.map((connection) => writeConnection(connection, showPlace)),
    ...policy.entries.map((entry) => writeEntry(entry, showPlace)),
  ];
  const unique = [...new Set(reasons)];
  const rest = unique.length - REASONS_MAX;
  const comments = [...unique.slice(0, REASONS_MAX), ...(0 < rest ? [`and ${rest} more`] : [])];
  return [...comments.map((line) => `# ${printable(line)}`), ...writeBlock(policy.manifest), ''].join('\n');
}

/** `shop/web -> shop/api: API_URL, k8s/web.yaml:21`. */
function writeConnection({ from, to, name, place }: DeclaredConnection, showPlace: ShowPlace): string {
  const what = name === undefined ? '' : `${name}, `;
  return `${from.namespace}/${from.name} -> ${to.namespace}/${to.name}: ${what}${showPlace(place)}`;
}

function writeEntry({ to, route }: DeclaredEntry, showPlace: ShowPlace): string {
  const place = showPlace(locate(route, route.nameSpan));
  return `outside -> ${to.namespace}/${to.name}: ${route.kind} ${route.name}, ${place}`;
}
