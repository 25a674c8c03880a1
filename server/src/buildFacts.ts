/**
 * What the build knows and the sources do not.
 */

/** Replaced by the build. */
declare const PODGATE_VERSION: string | undefined;
declare const PODGATE_DOCS_URL: string | undefined;

interface BuildFacts {
  readonly version: string;
  /** Where the pages of the rules lie. */
  readonly docsUrl: string | undefined;
}

export const BUILD_FACTS: BuildFacts = {
  version: typeof PODGATE_VERSION === 'string' ? PODGATE_VERSION : 'development',
  docsUrl: typeof PODGATE_DOCS_URL === 'string' ? PODGATE_DOCS_URL : undefined,
};
