/**
 * What only the build knows: the version, and where the documentation lies. A program that is run from its sources has
 * neither.
 */

/** Replaced by the build. */
declare const PODGATE_VERSION: string | undefined;
declare const PODGATE_DOCS_URL: string | undefined;

export const VERSION: string = typeof PODGATE_VERSION === 'string' ? PODGATE_VERSION : 'development';

/** The folder of the pages about rules. */
export const RULES_URL: string | undefined =
  typeof PODGATE_DOCS_URL === 'string' ? PODGATE_DOCS_URL : undefined;
