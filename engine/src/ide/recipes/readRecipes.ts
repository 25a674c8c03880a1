/**
 * Recipes as their files have them: an object of entries by name, in the form that VS Code reads as snippets without a
 * word to type, so that its commands list them; what completion needs to know stands beside.
 */
import type { Recipe, RecipePlace } from './recipe.ts';

export interface RecipeEntry {
  readonly description: string;
  readonly body: readonly string[];
  readonly words?: readonly string[];
  /** Where a rule belongs. */
  readonly place?: string;
  /** Of a whole document: the editor fills an empty file with it. */
  readonly isFileTemplate?: boolean;
}

export type RecipeFile = Readonly<Record<string, RecipeEntry>>;

/** In the order of the file. Throws for an entry that is neither a document nor a rule. */
export function readRecipes(file: RecipeFile): readonly Recipe[] {
  return Object.entries(file).map(([name, entry]) => ({
    name,
    words: entry.words ?? [],
    description: entry.description,
    body: entry.body,
    place: placeOf(name, entry),
  }));
}

function placeOf(name: string, { place, isFileTemplate = false }: RecipeEntry): RecipePlace {
  if (place === undefined && isFileTemplate) {
    return 'document';
  }
  if ((place === 'ingress' || place === 'egress') && !isFileTemplate) {
    return place;
  }
  throw new Error(`${name} is neither the template of a file nor a rule of a list`);
}
