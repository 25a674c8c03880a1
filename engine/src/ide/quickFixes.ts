/**
 * Quick fixes: what can be done about the findings in a stretch of text, and what can be written there without a
 * finding. Rules and actions have files of their own; here their edits are put into the file's offsets and judged:
 * what would not be YAML is not offered.
 */
import type { KubernetesVersion } from '../config/settings.ts';
import type { ClusterProblem } from '../lint/clusterCheck.ts';
import type { Finding } from '../lint/finding.ts';
import type { Fix, FixSource } from '../lint/fix.ts';
import { getRule } from '../lint/rules/index.ts';
import { holds } from '../lint/toFinding.ts';
import type { RuleId } from '../problem.ts';
import type { SourceUnit } from '../source/sourceFile.ts';
import { appendTo } from '../text/appendTo.ts';
import type { UnitPlace } from '../text/location.ts';
import { formatMessage, type Message } from '../text/say.ts';
import { shiftSpan, type Span } from '../text/span.ts';
import { applyEdits, type TextEdit } from '../text/textEdit.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { parseUnit } from '../yaml/parse.ts';
import { locate } from '../k8s/resource.ts';
import { addPeerNamespace } from './addPeerNamespace.ts';
import type { FileRange } from './filePosition.ts';
import { openManifest, type OpenManifest, type TextOf } from './openManifest.ts';
import { fixConfig } from './fixConfig.ts';
import { fixSuppression } from './fixSuppression.ts';
import { findResourceAt, openUnit, type OpenUnit } from './openUnit.ts';
import { findNode } from '../yaml/findNode.ts';
import { removeManifest } from './removeManifest.ts';
import { findPolicyScenes } from './policyScene.ts';
import { writePolicyTypes } from './writePolicyTypes.ts';

/** A change of a file, which need not be the one that was asked about. */
export interface QuickFix {
  readonly title: Message;
  readonly file: string;
  /** In offsets of the file. */
  readonly edits: readonly TextEdit[];
  /** What it removes; `undefined` for an action that is offered without a finding. */
  readonly finding: Finding | undefined;
  /** Whether the policies mean the same afterwards. */
  readonly isSafe: boolean;
}

/** Fixes of findings first, then actions. Those that edit another file are offered where its text is at hand. */
export function quickFixesAt(
  snapshot: Snapshot,
  range: FileRange,
  textOf: TextOf = () => undefined,
): readonly QuickFix[] {
  const units = snapshot.files.get(range.file)?.units ?? [];
  const shown = findingsAt(snapshot, range);
  const asked: Asked = {
    range,
    kubernetesVersion: snapshot.options.settings.kubernetesVersion,
    findings: new Map(shown.map((finding) => [keyOf(finding.rule, finding.location.span), finding])),
    budget: new JudgeBudget(),
  };
  const touched = units.filter(({ start, end }) => touch({ start, end }, range.span));
  const fixes = touched.flatMap((unit) => fixFindings(asked, unit));
  const problems = groupClusterProblems(snapshot, asked);
  const ofCluster = touched.flatMap((unit) =>
    fixClusterFindings(asked, unit, problems.get(units.indexOf(unit)) ?? [], (place) =>
      openManifest(snapshot, place, (file) => (file === range.file ? range.text : textOf(file))),
    ),
  );
  const unsuppressed = shown
    .filter(({ rule }) => rule === 'unused-suppression')
    .flatMap((finding) => fixSuppression(snapshot, range, finding));
  const ofConfig = fixConfig(snapshot, range, shown);
  return dropRepeated([
    ...fixes,
    ...ofCluster,
    ...ofConfig,
    ...unsuppressed,
    ...offerActions(snapshot, asked),
  ]);
}

/** What a finding's fix does already is no action besides. */
function dropRepeated(fixes: readonly QuickFix[]): readonly QuickFix[] {
  const titles = new Set<string>();
  return fixes.filter(({ title, finding }) => {
    const text = formatMessage(title);
    const isNew = finding !== undefined || !titles.has(text);
    titles.add(text);
    return isNew;
  });
}

/** The findings that the range touches. */
export function findingsAt(snapshot: Snapshot, { file, span }: FileRange): readonly Finding[] {
  const findings = snapshot.findingsOf(file);
  return findings.filter(({ location }) => touch(location.span, span));
}

interface Asked {
  readonly range: FileRange;
  /** The findings that the range touches; a problem without one is suppressed. */
  readonly findings: ReadonlyMap<string, Finding>;
  readonly kubernetesVersion: KubernetesVersion | undefined;
  readonly budget: JudgeBudget;
}

/** `span` is one of the file. */
function keyOf(rule: RuleId, { start, end }: Span): string {
  return `${rule} ${String(start)} ${String(end)}`;
}

function fixFindings(
  { range, findings, kubernetesVersion, budget }: Asked,
  unit: SourceUnit,
): readonly QuickFix[] {
  const open = 0 < unit.problems.length ? openUnit(range, unit) : undefined;
  if (open === undefined) {
    return [];
  }
  return unit.problems.flatMap((problem) => {
    const isMeant = holds(problem.versions, kubernetesVersion);
    const finding = isMeant
      ? findings.get(keyOf(problem.rule, shiftSpan(problem.span, unit.start)))
      : undefined;
    const fixes = finding === undefined ? [] : (getRule(problem.rule).fixes?.(problem, open) ?? []);
    return fixes.flatMap((fix) => toQuickFix(open, fix, finding, budget) ?? []);
  });
}

/**
 * The problems that are shown, by the index of their unit. A manifest that is in several scopes has its problem in each;
 * the first one's fixes do.
 */
function groupClusterProblems(
  snapshot: Snapshot,
  { range, findings }: Asked,
): ReadonlyMap<number, readonly ClusterProblem[]> {
  const byUnit = new Map<number, ClusterProblem[]>();
  const done = new Set<string>();
  for (const problem of snapshot.scopesOf(range.file).flatMap(({ checked }) => checked.problems)) {
    const { file, unitIndex } = problem.resource;
    const key = keyOf(problem.rule, snapshot.locate(locate(problem.resource, problem.span)).span);
    if (file === range.file && findings.has(key) && !done.has(key)) {
      done.add(key);
      appendTo(byUnit, unitIndex, problem);
    }
  }
  return byUnit;
}

function fixClusterFindings(
  { range, findings, budget }: Asked,
  unit: SourceUnit,
  problems: readonly ClusterProblem[],
  openPlace: (place: UnitPlace) => OpenManifest | undefined,
): readonly QuickFix[] {
  const open = 0 < problems.length ? openUnit(range, unit) : undefined;
  if (open === undefined) {
    return [];
  }
  return problems.flatMap((problem) => {
    const finding = findings.get(keyOf(problem.rule, shiftSpan(problem.span, unit.start)));
    const root = findNode(open.root, problem.resource.span);
    const openOther = (position: number): OpenManifest | undefined => {
      const place = problem.elsewhere?.[position];
      return place === undefined ? undefined : openPlace(place);
    };
    const openElsewhere = (position: number): FixSource | undefined => {
      const other = openOther(position);
      return other === undefined ? undefined : { text: other.unit.text, root: other.root };
    };
    const fixes =
      root === undefined
        ? []
        : (getRule(problem.rule).fixes?.(problem, { text: open.text, root, openElsewhere }) ?? []);
    return fixes.flatMap((fix) => {
      if (fix.removesManifest === true && root !== undefined) {
        const edit = budget.take(range.text.length) ? removeManifest(range, open, root) : undefined;
        const { title, isSafe } = fix;
        return edit === undefined ? [] : { title, file: range.file, edits: [edit], finding, isSafe };
      }
      const edited = fix.elsewhere === undefined ? open : openOther(fix.elsewhere)?.unit;
      return edited === undefined ? [] : (toQuickFix(edited, fix, finding, budget) ?? []);
    });
  });
}

/** Actions at the place where the range begins. */
function offerActions(snapshot: Snapshot, { range, budget }: Asked): readonly QuickFix[] {
  const isInScope = 0 < snapshot.scopesOf(range.file).length;
  const found = findResourceAt(snapshot, { file: range.file, text: range.text, offset: range.span.start });
  if (!isInScope || found?.resource.type !== 'networkPolicy') {
    return [];
  }
  const [scene] = findPolicyScenes(snapshot, found.resource);
  const peers = scene === undefined ? [] : addPeerNamespace(scene, found);
  return [...peers, ...writePolicyTypes(found.resource, found)].flatMap(
    (fix) => toQuickFix(found.unit, fix, undefined, budget) ?? [],
  );
}

/**
 * How much text may be read again to judge the fixes of one answer. A document with thousands of mistakes would else be
 * read thousands of times; of such a one the first fixes are offered.
 */
class JudgeBudget {
  #left = JUDGED_LENGTH_MAX;

  /** Whether so much may still be read; the first text may always. */
  take(length: number): boolean {
    const isLeft = 0 < this.#left;
    this.#left -= length;
    return isLeft;
  }
}

const JUDGED_LENGTH_MAX: number = 4 * 1024 * 1024;

function toQuickFix(
  { file, unit, text }: OpenUnit,
  fix: Fix,
  finding: Finding | undefined,
  budget: JudgeBudget,
): QuickFix | undefined {
  const after = budget.take(text.length) ? applyEdits(text, fix.edits) : undefined;
  if (after === undefined || 0 < parseUnit(after).problems.length) {
    return undefined;
  }
  const edits = fix.edits.map(({ span, newText }) => ({ span: shiftSpan(span, unit.start), newText }));
  return { title: fix.title, file, edits, finding, isSafe: fix.isSafe };
}

function touch(left: Span, right: Span): boolean {
  return left.start <= right.end && right.start <= left.end;
}
