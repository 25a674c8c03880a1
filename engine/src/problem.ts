/**
 * What a stage found wrong with a piece of text, as data: which rule, where, and the facts that the rule's own
 * file turns into a sentence. No English here; `lint/` makes findings of problems.
 */
import type { MessagePart } from './text/say.ts';
import type { Span } from './text/span.ts';

/** Severities from worst to least. `off` exists only in settings. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Every rule, in the order of the documentation. A rule's file in `lint/rules/` has its severity, words and examples. */
export const RULE_IDS = [
  'yaml-syntax',
  'template-skipped',
  'input-too-large',
  'config-invalid',
  'api-unknown-field',
  'api-wrong-type',
  'api-duplicate-field',
  'api-required',
  'api-invalid-value',
  'api-unsupported-value',
  'api-forbidden',
  'api-non-canonical-cidr',
  'api-unavailable-version',
  'api-yaml-1.1-value',
  'policy-selects-nothing',
  'peer-selects-nothing',
  'peer-in-other-namespace',
  'namespace-label-missing',
  'namespace-unknown',
  'selector-on-workload-labels',
  'selector-contradiction',
  'port-is-service-port',
  'port-not-exposed',
  'named-port-unresolved',
  'host-network-selected',
  'egress-blocks-dns',
  'implicit-policy-types',
  'implicit-namespace',
  'implicit-protocol',
  'split-peer',
  'blank-means-all',
  'rule-allows-all',
  'policy-closes-nothing',
  'ports-without-peers',
  'open-to-internet',
  'half-open',
  'ingress-backend-blocked',
  'apiserver-blocked',
  'workload-unprotected',
  'namespace-without-default-deny',
  'policy-undocumented',
  'rules-without-type',
  'rule-redundant',
  'policy-without-effect',
  'duplicate-resource',
  'cni-does-not-enforce',
  'cni-unsupported',
  'ip-block-covers-cluster',
  'unused-suppression',
  'service-selects-nothing',
  'ingress-backend-missing',
] as const;
export type RuleId = (typeof RULE_IDS)[number];

/** The error types of the API server's field validation, plus its warnings and the failures of its decoder. */
export type ApiErrorType =
  | 'FieldValueRequired'
  | 'FieldValueInvalid'
  | 'FieldValueNotSupported'
  | 'FieldValueForbidden'
  | 'FieldValueTooLong'
  | 'FieldValueDuplicate'
  | 'Warning'
  | 'DecodeError';

/** What the API server itself would say: its error type, its path to the field, and its own words. */
export interface ApiError {
  readonly type: ApiErrorType;
  /** Field path as the server prints it, such as `spec.ingress[0].ports[1].port`. */
  readonly field: string;
  /** The server's detail; empty where the server says nothing beyond the type. */
  readonly detail: string;
  /** The offending value as the server prints it (strings quoted as Go does), where it prints one. */
  readonly badValue?: string;
}

/**
 * The versions of Kubernetes that a problem holds for, as minor versions of Kubernetes 1. Units are read before
 * anyone asks for a version, so a problem carries the condition and whoever shows it decides.
 */
export interface VersionCondition {
  readonly sinceMinor?: number;
  readonly beforeMinor?: number;
  /** What holds where no version is chosen. */
  readonly whenUnset: 'holds' | 'doesNotHold';
}

/** One problem. `span` counts from the start of the unit that it was found in. */
export interface Problem {
  readonly rule: RuleId;
  readonly span: Span;
  /** Facts for the rule's message. */
  readonly args: ProblemArgs;
  /** Our own path to the value, which may be more exact than the server's: `spec.podSelector.matchLabels.app`. */
  readonly path?: string;
  readonly api?: ApiError;
  /** Where the problem is less or more than its rule's severity says, its own. */
  readonly severity?: Severity;
  /** Where it holds for some versions of Kubernetes only. */
  readonly versions?: VersionCondition;
  /** Other places that belong to the problem, such as the first of two equal keys. */
  readonly related?: readonly Span[];
}

/** Values that a message needs, by name; words only where the stage alone knows what would be right. */
export type ProblemArgs = Readonly<Record<string, MessagePart | readonly string[]>>;

/** What every stage returns: what it understood, and what it could not. */
export interface Result<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}
