/**
 * One file of the workspace as the engine keeps it: its units, and what each of them says. Reading is the only
 * place where text is looked at; afterwards a file is resources, problems and the table of its lines. An edit
 * reads again only the units whose text changed.
 */
import type { Problem } from '../problem.ts';
import type { Resource } from '../k8s/resource.ts';
import type { PlacedSuppression, UnitSuppression } from './suppression.ts';
import type { LineIndex } from '../text/lineIndex.ts';

/** Why a unit's content is not known. */
export interface SkippedUnit {
  readonly reason: 'template' | 'tooLarge' | 'unparsable' | 'unreadable' | 'unread';
  /** `kind:` as far as the text shows it without being parsed. */
  readonly kind: string | undefined;
  /** `metadata.namespace` as far as the text shows it; `undefined` when it is absent or itself a template. */
  readonly namespace: string | undefined;
}

/** A YAML document, or one item of a `List`. Spans inside count from `start`. */
export interface SourceUnit {
  /** Offset in the file. */
  readonly start: number;
  readonly end: number;
  /** Tells the unit's text (and the type of the list it was split from) from others, without keeping it. */
  readonly fingerprint: string;
  readonly resources: readonly Resource[];
  readonly problems: readonly Problem[];
  readonly skipped: SkippedUnit | undefined;
  readonly suppressions: readonly UnitSuppression[];
  /**
   * True when the text cannot be parsed at the moment and `resources` are those of the last text that could. Their
   * spans belong to that text, and may lie beyond this one.
   */
  readonly isStale: boolean;
}

export interface SourceFile {
  /** With `/` between its parts, relative to where the shell looks from; `-` is standard input. */
  readonly path: string;
  readonly units: readonly SourceUnit[];
  /** Those of the units, and those between them, in the order of the text. */
  readonly suppressions: readonly PlacedSuppression[];
  readonly lines: LineIndex;
  /** Kept of a long file that was edited, so that the next edit costs what it touches; see `readSourceFile`. */
  readonly keptText?: string | undefined;
}
