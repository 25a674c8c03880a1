/**
 * Workloads as a table: what they are, where they run, how many pods they have, and why they are meant. Long lists
 * are cut, with a link to the rest.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import type { Members } from '../reachability/reachability.ts';
import { writeDoubt } from '../render/doubtText.ts';
import { linkWorkload } from '../render/nameText.ts';
import { code, linkTo, paragraph, prose, type Block, type InlineText } from '../render/richText.ts';
import type { Location } from '../text/location.ts';
import { say } from '../text/say.ts';

/** As many rows as a hover shows. */
const ROWS_MAX = 8;

export interface MemberTable {
  readonly members: Members;
  /** Why a workload is meant. */
  readonly why: (workload: WorkloadEndpoint) => InlineText;
  /** What stands here is what they are members of. */
  readonly place: Location;
}

/** The table, and below it what it leaves out; nothing for no members. */
export function tableMembers({ members, why, place }: MemberTable): readonly Block[] {
  const rows = [
    ...members.workloads.map((workload) => () => toRow(workload, why(workload))),
    ...members.maybe.map(
      ({ workload, because }) =>
        () =>
          toRow(workload, prose`${writeDoubt(because)}`),
    ),
  ];
  if (rows.length === 0) {
    return [];
  }
  const shown = rows.slice(0, ROWS_MAX).map((write) => write());
  const table: Block = {
    type: 'table',
    header: [say`workload`, say`namespace`, say`replicas`, say`because`],
    rows: shown,
  };
  const rest = rows.length - shown.length;
  return rest === 0 ? [table] : [table, noteRest(rest, place)];
}

/** "and 40 more", which leads to all of them. */
export function noteRest(rest: number, place: Location): Block {
  const content = prose`and ${rest} more`;
  return paragraph([linkTo(content, { type: 'list', location: place, list: 'meant' })]);
}

function toRow(workload: WorkloadEndpoint, why: InlineText): readonly InlineText[] {
  const { kind, namespace, replicas } = workload;
  return [
    prose`${linkWorkload(workload)} ${kind}`,
    prose`${code(namespace)}`,
    prose`${replicas ?? say`not known`}`,
    why,
  ];
}
