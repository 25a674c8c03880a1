/**
 * Quick fixes: what can be done about the findings in a stretch of text, and what can be written there without a
 * finding. Rules and actions have files of their own; here their edits are put into the file's offsets and judged:
 * what would not be YAML is not offered.
 */
import type { ClusterProblem } from '../lint/clusterCheck.ts';
import type { Finding } from '../lint/finding.ts';
import type { Fix } from '../lint/fix.ts';
import { getRule } from '../lint/rules/index.ts';
import { toFinding } from '../lint/toFinding.ts';
import type { SourceUnit } from '../source/sourceFile.ts';
import { formatMessage, type Message } from '../text/say.ts';
import { shiftSpan, type Span } from '../text/span.ts';
import { applyEdits, type TextEdit } from '../text/textEdit.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { parseUnit } from '../yaml/parse.ts';
import { addPeerNamespace } from './addPeerNamespace.ts';
import type { FileRange } from './filePosition.ts';
import { fixSuppression } from './fixSuppression.ts';
import { findResourceAt, openUnit, type OpenUnit } from './openUnit.ts';
import { findNode } from '../yaml/findNode.ts';
import { findPolicyScenes } from './policyScene.ts';
import { writePolicyTypes } from './writePolicyTypes.ts';

/** A change of the file. */
export interface QuickFix {
  readonly title: Message;
  /** In offsets of the file. */
  readonly edits: readonly TextEdit[];
  /** What it removes; `undefined` for an action that is offered without a finding. */
  readonly finding: Finding | undefined;
  /** Whether the policies mean the same afterwards. */
  readonly isSafe: boolean;
}

/** Fixes of findings first, then actions. */
export function quickFixesAt(snapshot: Snapshot, range: FileRange): readonly QuickFix[] {
  if (snapshot.scopesOf(range.file).length === 0) {
    return [];
  }
  const units = snapshot.files.get(range.file)?.units ?? [];
  const shown = findingsAt(snapshot, range);
  const touched = units.filter(({ start, end }) => touch({ start, end }, range.span));
  const fixes = touched
    .flatMap((unit) => fixFindings(snapshot, range, unit))
    .filter(({ finding }) => finding !== undefined && isShown(finding, shown));
  const ofCluster = touched.flatMap((unit) => fixClusterFindings(snapshot, range, unit));
  const unsuppressed = shown
    .filter(({ rule }) => rule === 'unused-suppression')
    .flatMap((finding) => fixSuppression(snapshot, range, finding));
  return dropRepeated([...fixes, ...ofCluster, ...unsuppressed, ...offerActions(snapshot, range)]);
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
  const findings = snapshot.findingsByFile().get(file) ?? [];
  return findings.filter(({ location }) => touch(location.span, span));
}

/** Suppressed findings need no fix. */
function isShown({ rule, location: { span } }: Finding, shown: readonly Finding[]): boolean {
  return shown.some(
    ({ rule: other, location }) =>
      rule === other && span.start === location.span.start && span.end === location.span.end,
  );
}

function fixFindings(snapshot: Snapshot, range: FileRange, unit: SourceUnit): readonly QuickFix[] {
  const open = openUnit(range, unit);
  if (open === undefined) {
    return [];
  }
  const { settings } = snapshot.options;
  const context = { file: range.file, base: unit.start, settings, scope: undefined, resource: undefined };
  return unit.problems.flatMap((problem) => {
    const isMeant = touch(shiftSpan(problem.span, unit.start), range.span);
    const finding = isMeant ? toFinding(problem, context) : undefined;
    const fixes = finding === undefined ? [] : (getRule(problem.rule).fixes?.(problem, open) ?? []);
    return fixes.flatMap((fix) => toQuickFix(open, fix, finding) ?? []);
  });
}

/** A manifest that is in several scopes has its problem in each; the first one's fixes do. */
function fixClusterFindings(snapshot: Snapshot, range: FileRange, unit: SourceUnit): readonly QuickFix[] {
  const open = openUnit(range, unit);
  if (open === undefined) {
    return [];
  }
  const shown = findingsAt(snapshot, range);
  const done = new Set<Finding>();
  const problems = snapshot.scopesOf(range.file).flatMap(({ checked }) => checked.problems);
  return problems.flatMap((problem) => {
    const finding = shown.find((candidate) => isFindingOf(candidate, problem));
    const root = findNode(open.root, problem.resource.span);
    if (
      finding === undefined ||
      root === undefined ||
      done.has(finding) ||
      problem.resource.base !== unit.start
    ) {
      return [];
    }
    done.add(finding);
    const fixes = getRule(problem.rule).fixes?.(problem, { text: open.text, root }) ?? [];
    return fixes.flatMap((fix) => toQuickFix(open, fix, finding) ?? []);
  });
}

function isFindingOf({ rule, location }: Finding, { rule: own, resource, span }: ClusterProblem): boolean {
  const { start, end } = shiftSpan(span, resource.base);
  return (
    rule === own &&
    location.file === resource.file &&
    location.span.start === start &&
    location.span.end === end
  );
}

/** Actions at the place where the range begins. */
function offerActions(snapshot: Snapshot, range: FileRange): readonly QuickFix[] {
  const found = findResourceAt(snapshot, { file: range.file, text: range.text, offset: range.span.start });
  if (found?.resource.type !== 'networkPolicy') {
    return [];
  }
  const [scene] = findPolicyScenes(snapshot, found.resource);
  const peers = scene === undefined ? [] : addPeerNamespace(scene, found);
  return [...peers, ...writePolicyTypes(found.resource, found)].flatMap(
    (fix) => toQuickFix(found.unit, fix, undefined) ?? [],
  );
}

function toQuickFix({ unit, text }: OpenUnit, fix: Fix, finding: Finding | undefined): QuickFix | undefined {
  const after = applyEdits(text, fix.edits);
  if (after === undefined || 0 < parseUnit(after).problems.length) {
    return undefined;
  }
  const edits = fix.edits.map(({ span, newText }) => ({ span: shiftSpan(span, unit.start), newText }));
  return { title: fix.title, edits, finding, isSafe: fix.isSafe };
}

function touch(left: Span, right: Span): boolean {
  return left.start <= right.end && right.start <= left.end;
}
