/**
 * `podgate generate --split POLICY`: several policies in the place of one, which decide the same together. It writes no
 * file; what comes of the change is `writeChanges.ts`' matter.
 */
import {
  findNearest,
  formatMessage,
  listSplits,
  splitPolicy,
  writeSplit,
  writeSplitRefusal,
  type ScopeView,
  type SplitBy,
} from '../../../engine/src/index.ts';
import { UsageError } from '../exitCode.ts';
import type { OpenProject } from '../input/openProject.ts';
import { avoidFiles } from './avoidFiles.ts';
import type { PolicyChanges } from './writeChanges.ts';

type NetworkPolicy = ScopeView['cluster']['policies'][number];

/** Without `by` it is split as finely as the policy allows. Throws `UsageError` where there is no such policy, or no split. */
export function splitNamedPolicy(
  project: OpenProject,
  view: ScopeView,
  { name, by }: { readonly name: string; readonly by: SplitBy | undefined },
): PolicyChanges {
  const policy = findPolicy(view, name);
  const way = by ?? chooseWay(policy);
  const { snapshot, readText } = project;
  const split = avoidFiles(project, (taken) =>
    way === undefined ? 'oneConcern' : splitPolicy(snapshot, policy, way, { readText, taken }),
  );
  if (typeof split === 'string') {
    throw new UsageError(`cannot split ${name}: ${formatMessage(writeSplitRefusal(split))}`);
  }
  return { texts: split.texts, notes: [formatMessage(writeSplit(split))] };
}

/** By rule is by direction, too. */
function chooseWay(policy: NetworkPolicy): SplitBy | undefined {
  const ways = listSplits(policy).map(({ by }) => by);
  return (['rule', 'direction', 'value'] as const).find((way) => ways.includes(way));
}

/** `shop/web` or `shop/web[NetworkPolicy]`; without a namespace, the only one of the name. */
function findPolicy({ cluster, namespace }: ScopeView, name: string): NetworkPolicy {
  const wanted = name.replace(/\[NetworkPolicy\]$/, '');
  const named = cluster.policies.map((policy) => ({
    policy,
    id: `${policy.namespace ?? namespace}/${policy.name}`,
  }));
  const found = named.filter(({ policy, id }) => id === wanted || policy.name === wanted);
  const [first, ...others] = found;
  if (first === undefined) {
    const nearest = findNearest(
      wanted,
      named.map(({ id }) => id),
    );
    throw new UsageError(
      `there is no policy ${name}${nearest === undefined ? '' : `; did you mean ${nearest}?`}`,
    );
  }
  if (0 < others.length) {
    throw new UsageError(`${name} is ambiguous: ${found.map(({ id }) => id).join(', ')}; write one of these`);
  }
  return first.policy;
}
