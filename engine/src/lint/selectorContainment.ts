/**
 * Whether every pod that some selectors can match is matched by one of others: of all pods there could ever be, not only of
 * those in the manifests. Exact: a search for labels that the first match and none of the others does. What is too large to
 * be searched counts as not contained.
 */
import { NAMESPACE_NAME_LABEL } from '../cluster/joinNamespaces.ts';
import type { Requirement } from '../k8s/resource.ts';
import type { PodMatcher } from '../policy/policy.ts';

/**
 * What a label may be: absent, or one of `values`, or (`isCofinite`) anything but `values`. Values are as good as
 * unlimited, so a cofinite set is never empty.
 */
interface Domain {
  readonly mayBeAbsent: boolean;
  readonly isCofinite: boolean;
  readonly values: ReadonlySet<string>;
}

/** Domains by label; labels of namespaces and of pods have keys of their own. What is not in it may be anything. */
type Domains = ReadonlyMap<string, Domain>;

/** A requirement on a label of a pod or of its namespace. */
interface Clause {
  readonly key: string;
  readonly domain: Domain;
}

const ANYTHING: Domain = { mayBeAbsent: true, isCofinite: true, values: new Set() };
/** Every namespace has its name (S30). */
const NAMESPACE_NAME_KEY = `namespace ${NAMESPACE_NAME_LABEL}`;
const PRESENT: Domain = { ...ANYTHING, mayBeAbsent: false };

/** More branches than these are given up. */
const STEPS_MAX = 5_000;

/** Whether nothing can match `inner` that none of `outers` matches. Selectors that were read in part contain nothing. */
export function isContained(inner: PodMatcher, outers: readonly PodMatcher[]): boolean {
  if (isPartial(inner)) {
    return false;
  }
  const start = restrict(new Map([[NAMESPACE_NAME_KEY, PRESENT]]), clausesOf(inner));
  const others = outers.filter((outer) => !isPartial(outer)).map(clausesOf);
  const budget = { steps: STEPS_MAX };
  return start === undefined || !hasWitness(start, others, budget);
}

/** Whether anything at all can match. */
export function isSatisfiable(matcher: PodMatcher): boolean {
  return restrict(new Map([[NAMESPACE_NAME_KEY, PRESENT]]), clausesOf(matcher)) !== undefined;
}

function isPartial({ namespaces, pods }: PodMatcher): boolean {
  return pods.isPartial || (namespaces.type === 'labels' && namespaces.selector.isPartial);
}

/** Labels that `domains` permit and that break a requirement of each of the others; when in doubt, yes. */
function hasWitness(
  domains: Domains,
  [first, ...others]: readonly (readonly Clause[])[],
  budget: { steps: number },
): boolean {
  if (first === undefined) {
    return true;
  }
  return first.some(({ key, domain }) => {
    if (budget.steps-- <= 0) {
      return true;
    }
    const broken = restrict(domains, [{ key, domain: complement(domain) }]);
    return broken !== undefined && hasWitness(broken, others, budget);
  });
}

/** The domains with more requirements; `undefined` where nothing is left. */
function restrict(domains: Domains, clauses: readonly Clause[]): Domains | undefined {
  const restricted = new Map(domains);
  for (const { key, domain } of clauses) {
    const both = intersect(restricted.get(key) ?? ANYTHING, domain);
    if (!both.mayBeAbsent && !both.isCofinite && both.values.size === 0) {
      return undefined;
    }
    restricted.set(key, both);
  }
  return restricted;
}

function clausesOf({ namespaces, pods }: PodMatcher): readonly Clause[] {
  const ofNamespace =
    namespaces.type === 'name'
      ? [{ key: NAMESPACE_NAME_KEY, domain: oneOf([namespaces.name]) }]
      : namespaces.selector.requirements.map((requirement) => toClause('namespace', requirement));
  return [...ofNamespace, ...pods.requirements.map((requirement) => toClause('pod', requirement))];
}

function toClause(of: 'namespace' | 'pod', { key, operator, values }: Requirement): Clause {
  return { key: `${of} ${key}`, domain: domainOf(operator, values) };
}

/** The rules of label selectors (S13): a missing label meets `NotIn` and `DoesNotExist`. */
function domainOf(operator: Requirement['operator'], values: readonly string[]): Domain {
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

function complement({ mayBeAbsent, isCofinite, values }: Domain): Domain {
  return { mayBeAbsent: !mayBeAbsent, isCofinite: !isCofinite, values };
}

function intersect(left: Domain, right: Domain): Domain {
  const mayBeAbsent = left.mayBeAbsent && right.mayBeAbsent;
  if (left.isCofinite && right.isCofinite) {
    return { mayBeAbsent, isCofinite: true, values: new Set([...left.values, ...right.values]) };
  }
  const [finite, other] = left.isCofinite ? [right, left] : [left, right];
  const values = [...finite.values].filter((value) => other.values.has(value) !== other.isCofinite);
  return { mayBeAbsent, isCofinite: false, values: new Set(values) };
}
