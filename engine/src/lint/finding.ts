/**
 * A problem made ready to be shown: with its severity, its sentence, and its place in the file.
 */
import type { ApiError, RuleId, Severity } from '../problem.ts';
import type { Location } from '../text/location.ts';
import type { Message } from '../text/say.ts';
import type { OtherChecker } from './rule.ts';

export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** One line, lower case, user text in backticks: what, why it matters, what to do. */
  readonly message: Message;
  readonly location: Location;
  /** Field path in the resource, where there is one. */
  readonly path: string | undefined;
  /** `shop/db[NetworkPolicy]`, where the finding is about a resource. */
  readonly resource: string | undefined;
  /** Name of the scope, where the file is in exactly one. */
  readonly scope: string | undefined;
  readonly api: ApiError | undefined;
  readonly related: readonly Location[];
  /** Who else sees it; `undefined` where nobody does. */
  readonly alsoSeenBy: OtherChecker | undefined;
}
