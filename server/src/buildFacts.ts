/**
 * What the build knows and the sources do not.
 */
import { readRecipes, type Recipe, type RecipeFile } from '../../engine/src/index.ts';

/** Replaced by the build. */
declare const PODGATE_VERSION: string | undefined;
declare const PODGATE_DOCS_URL: string | undefined;
declare const PODGATE_SNIPPETS: readonly RecipeFile[] | undefined;

interface BuildFacts {
  readonly version: string;
  /** Where the pages of the rules lie. */
  readonly docsUrl: string | undefined;
  readonly recipes: readonly Recipe[];
}

export const BUILD_FACTS: BuildFacts = {
  version: typeof PODGATE_VERSION === 'string' ? PODGATE_VERSION : 'development',
  docsUrl: typeof PODGATE_DOCS_URL === 'string' ? PODGATE_DOCS_URL : undefined,
  recipes: typeof PODGATE_SNIPPETS === 'object' ? PODGATE_SNIPPETS.flatMap(readRecipes) : [],
};
