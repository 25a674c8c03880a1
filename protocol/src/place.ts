/**
 * Places in files, as the Language Server Protocol writes them. Written down here because the webview shares these
 * types and knows no protocol library.
 */

/** Line and character count from 0, characters in UTF-16 units. */
export interface PlacePosition {
  readonly line: number;
  readonly character: number;
}

/** A stretch of a file. */
export interface Place {
  readonly uri: string;
  readonly range: { readonly start: PlacePosition; readonly end: PlacePosition };
}
