/**
 * What a rule is: its id and severity, its words, and two examples that run as tests and appear on its page of the
 * documentation. Where a rule's problems come from is not said here: reading, lowering and checking make them, and
 * the rule turns their facts into one sentence.
 */
import type { Problem, RuleId, Severity } from '../problem.ts';
import { formatMessage, type Message } from '../text/say.ts';
import type { Fix, FixSource } from './fix.ts';

export interface Rule {
  readonly id: RuleId;
  /** Severity of its findings, unless the problem or the user's settings say otherwise. */
  readonly severity: Severity;
  /** One line for lists of rules, without a full stop. */
  readonly title: string;
  /** What the rule looks for, why it matters and what to do, in Markdown paragraphs. */
  readonly docs: string;
  /** A manifest with caret comments (`# ^^^ error rule-id: part of the message`) at what the rule finds. */
  readonly badExample: RuleExample;
  /** The same manifest as it should be, without findings. */
  readonly goodExample: RuleExample;
  /**
   * The sentence for a problem of this rule: what, why it matters, what to do. One line, lower case start, no full
   * stop, text of the user in backticks.
   */
  message(problem: Problem): Message;
  /** Edits that would remove the problem, the likeliest first. */
  fixes?(problem: Problem, source: FixSource): readonly Fix[];
}

/** A manifest, or several files after `#-- path` lines. */
export interface RuleExample {
  readonly text: string;
  /** Minor version of Kubernetes 1 that the example assumes. */
  readonly kubernetesMinor?: number;
  /** Length of a comment that the test puts behind the text, where the point is its size. */
  readonly appendedLength?: number;
}

/** A fact of the problem as text; empty where the problem does not have it. */
export function getArgument(problem: Problem, name: string): string {
  const part = problem.args[name] ?? '';
  return typeof part === 'object' ? formatMessage(part) : String(part);
}
