/**
 * Whether a text may be a manifest, by a scan that costs microseconds: a key `apiVersion` or `kind` at the beginning of
 * a line, or the name of one of our snippets, with which one may begin. It errs towards yes; the server looks closer. It does not know file names.
 */

/** Both keys are near the beginning of a document, and long files repeat themselves. */
const SCANNED_CHARS_MAX = 64 * 1024;

const MANIFEST_KEY = /^[ \t{-]*["']?(?:apiVersion|kind)["']?[ \t]*:/m;
const SNIPPET_NAME = /^np(?:-[a-z-]*)?$/m;

export function looksLikeKubernetes(text: string): boolean {
  const scanned = text.slice(0, SCANNED_CHARS_MAX);
  return MANIFEST_KEY.test(scanned) || SNIPPET_NAME.test(scanned);
}
