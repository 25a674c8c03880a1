/**
 * A recipe: a policy, or a rule of one, for what people look up, with stops where its user writes on. Recipes are data of
 * `snippets/`, which whoever starts the engine brings.
 */

/** Where a recipe belongs: a whole document, or an item of the list that is called so in a policy. */
export type RecipePlace = 'document' | 'ingress' | 'egress';

export interface Recipe {
  readonly name: string;
  /** Other words that people look for it by. */
  readonly words: readonly string[];
  readonly description: string;
  /** Lines in block style, with stops in the syntax of snippets: `${1:app}`, `${2|TCP,UDP|}`, `$1`, `$0`. */
  readonly body: readonly string[];
  readonly place: RecipePlace;
}
