/**
 * All findings of a snapshot: what reading found in each unit, what `podgate.yaml` has wrong, which manifests define
 * one resource twice, and what rules found in each scope. Each is there once, however many scopes its file is in. The
 * sentences and severities are `lint/`'s.
 */
import { needsCluster } from '../lint/rule.ts';
import type { Finding } from '../lint/finding.ts';
import { getRule } from '../lint/rules/index.ts';
import { toFinding } from '../lint/toFinding.ts';
import type { RuleId } from '../problem.ts';
import type { SourceFile } from '../source/sourceFile.ts';
import { compareBytewise } from '../text/compareBytewise.ts';
import { formatMessage } from '../text/say.ts';
import type { Steps } from '../text/steps.ts';
import { groupProblems, listClusterFindings } from './clusterFindings.ts';
import { findDuplicates, listDuplicateFindings, type DuplicatesByFile } from './duplicateFindings.ts';
import { contextOf, findHomes, type FindingSources, type Home, type HomesOf } from './findingSources.ts';
import { suppressFindings } from './suppressFindings.ts';
import { listUnitFindings } from './unitFindings.ts';

/** The findings, to be asked for file by file. */
export function* collectFindings(sources: FindingSources): Steps<FindingsByFile> {
  for (const { view } of sources.entries) {
    yield* view.join();
    yield* view.checkInSteps();
  }
  return new FindingsByFile(sources);
}

/** Findings of a file are made when somebody first looks at it: after an edit few are looked at. */
export class FindingsByFile {
  readonly #sources: FindingSources;
  readonly #homesOf: HomesOf;
  readonly #duplicates: DuplicatesByFile;
  readonly #findings = new Map<string, readonly Finding[]>();
  #paths: readonly string[] | undefined;

  constructor(sources: FindingSources) {
    this.#sources = sources;
    this.#homesOf = findHomes(sources.entries);
    this.#duplicates = findDuplicates(sources.entries);
  }

  /** All files that have findings; and some that have none, because these are switched off or suppressed. Bytewise. */
  get paths(): readonly string[] {
    this.#paths ??= this.#listPaths();
    return this.#paths;
  }

  /** The findings of a file, by place and rule. */
  of(path: string): readonly Finding[] {
    let findings = this.#findings.get(path);
    if (findings === undefined) {
      findings = this.#collect(path);
      this.#findings.set(path, findings);
    }
    return findings;
  }

  #listPaths(): readonly string[] {
    const { files, config, entries } = this.#sources;
    const paths = new Set([
      ...[...files.values()].filter(hasProblems).map(({ path }) => path),
      ...(config === undefined ? [] : [config.path]),
      ...this.#duplicates.keys(),
      ...entries.flatMap(({ view }) => [...groupProblems(view.checked).keys()]),
    ]);
    return [...paths].sort(compareBytewise);
  }

  #collect(path: string): readonly Finding[] {
    const homes = this.#homesOf(path);
    const file = this.#sources.files.get(path);
    const found = [
      ...listConfigFindings(path, this.#sources),
      ...(file === undefined ? [] : listUnitFindings(file, homes, this.#sources)),
      ...listDuplicateFindings(this.#duplicates.get(path) ?? [], homes, this.#sources),
      ...listClusterFindings(path, homes, this.#sources),
    ];
    const left =
      file === undefined || file.suppressions.length === 0
        ? found
        : suppress(found, file, homes, this.#sources);
    return dropRepeated([...left].sort(compareFindings));
  }
}

/** Most files of most workspaces are right, or none of ours. */
function hasProblems({ units, suppressions }: SourceFile): boolean {
  return 0 < suppressions.length || units.some(({ problems }) => 0 < problems.length);
}

function listConfigFindings(path: string, { config, settings }: FindingSources): readonly Finding[] {
  if (config?.path !== path) {
    return [];
  }
  const context = { file: path, base: 0, settings, scope: undefined, resource: undefined };
  return config.problems.flatMap((problem) => toFinding(problem, context) ?? []);
}

// Suppressions ----------------------------------------------------------------------------------------------

function suppress(
  findings: readonly Finding[],
  file: SourceFile,
  homes: readonly Home[],
  sources: FindingSources,
): readonly Finding[] {
  const { settings } = sources;
  const { scope } = contextOf(file.path, homes, settings);
  const context = { file: file.path, base: 0, settings, scope, resource: undefined };
  return suppressFindings(findings, file, {
    isJudged: (rule) => isJudged(rule, homes, sources),
    toFinding: (problem) => toFinding(problem, context),
  });
}

/** Rules about the cluster are silent where the manifests do not tell all of it; those about text are not. */
function isJudged(rule: RuleId, homes: readonly Home[], { settings, extent }: FindingSources): boolean {
  const isOff = (settings.rules.get(rule) ?? getRule(rule).severity) === 'off';
  const isKnown = extent === 'whole' && homes.every(({ scope }) => scope.incompleteness.length === 0);
  return !isOff && 0 < homes.length && (isKnown || !needsCluster(getRule(rule)));
}

// Order -----------------------------------------------------------------------------------------------------

/** Two findings of one file. */
function compareFindings(left: Finding, right: Finding): number {
  return (
    left.location.span.start - right.location.span.start ||
    left.location.span.end - right.location.span.end ||
    compareBytewise(left.rule, right.rule) ||
    compareBytewise(formatMessage(left.message), formatMessage(right.message))
  );
}

function dropRepeated(sorted: readonly Finding[]): readonly Finding[] {
  return sorted.filter((finding, index) => {
    const before = sorted[index - 1];
    return before === undefined || compareFindings(before, finding) !== 0;
  });
}
