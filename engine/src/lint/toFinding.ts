/**
 * Makes findings of problems: whether a problem holds for the chosen version of Kubernetes, how severe it is, its
 * sentence, and its place in the file. It does not look for problems and does not sort or merge findings.
 */
import type { KubernetesVersion, Settings } from '../config/settings.ts';
import type { Resource } from '../k8s/resource.ts';
import type { ApiError, Problem, VersionCondition } from '../problem.ts';
import type { SourceUnit } from '../source/sourceFile.ts';
import type { Location } from '../text/location.ts';
import { shiftSpan, type Span } from '../text/span.ts';
import type { Finding } from './finding.ts';
import { formatResourceId } from './formatResourceId.ts';
import { getRule } from './rules/index.ts';

/** What a finding depends on besides its problem. */
export interface FindingContext {
  /** Path of the file. */
  readonly file: string;
  /** Offset in the file that the problem's spans count from. */
  readonly base: number;
  readonly settings: Pick<Settings, 'kubernetesVersion' | 'rules'>;
  /** Name of the scope, where the file is in exactly one. */
  readonly scope: string | undefined;
  /** Id of the resource that the problem is about. */
  readonly resource: string | undefined;
  /** Places in other files that belong to the finding. */
  readonly related?: readonly Location[];
}

/** What a problem became last, and where. */
interface Made {
  readonly context: FindingContext;
  readonly finding: Finding | undefined;
}

/** Typing elsewhere leaves nearly all findings as they are, and who remembers something about one finds it again. */
const MADE = new WeakMap<Problem, Made>();

/**
 * The finding of a problem; `undefined` where it does not hold for the version, or the user switched its rule off. It is
 * the same object as long as nothing about it is different, and says the same sentence wherever its manifest moves.
 */
export function toFinding(problem: Problem, context: FindingContext): Finding | undefined {
  const known = MADE.get(problem);
  if (known === undefined || !saysTheSame(known.context, context)) {
    return remember(problem, context, makeFinding(problem, context));
  }
  const { finding } = known;
  if (finding === undefined || isSamePlace(known.context, context)) {
    return finding;
  }
  return remember(problem, context, { ...finding, ...placesOf(problem, context) });
}

function remember(
  problem: Problem,
  context: FindingContext,
  finding: Finding | undefined,
): Finding | undefined {
  MADE.set(problem, { context, finding });
  return finding;
}

function saysTheSame(left: FindingContext, right: FindingContext): boolean {
  return (
    left.file === right.file &&
    left.settings === right.settings &&
    left.scope === right.scope &&
    left.resource === right.resource
  );
}

function isSamePlace(
  { base, related = [] }: FindingContext,
  { base: otherBase, related: others = [] }: FindingContext,
): boolean {
  return (
    base === otherBase &&
    related.length === others.length &&
    related.every(({ file, span }, index) => {
      const other = others[index];
      return file === other?.file && span.start === other.span.start && span.end === other.span.end;
    })
  );
}

function makeFinding(problem: Problem, context: FindingContext): Finding | undefined {
  const { settings, scope, resource } = context;
  const rule = getRule(problem.rule);
  const severity = settings.rules.get(problem.rule) ?? problem.severity ?? rule.severity;
  if (severity === 'off' || !holds(problem.versions, settings.kubernetesVersion)) {
    return undefined;
  }
  return {
    rule: problem.rule,
    severity,
    message: rule.message(problem),
    ...placesOf(problem, context),
    path: problem.path,
    resource,
    scope,
    api: problem.api,
    alsoSeenBy: rule.alsoSeenBy?.(problem),
  };
}

function placesOf(
  problem: Problem,
  { file, base, related = [] }: FindingContext,
): Pick<Finding, 'location' | 'related'> {
  const place = (span: Span): Location => ({ file, span: shiftSpan(span, base) });
  return {
    location: place(problem.span),
    related: [...(problem.related ?? []).map(place), ...related],
  };
}

/** What the findings of a whole unit depend on. */
export interface UnitContext extends Pick<FindingContext, 'file' | 'settings' | 'scope'> {
  /** Namespace of resources that name none. */
  readonly namespace: string;
}

/**
 * The findings of a unit's own problems. The API server sends warnings about an object only when nothing else is
 * wrong with it; otherwise they are still worth knowing, but carry no `api`.
 */
export function toUnitFindings(unit: SourceUnit, context: UnitContext): readonly Finding[] {
  const { file, settings, scope, namespace } = context;
  // The resources of a stale unit have their places in another text.
  const resources = unit.isStale ? [] : unit.resources;
  const found = unit.problems.flatMap((problem) => {
    const about = findResource(resources, problem.span);
    const resource = about === undefined ? undefined : formatResourceId(about, namespace);
    const finding = toFinding(problem, { file, base: unit.start, settings, scope, resource });
    return finding === undefined ? [] : [{ about, finding }];
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
  const isBefore = condition.beforeMinor === undefined || minor < condition.beforeMinor;
  return (condition.sinceMinor ?? 0) <= minor && isBefore;
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
