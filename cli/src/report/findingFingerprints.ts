/**
 * Marks by which a finding is known again when lines have moved: made of its rule, its file, its resource and the field
 * in it, and of no line. Two findings that all of this is equal of are counted through.
 */
import { fingerprint, formatMessage, type Finding } from '../../../engine/src/index.ts';

/** The marks in the order of the findings. `nameOf` is how files are named wherever the report is read. */
export function markFindings(
  findings: readonly Finding[],
  nameOf: (finding: Finding) => string,
): readonly string[] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const { rule, resource = '', path, message } = finding;
    // Without a field, the sentence tells what of the file is meant.
    const what = path ?? formatMessage(message);
    const key = JSON.stringify([rule, nameOf(finding), resource, what]);
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return fingerprint(`${key}${String(count)}`);
  });
}
