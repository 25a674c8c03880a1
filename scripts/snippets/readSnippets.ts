/**
 * The snippets that the extension contributes, in groups: one file of `snippets/` each, in the order of the manifest. What
 * they write is data of those files; what it does, `describeEffect.ts` says.
 */
import { readFileSync } from 'node:fs';
import { readRecipes, type Recipe, type RecipeFile } from '../../engine/src/index.ts';

export interface SnippetGroup {
  readonly title: string;
  readonly snippets: readonly Recipe[];
}

const ROOT = new URL('../../', import.meta.url);
const TITLES: ReadonlyMap<string, string> = new Map([
  ['close', 'Closing'],
  ['open', 'Opening'],
  ['inside', 'Inside the cluster'],
  ['outside', 'To and from outside'],
  ['dns', 'DNS'],
  ['platform', 'Ingress controllers, monitoring, API server'],
  ['ports', 'Ports'],
  ['rules', 'Single rules'],
]);

/** Throws for a contributed file that has no title here. */
export function readSnippetGroups(): readonly SnippetGroup[] {
  const { contributes } = JSON.parse(readText('package.json')) as {
    readonly contributes: {
      readonly snippets: readonly { readonly language: string; readonly path: string }[];
    };
  };
  const paths = contributes.snippets.filter(({ language }) => language === 'yaml').map(({ path }) => path);
  return paths.map((path) => ({ title: titleOf(path), snippets: readFile(path) }));
}

function titleOf(path: string): string {
  const title = TITLES.get(path.replace(/^.*\//, '').replace(/\.json$/, ''));
  if (title === undefined) {
    throw new Error(`scripts/snippets/readSnippets.ts has no title for ${path}`);
  }
  return title;
}

function readFile(path: string): readonly Recipe[] {
  return readRecipes(JSON.parse(readText(path)) as RecipeFile);
}

function readText(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}
