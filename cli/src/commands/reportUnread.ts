/**
 * Says beside a matrix what its answer is missing: text that could not be read, and manifests that a cluster would
 * reject. The findings themselves are `podgate check`'s.
 */
import { formatMessage, type Finding, type RuleId } from '../../../engine/src/index.ts';
import type { OpenProject } from '../input/openProject.ts';
import { countText } from '../output/countText.ts';
import { createPlaceOf } from '../report/place.ts';
import { placeText } from '../report/checkText.ts';

/** Findings that mean: something is not in the answer. */
const UNREAD_RULES: ReadonlySet<RuleId> = new Set(['yaml-syntax', 'input-too-large', 'config-invalid']);
const SHOWN_MAX = 10;

/** `what` are the manifests to people, where there are others. */
export function reportUnread(project: OpenProject, what = 'these manifests'): void {
  const { snapshot, messages } = project;
  const placeOf = createPlaceOf(project);
  const findings = snapshot.findings();
  const unread = findings.filter(({ rule }) => UNREAD_RULES.has(rule));
  for (const { location, message } of unread.slice(0, SHOWN_MAX)) {
    messages.note(`${placeText(placeOf(location))}: ${formatMessage(message)}`);
  }
  if (SHOWN_MAX < unread.length) {
    messages.note(
      `and ${countText(unread.length - SHOWN_MAX, 'more place', 'more places')} that could not be read`,
    );
  }
  const rejected = findings.filter(isRejected);
  if (0 < rejected.length) {
    const errors = countText(rejected.length, 'error', 'errors');
    messages.note(`the API server would reject parts of ${what} (${errors}); podgate check shows where`);
  }
}

function isRejected({ rule, severity }: Finding): boolean {
  return severity === 'error' && !UNREAD_RULES.has(rule);
}
