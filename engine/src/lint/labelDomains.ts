/**
 * What the labels of a pod and of its namespace may be where a selector matches it: an algebra of sets of values.
 */
import { NAMESPACE_NAME_LABEL } from '../cluster/joinNamespaces.ts';
import type { Requirement } from '../k8s/resource.ts';
import type { PodMatcher } from '../policy/policy.ts';

/**
 * What a label may be: absent, or one of `values`, or (`isCofinite`) anything but `values`. Values are as good as
 * unlimited, so a cofinite set is never empty.
 */
export interface Domain {
  readonly mayBeAbsent: boolean;
  readonly isCofinite: boolean;
  readonly values: ReadonlySet<string>;
}

/** Domains by label; labels of namespaces and of pods have keys of their own. What is not in it may be anything. */
export type Domains = ReadonlyMap<string, Domain>;

/** What a selector permits, as far as it could be read. */
export interface Selection {
  readonly isPartial: boolean;
  /** `undefined` where nothing can match. */
  readonly domains: Domains | undefined;
}

const ANYTHING: Domain = { mayBeAbsent: true, isCofinite: true, values: new Set() };
const PRESENT: Domain = { ...ANYTHING, mayBeAbsent: false };
/** Every namespace has its name (S30). */
const NAMESPACE_NAME_KEY = `namespace ${NAMESPACE_NAME_LABEL}`;

const KNOWN = new WeakMap<PodMatcher, Selection>();

/** Worked out once for a matcher, which never changes. */
export function selectionOf(matcher: PodMatcher): Selection {
  let selection = KNOWN.get(matcher);
  if (selection === undefined) {
    selection = { isPartial: isPartial(matcher), domains: domainsOf(matcher) };
    KNOWN.set(matcher, selection);
  }
  return selection;
}

/** What `domains` says of a label. */
export function domainIn(domains: Domains, key: string): Domain {
  return domains.get(key) ?? ANYTHING;
}

export function isEmpty({ mayBeAbsent, isCofinite, values }: Domain): boolean {
  return !mayBeAbsent && !isCofinite && values.size === 0;
}

export function complement({ mayBeAbsent, isCofinite, values }: Domain): Domain {
  return { mayBeAbsent: !mayBeAbsent, isCofinite: !isCofinite, values };
}

/** What is in all of them. */
export function intersect(domains: readonly Domain[]): Domain {
  const mayBeAbsent = domains.every((domain) => domain.mayBeAbsent);
  const finite = domains.filter(({ isCofinite }) => !isCofinite);
  const [smallest] = finite.sort((left, right) => left.values.size - right.values.size);
  if (smallest === undefined) {
    return { mayBeAbsent, isCofinite: true, values: new Set(domains.flatMap(({ values }) => [...values])) };
  }
  const values = [...smallest.values].filter((value) => domains.every((domain) => holds(domain, value)));
  return { mayBeAbsent, isCofinite: false, values: new Set(values) };
}

/** Whether something is in both. */
export function overlaps(left: Domain, right: Domain): boolean {
  if ((left.mayBeAbsent && right.mayBeAbsent) || (left.isCofinite && right.isCofinite)) {
    return true;
  }
  const [finite, other] = left.isCofinite ? [right, left] : [left, right];
  for (const value of finite.values) {
    if (holds(other, value)) {
      return true;
    }
  }
  return false;
}

function holds({ isCofinite, values }: Domain, value: string): boolean {
  return values.has(value) !== isCofinite;
}

function isPartial({ namespaces, pods }: PodMatcher): boolean {
  return pods.isPartial || (namespaces.type === 'labels' && namespaces.selector.isPartial);
}

function domainsOf({ namespaces, pods }: PodMatcher): Domains | undefined {
  const domains = new Map([[NAMESPACE_NAME_KEY, PRESENT]]);
  const restrict = (key: string, domain: Domain): void => {
    domains.set(key, intersect([domainIn(domains, key), domain]));
  };
  if (namespaces.type === 'name') {
    restrict(NAMESPACE_NAME_KEY, oneOf([namespaces.name]));
  } else {
    namespaces.selector.requirements.forEach((each) => restrict(`namespace ${each.key}`, domainOf(each)));
  }
  pods.requirements.forEach((each) => restrict(`pod ${each.key}`, domainOf(each)));
  return [...domains.values()].some(isEmpty) ? undefined : domains;
}

/** The rules of label selectors (S13): a missing label meets `NotIn` and `DoesNotExist`. */
function domainOf({ operator, values }: Requirement): Domain {
  switch (operator) {
    case 'In':
      return oneOf(values);
    case 'NotIn':
      return complement(oneOf(values));
    case 'Exists':
      return PRESENT;
    case 'DoesNotExist':
      return complement(PRESENT);
  }
}

function oneOf(values: readonly string[]): Domain {
  return { mayBeAbsent: false, isCofinite: false, values: new Set(values) };
}
