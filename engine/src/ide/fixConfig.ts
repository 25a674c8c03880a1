/**
 * Fixes of the mistakes in `podgate.yaml`, which is no manifest and in no scope. What the fixes are is the rule's matter
 * (`lint/rules/configInvalid.ts`).
 */
import type { Finding } from '../lint/finding.ts';
import { getRule } from '../lint/rules/index.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { normalizeBreaks } from '../yaml/normalizeBreaks.ts';
import { parseUnit } from '../yaml/parse.ts';
import type { OpenFile } from './filePosition.ts';
import type { QuickFix } from './quickFixes.ts';

/** Those of the findings that stand in the open file; none for other files. */
export function fixConfig(
  { options }: Snapshot,
  { file, text }: OpenFile,
  findings: readonly Finding[],
): readonly QuickFix[] {
  const problems = options.config?.path === file && 0 < findings.length ? options.config.problems : [];
  const written = normalizeBreaks(text);
  const root = problems.length === 0 ? undefined : parseUnit(written).value;
  return problems.flatMap((problem) => {
    const finding = findings.find(
      ({ rule, location: { span } }) =>
        rule === problem.rule && span.start === problem.span.start && span.end === problem.span.end,
    );
    const fixes =
      finding === undefined || root === undefined
        ? []
        : (getRule(problem.rule).fixes?.(problem, { text: written, root }) ?? []);
    return fixes.map(({ title, edits, isSafe }) => ({ title, file, edits, finding, isSafe }));
  });
}
