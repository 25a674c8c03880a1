/**
 * What a recipe becomes when its user accepts every default: the first of a choice, the text of a placeholder and of the
 * places that repeat it, nothing for the last stop. Knows the part of the syntax of snippets that our recipes use, and
 * refuses the rest.
 */
import type { Recipe } from './recipe.ts';

/** The numbers of the stops, in order of appearance, and the text in lines. */
export interface ExpandedRecipe {
  readonly stops: readonly number[];
  readonly lines: readonly string[];
}

const CHOICE = /\$\{(\d+)\|([^|,]*)[^|]*\|\}/g;
const STOP = /\$\{(\d+):([^${}]*)\}|\$(\d+)/g;

/** Throws on a stop of another form, and on one that repeats a placeholder that has not come yet. */
export function expandRecipe({ body }: Pick<Recipe, 'body'>): ExpandedRecipe {
  const stops: number[] = [];
  const placeholders = new Map<number, string>([[0, '']]);
  const expand = (_: string, first?: string, placeholder?: string, repeated?: string): string => {
    const stop = Number(first ?? repeated);
    if (placeholder !== undefined) {
      placeholders.set(stop, placeholder);
    }
    if (placeholder !== undefined || stop === 0) {
      stops.push(stop);
    }
    return placeholders.get(stop) ?? refuse(`$${stop}`);
  };
  const lines = body.map((line) => {
    const expanded = line.replaceAll(CHOICE, '${$1:$2}').replaceAll(STOP, expand);
    return expanded.includes('$') ? refuse(expanded) : expanded;
  });
  return { stops, lines };
}

function refuse(text: string): never {
  throw new Error(`a stop of another form: ${text}`);
}
