/**
 * What stands in the client library for its matching of glob patterns, which is as large as a feature: the documents that
 * we look at are named by scheme and language (`documentSelector.ts`), never by a pattern.
 */
export function matchGlobPattern(): never {
  throw new Error('no selector of documents has a pattern');
}
