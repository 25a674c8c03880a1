/**
 * Recipes as offers: whole policies where a document is empty, rules where an item of their list begins. All else that can
 * be offered there knows the cluster; a recipe is for what is not in it yet.
 */
import type { Offer } from '../completion/offer.ts';
import type { Slot } from '../completion/slot.ts';
import { expandRecipe } from './expandRecipe.ts';
import type { Recipe } from './recipe.ts';

/** Behind what the workspace knows. */
const GROUP = 6;
/** Of the dash before the first line of a rule. */
const DASH = '- '.length;

export function offerDocuments(recipes: readonly Recipe[]): readonly Offer[] {
  return recipes.filter(({ place }) => place === 'document').map(toOffer);
}

/** `taken`: names by which something else is offered here already. */
export function offerRecipeRules(
  recipes: readonly Recipe[],
  { path, siblings }: Slot,
  taken: ReadonlySet<string>,
): readonly Offer[] {
  const [spec, list, item, ...rest] = path;
  const isRule = spec === 'spec' && typeof item === 'number' && rest.length === 0 && siblings.size === 0;
  return recipes.filter(({ name, place }) => isRule && place === list && !taken.has(name)).map(toOffer);
}

function toOffer(recipe: Recipe, index: number): Offer {
  const { name, words, body, place } = recipe;
  const indent = place === 'document' ? 0 : DASH;
  return {
    label: name,
    kind: 'recipe',
    detail: undefined,
    about: { type: 'recipe', name },
    words,
    content: {
      type: 'lines',
      lines: expandRecipe(recipe).lines.map((line) => line.slice(indent)),
      withStops: body.map((line) => line.slice(indent)),
    },
    group: GROUP,
    count: -index,
  };
}
