/**
 * The snippets that the extension contributes, in groups: one file of `snippets/` each, in the order of the manifest. What
 * they write is data of those files; what it does, `describeEffect.ts` says.
 */
import { readFileSync } from 'node:fs';

/** Where a snippet belongs: a whole document, or an item of the list that is called so in a policy. */
export type SnippetPlace = 'document' | 'ingress' | 'egress';

export interface Snippet {
  /** The words after which the editor offers it; the first is its name. */
  readonly prefixes: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
  readonly place: SnippetPlace;
  /** Patterns of files in which it is not offered. */
  readonly exclude: readonly string[];
}

export interface SnippetGroup {
  readonly title: string;
  readonly snippets: readonly Snippet[];
}

interface SnippetEntry {
  readonly prefix: string | readonly string[];
  readonly description: string;
  readonly body: readonly string[];
  readonly isFileTemplate?: boolean;
  readonly exclude?: readonly string[];
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

function readFile(path: string): readonly Snippet[] {
  const entries = JSON.parse(readText(path)) as Readonly<Record<string, SnippetEntry>>;
  return Object.values(entries).map(({ prefix, description, body, isFileTemplate, exclude = [] }) => ({
    prefixes: typeof prefix === 'string' ? [prefix] : prefix,
    description,
    body,
    exclude,
    place: isFileTemplate === true ? 'document' : placeOf(description),
  }));
}

/** A rule says in its first sentence where it goes: it can be inserted anywhere, so its user must know. */
function placeOf(description: string): SnippetPlace {
  const list = /^An item of `(ingress|egress):`\./.exec(description)?.[1];
  if (list !== 'ingress' && list !== 'egress') {
    throw new Error(`neither a file's template nor a rule that says where it goes: ${description}`);
  }
  return list;
}

function readText(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}
