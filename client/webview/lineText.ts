/**
 * What lines are called: in a header, where the namespace may stand beside it already; in full, for tooltips and screen
 * readers; and what is said beside the names of rows.
 */
import type { MatrixEndpoint } from '../../protocol/src/matrix.ts';
import type { Group, Line } from './model/axis.ts';
import type { MatrixTable } from './model/matrixTable.ts';
import { t } from './translate.ts';

/** Names of endpoints, worked out once for a matrix. */
export class LineTexts {
  readonly #endpoints: readonly MatrixEndpoint[];
  /** Workloads whose namespace and name another one has too. */
  readonly #ambiguous: ReadonlySet<string>;

  constructor({ matrix }: MatrixTable) {
    this.#endpoints = matrix.endpoints;
    const seen = new Set<string>();
    const twice = new Set<string>();
    for (const endpoint of matrix.endpoints) {
      const name = pathOf(endpoint);
      (seen.has(name) ? twice : seen).add(name);
    }
    this.#ambiguous = twice;
  }

  /** For a header. */
  label(line: Line): string {
    if (line.type !== 'endpoint') {
      return line.group === undefined ? '' : groupName(line.group);
    }
    const first = this.#endpoints[line.members[0] ?? -1];
    const name = first === undefined ? '' : this.#label(first, line.group !== undefined);
    return line.members.length === 1 ? name : t('{0} and {1} alike', name, line.members.length - 1);
  }

  /** Which endpoints these are, in words that stand alone. */
  full(line: Line): string {
    if (line.type !== 'endpoint') {
      return line.group === undefined ? '' : groupTitle(line.group);
    }
    return line.members.map((member) => this.endpoint(member)).join(', ');
  }

  endpoint(index: number): string {
    const endpoint = this.#endpoints[index];
    return endpoint === undefined ? '' : this.#label(endpoint, false);
  }

  /** Besides the name: which addresses exactly, labels, how many pods. */
  details(line: Line): string {
    const endpoint = line.members.length === 1 ? this.#endpoints[line.members[0] ?? -1] : undefined;
    if (endpoint === undefined) {
      return '';
    }
    const { type, id, addresses, labels = [] } = endpoint;
    return type === 'addresses' ? (addresses ?? id) : [id, ...labels].join('\n');
  }

  /** Beside the name of a row: `in · out` where policies isolate it, and of a namespace how much is in it. */
  badge({ type, members, group }: Line): string {
    if (type !== 'endpoint') {
      return group === undefined ? '' : this.#summary(group, type);
    }
    const { isolated } = this.#endpoints[members[0] ?? -1] ?? {};
    const parts = [
      ...(isolated?.ingress === 'isolated' ? [t('in')] : []),
      ...(isolated?.egress === 'isolated' ? [t('out')] : []),
    ];
    return parts.join(' · ');
  }

  /** How many workloads, and how many of them anybody may reach. */
  #summary({ namespace, members }: Group, type: Exclude<Line['type'], 'endpoint'>): string {
    if (namespace === undefined) {
      return '';
    }
    // A closed one has the room of a name.
    if (type === 'group') {
      return countWorkloads(members.length);
    }
    const open = members.filter(
      (member) => this.#endpoints[member]?.isolated?.ingress === 'notIsolated',
    ).length;
    return open === 0
      ? countWorkloads(members.length)
      : t('{0} · {1} not isolated', countWorkloads(members.length), open);
  }

  #label(endpoint: MatrixEndpoint, isInGroup: boolean): string {
    const { id, type, name = id } = endpoint;
    if (type === 'addresses') {
      return name;
    }
    const path = pathOf(endpoint);
    const short = isInGroup ? name : path;
    // Its id goes on with what tells it apart: the kind, and which of several it is.
    return this.#ambiguous.has(path) && id.startsWith(path) ? `${short}${id.slice(path.length)}` : short;
  }
}

function groupName({ namespace }: Group): string {
  return namespace ?? t('addresses');
}

function groupTitle({ namespace, members }: Group): string {
  return namespace === undefined ? t('{0} sets of addresses', members.length) : t('namespace {0}', namespace);
}

export function countWorkloads(count: number): string {
  return count === 1 ? t('1 workload') : t('{0} workloads', count);
}

function pathOf({ id, namespace, name }: MatrixEndpoint): string {
  return namespace === undefined || name === undefined ? id : `${namespace}/${name}`;
}
