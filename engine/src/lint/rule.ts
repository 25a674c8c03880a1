/**
 * What a rule is: its id and severity, its words, and two examples that run as tests and appear on its page of the
 * documentation. The problems of rules about text are made by reading, lowering and checking; rules about the cluster
 * look for their own (`clusterCheck.ts`). Either way the rule turns their facts into one sentence, and into fixes.
 */
import type { Problem, RuleId, Severity } from '../problem.ts';
import { formatMessage, type Message, type MessagePart } from '../text/say.ts';
import type { ClusterCheck } from './clusterCheck.ts';
import type { Fix, FixSource } from './fix.ts';

/** Who else sees a mistake: whoever reads YAML, or whoever checks against a schema of Kubernetes. */
export type OtherChecker = 'reader' | 'schema';

export interface Rule {
  readonly id: RuleId;
  /** Severity of its findings, unless the problem or the user's settings say otherwise; `off` until a user wants it. */
  readonly severity: Severity | 'off';
  /** The other severity that some of its findings have: they are less sure, or more. */
  readonly sometimes?: Severity;
  /** One line for lists of rules, without a full stop. */
  readonly title: string;
  /** What the rule looks for, why it matters and what to do, in Markdown paragraphs. */
  readonly docs: string;
  /** A manifest with caret comments (`# ^^^ error rule-id: part of the message`) at what the rule finds. */
  readonly badExample: RuleExample;
  /** The same manifest as it should be, without findings. */
  readonly goodExample: RuleExample;
  /** Where the rule looks at the cluster; a rule without it is about text, and its problems are made where that is read. */
  readonly check?: ClusterCheck;
  /**
   * The sentence for a problem of this rule: what, why it matters, what to do. One line, lower case start, no full
   * stop, text of the user in backticks.
   */
  message(problem: Problem): Message;
  /** Who else sees the problem, so that an editor need not show it twice; without it, Podgate alone. */
  alsoSeenBy?(problem: Problem): OtherChecker | undefined;
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

/** A fact of the problem that is a list; empty where the problem does not have it. */
export function getList(problem: Problem, name: string): readonly string[] {
  const value = problem.args[name];
  return typeof value === 'object' && 'length' in value ? value : [];
}

/** A fact of the problem that may be words of its own; `undefined` where the problem does not have it, or it is a list. */
export function getPart(problem: Problem, name: string): MessagePart | undefined {
  const value = problem.args[name];
  return typeof value === 'object' && 'length' in value ? undefined : value;
}

/** Whether a rule looks beyond the text of one manifest, so that its silence may be that of missing manifests. */
export function needsCluster({ id, check }: Rule): boolean {
  return check !== undefined || id === 'duplicate-resource';
}

/** A fact of the problem as text; empty where the problem does not have it. */
export function getArgument(problem: Problem, name: string): string {
  const part = problem.args[name] ?? '';
  if (typeof part !== 'object') {
    return String(part);
  }
  return 'length' in part ? part.join(', ') : formatMessage(part);
}
