/**
 * How texts of the client are said in the language of the editor: by their English, which is the key in the bundles
 * below `l10n/`. Code that runs without an editor, in tests, is given these words; the rest calls `l10n.t` itself.
 */

/** `l10n.t` of the editor: `{0}` and `{1}` are places for the facts. */
export type Translate = (english: string, ...facts: readonly (string | number)[]) => string;

/** The language of the editor. */
export interface EditorWords {
  readonly t: Translate;
  /** As `toLocaleString` takes it. */
  readonly language: string;
}
