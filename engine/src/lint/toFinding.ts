/**
 * Makes findings of problems: whether a problem holds for the chosen version of Kubernetes, how severe it is, its
 * sentence, and its place in the file. It does not look for problems and does not sort or merge findings.
 */
import { resourceId } from '../cluster/resourceIdentity.ts';
import type { KubernetesVersion, Settings } from '../config/settings.ts';
import type { Resource } from '../k8s/resource.ts';
import type { ApiError, Problem, VersionCondition } from '../problem.ts';
import type { SourceUnit } from '../source/sourceFile.ts';
import type { Location } from '../text/location.ts';
import { shiftSpan, type Span } from '../text/span.ts';
import type { Finding } from './finding.ts';
import { getRule } from './rules/index.ts';
import { showControlCharacters } from './showControlCharacters.ts';

/** The unit that a problem was found in, as far as its findings need it. */
export interface FindingUnit {
  /** Offset in the file that the problem's spans count from. */
  readonly start: number;
  /** In the order of their places. Empty where the problem is about no resource. */
  readonly resources: readonly Resource[];
}

/** What all findings of a file share. */
export interface FindingContext {
  /** Path of the file. */
  readonly file: string;
  readonly settings: Pick<Settings, 'kubernetesVersion' | 'rules'>;
  /** Name of the scope, where the file is in exactly one. */
  readonly scope: string | undefined;
  /** Namespace of resources that name none. */
  readonly namespace: string;
}

/** The finding of a problem; `undefined` where it does not hold for the version, or the user switched its rule off. */
export function toFinding(problem: Problem, unit: FindingUnit, context: FindingContext): Finding | undefined {
  const { file, settings, scope, namespace } = context;
  const rule = getRule(problem.rule);
  const severity = settings.rules.get(problem.rule) ?? problem.severity ?? rule.severity;
  if (severity === 'off' || !holds(problem.versions, settings.kubernetesVersion)) {
    return undefined;
  }
  const place = (span: Span): Location => ({ file, span: shiftSpan(span, unit.start) });
  const resource = findResource(unit.resources, problem.span);
  return {
    rule: problem.rule,
    severity,
    message: showControlCharacters(rule.message(problem)),
    location: place(problem.span),
    path: problem.path,
    resource: resource === undefined ? undefined : resourceId(resource, namespace),
    scope,
    api: problem.api,
    related: (problem.related ?? []).map(place),
  };
}

/**
 * The findings of a unit's own problems. The API server sends warnings about an object only when nothing else is
 * wrong with it; otherwise they are still worth knowing, but carry no `api`.
 */
export function toUnitFindings(
  unit: FindingUnit & Pick<SourceUnit, 'problems' | 'isStale'>,
  context: FindingContext,
): readonly Finding[] {
  // The resources of a stale unit have their places in another text.
  const shown = unit.isStale ? { start: unit.start, resources: [] } : unit;
  const found = unit.problems.flatMap((problem) => {
    const finding = toFinding(problem, shown, context);
    return finding === undefined ? [] : [{ about: findResource(shown.resources, problem.span), finding }];
  });
  const refused = new Set(found.filter(({ finding }) => isRefusal(finding.api)).map(({ about }) => about));
  return found.map(({ about, finding }) => {
    const isUnsent = finding.api?.type === 'Warning' && refused.has(about);
    return isUnsent ? { ...finding, api: undefined } : finding;
  });
}

function isRefusal(api: ApiError | undefined): boolean {
  return api !== undefined && api.type !== 'Warning';
}

/** Whether a condition holds for a version; for all that is newer than the newest known version, too. */
export function holds(
  condition: VersionCondition | undefined,
  version: KubernetesVersion | undefined,
): boolean {
  if (condition === undefined) {
    return true;
  }
  if (version === undefined) {
    return condition.whenUnset === 'holds';
  }
  const minor = version.major === 1 ? version.minor : Infinity;
  return (condition.sinceMinor ?? 0) <= minor && minor < (condition.beforeMinor ?? Infinity);
}

/** The last resource that starts before the span; the resources of a unit stand in it one after the other. */
function findResource(resources: readonly Resource[], span: Span): Resource | undefined {
  let low = 0;
  let high = resources.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const start = resources[middle]?.span.start ?? 0;
    if (start <= span.start) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return resources[Math.max(low - 1, 0)];
}
