/**
 * Suppressions: what a manifest says about findings that it does not want to hear of, and the stretch of text that it
 * says it for. Written as a comment (`# podgate-disable-next-line RULE -- reason`, `# podgate-disable RULE` for a
 * document) or as an annotation, which survives rendering. Reading them is `readSuppressions.ts`', what they do to
 * findings `workspace/suppressFindings.ts`'.
 */
import type { Span } from '../text/span.ts';

/** `unknown`: a comment that begins like one of the two others, and is none. */
export type SuppressionForm = 'nextLine' | 'document' | 'annotation' | 'unknown';

/** A rule as it was named; whether there is such a rule is not known here. */
export interface NamedRule {
  readonly text: string;
  readonly span: Span;
}

export interface Suppression {
  readonly form: SuppressionForm;
  /** The first word of the comment, or the key of the annotation. */
  readonly word: string;
  readonly rules: readonly NamedRule[];
  /** The comment from its `#` on, or the annotation with its key. */
  readonly span: Span;
}

/** A suppression of a unit, in the unit's offsets; an annotation covers its resource. */
export interface UnitSuppression extends Suppression {
  readonly resource: Span | undefined;
}

/** A suppression in offsets of its file, with the stretch that it covers: findings that begin there. */
export interface PlacedSuppression extends Suppression {
  readonly covers: Span;
}

/** The comments, and the annotation. */
export const NEXT_LINE_WORD = 'podgate-disable-next-line';
export const DOCUMENT_WORD = 'podgate-disable';
export const DISABLE_ANNOTATION = 'podgate.dev/disable';
