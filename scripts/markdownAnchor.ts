/**
 * The name under which forges let one link to a heading of a Markdown page.
 */

/** `split-peer` for `## `split-peer``; the heading is given without its `#`. */
export function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
