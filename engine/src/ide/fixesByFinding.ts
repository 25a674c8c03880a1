/**
 * The fixes of all findings of a file, looked for once; reports ask for them finding by finding.
 */
import type { Finding } from '../lint/finding.ts';
import { appendTo } from '../text/appendTo.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { OpenFile } from './filePosition.ts';
import type { TextOf } from './openManifest.ts';
import { quickFixesAt, type QuickFix } from './quickFixes.ts';

/** What answers with the fixes of a finding of the file, the likeliest first. */
export function fixesByFinding(
  snapshot: Snapshot,
  open: OpenFile,
  textOf?: TextOf,
): (finding: Finding) => readonly QuickFix[] {
  const byPlace = new Map<string, QuickFix[]>();
  // Two problems of one rule at one place may have a fix in common.
  const known = new Set<string>();
  const everywhere = { ...open, span: { start: 0, end: open.text.length } };
  for (const fix of quickFixesAt(snapshot, everywhere, textOf)) {
    const place = fix.finding === undefined ? '' : placeOf(fix.finding);
    const mark = `${place} ${fix.file} ${JSON.stringify(fix.edits)}`;
    if (place !== '' && !known.has(mark)) {
      known.add(mark);
      appendTo(byPlace, place, fix);
    }
  }
  return (finding) => byPlace.get(placeOf(finding)) ?? [];
}

function placeOf({ rule, location: { span } }: Finding): string {
  return `${rule} ${String(span.start)} ${String(span.end)}`;
}
