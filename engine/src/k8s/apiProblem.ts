/**
 * Makes problems of what the API server's validation says, in the server's terms: type, field, bad value, detail.
 * Each function is one error type of the server and the rule that stands for it. The sentences for people are made
 * from `args` (`lint/rules/`); `args.reason` names the rule of the API that was broken.
 */
import type { ApiError, Problem, ProblemArgs, RuleId } from '../problem.ts';
import type { Span } from '../text/span.ts';

/** What is wrong, and where. */
export interface Offense {
  readonly span: Span;
  /** The server's path to the field. */
  readonly field: string;
  /** Ours, where it is more exact. */
  readonly path?: string;
  /** The server's words; empty where it says nothing beyond the type. */
  readonly detail: string;
  readonly args: ProblemArgs;
}

/** `Required value`: something must be there (`api-required`). */
export function requiredValue(offense: Offense): Problem {
  return createProblem('api-required', offense, { type: 'FieldValueRequired' });
}

/** `Invalid value` (`api-invalid-value`). `badValue` is written as the server prints it. */
export function invalidValue(offense: Offense, badValue: string): Problem {
  return createProblem('api-invalid-value', offense, { type: 'FieldValueInvalid', badValue });
}

/** `Unsupported value`: not one of a few words (`api-unsupported-value`). */
export function unsupportedValue(offense: Offense, badValue: string): Problem {
  return createProblem('api-unsupported-value', offense, { type: 'FieldValueNotSupported', badValue });
}

/** `Forbidden`: may not be there (`api-forbidden`). */
export function forbiddenValue(offense: Offense): Problem {
  return createProblem('api-forbidden', offense, { type: 'FieldValueForbidden' });
}

/** `Too long` (`api-invalid-value`). */
export function tooLongValue(offense: Offense): Problem {
  return createProblem('api-invalid-value', offense, { type: 'FieldValueTooLong' });
}

/** What the decoder refuses before validation begins. */
export function decodeError(rule: RuleId, offense: Offense): Problem {
  return createProblem(rule, offense, { type: 'DecodeError' });
}

/** What the server accepts with a warning. */
export function apiWarning(rule: RuleId, offense: Offense): Problem {
  return { ...createProblem(rule, offense, { type: 'Warning' }), severity: 'warning' };
}

function createProblem(rule: RuleId, offense: Offense, error: Pick<ApiError, 'type' | 'badValue'>): Problem {
  const { span, field, path = field, detail, args } = offense;
  return { rule, span, args, path, api: { ...error, field, detail } };
}
