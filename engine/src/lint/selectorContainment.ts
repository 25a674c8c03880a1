/**
 * Whether every pod that a selector can match is matched by one of others: of all pods there could ever be, not only of
 * those in the manifests. Exact: a search for labels that the first matches and none of the others does. What is too large
 * to be searched counts as not contained.
 */
import type { PodMatcher } from '../policy/policy.ts';
import { appendTo } from '../text/appendTo.ts';
import { Effort } from './effort.ts';
import {
  complement,
  domainIn,
  intersect,
  isEmpty,
  overlaps,
  selectionOf,
  type Domain,
  type Domains,
} from './labelDomains.ts';

/** For each label what of it a selector does not match; one such label is enough. */
type Breaks = Domains;

/** More branches than these are given up; no search is deeper than that. */
const BRANCHES_MAX = 1_000;

/**
 * Whether nothing can match `inner` that none of `outers` matches. Selectors that were read in part contain nothing, and
 * nothing contains them.
 */
export function isContained(inner: PodMatcher, outers: readonly PodMatcher[], effort: Effort): boolean {
  const { isPartial, domains } = selectionOf(inner);
  if (isPartial || !effort.spend(outers.length)) {
    return false;
  }
  if (domains === undefined) {
    return true;
  }
  const rivals: Breaks[] = [];
  for (const outer of outers) {
    const other = selectionOf(outer);
    if (other.isPartial || other.domains === undefined || !canShare(domains, other.domains)) {
      continue;
    }
    const breaks = breaksOf(domains, other.domains);
    if (breaks.size === 0) {
      return true;
    }
    rivals.push(breaks);
  }
  const left = dropEasyRivals(rivals, effort).sort((one, other) => one.size - other.size);
  return !canBreak(left, 0, new Map(), { branches: new Effort(BRANCHES_MAX), effort });
}

/** Whether anything at all can match. */
export function isSatisfiable(matcher: PodMatcher): boolean {
  return selectionOf(matcher).domains !== undefined;
}

/** Whether one pod can match both, as far as they could be read. */
export function canMatchBoth(left: PodMatcher, right: PodMatcher): boolean {
  const [one, other] = [selectionOf(left).domains, selectionOf(right).domains];
  return one !== undefined && other !== undefined && canShare(one, other);
}

function canShare(left: Domains, right: Domains): boolean {
  for (const [key, domain] of right) {
    if (!overlaps(domainIn(left, key), domain)) {
      return false;
    }
  }
  return true;
}

function breaksOf(inner: Domains, outer: Domains): Breaks {
  const breaks = new Map<string, Domain>();
  for (const [key, domain] of outer) {
    const broken = intersect([domainIn(inner, key), complement(domain)]);
    if (!isEmpty(broken)) {
      breaks.set(key, broken);
    }
  }
  return breaks;
}

/**
 * Leaves out those that a label breaks together with all others that it could break: setting it so spoils nothing. Nearly
 * every selector that people write goes here, so that there is nothing to search.
 */
function dropEasyRivals(rivals: readonly Breaks[], effort: Effort): Breaks[] {
  let left = [...rivals];
  for (;;) {
    const common = intersectByLabel(left);
    const hard = left.filter((breaks) => [...breaks.keys()].every((key) => isEmpty(domainIn(common, key))));
    if (hard.length === left.length || !effort.spend(left.length)) {
      return hard;
    }
    left = hard;
  }
}

function intersectByLabel(rivals: readonly Breaks[]): Domains {
  const byLabel = new Map<string, Domain[]>();
  for (const breaks of rivals) {
    for (const [key, domain] of breaks) {
      appendTo(byLabel, key, domain);
    }
  }
  return new Map([...byLabel].map(([key, domains]) => [key, intersect(domains)]));
}

/** Whether labels can be chosen that break every rival from `index` on, beside what is `chosen`; when in doubt, yes. */
function canBreak(
  rivals: readonly Breaks[],
  index: number,
  chosen: Map<string, Domain>,
  limits: { readonly branches: Effort; readonly effort: Effort },
): boolean {
  const rival = rivals[index];
  if (rival === undefined) {
    return true;
  }
  for (const [key, domain] of rival) {
    if (!limits.branches.spend(1) || !limits.effort.spend(1)) {
      return true;
    }
    const before = chosen.get(key);
    const both = before === undefined ? domain : intersect([before, domain]);
    if (!isEmpty(both)) {
      chosen.set(key, both);
      if (canBreak(rivals, index + 1, chosen, limits)) {
        return true;
      }
      restore(chosen, key, before);
    }
  }
  return false;
}

function restore(chosen: Map<string, Domain>, key: string, before: Domain | undefined): void {
  if (before === undefined) {
    chosen.delete(key);
  } else {
    chosen.set(key, before);
  }
}
