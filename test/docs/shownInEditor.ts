/**
 * What an editor shows of a folder's manifests, as the tutorial prints it: a test helper, which asks the engine as the
 * language server does. `▮` is the cursor in what is typed.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  applyEdits,
  codeLensesOf,
  completionsAt,
  formatMessage,
  hoverAt,
  openSnapshot,
  quickFixesAt,
  readConfig,
  resolveCodeLens,
  toPlainText,
  writeLensTitle,
  type QuickFix,
  type Snapshot,
  type SourceText,
} from '../../engine/src/index.ts';
import { readSnippetGroups } from '../../scripts/snippets/readSnippets.ts';

const SHOWN = ['completion', 'hover', 'lenses', 'fixes'] as const;
type Shown = (typeof SHOWN)[number];

const CURSOR = '▮';
/** The file that is being typed. */
const TYPED = 'shop/policies/typed.yaml';
const RECIPES = readSnippetGroups().flatMap(({ snippets }) => snippets);

export function isShownInEditor(language: string): language is Shown {
  return SHOWN.some((shown) => shown === language);
}

export interface Look {
  readonly folder: string;
  /** The file that is open; of completion, none that is there. */
  readonly path: string | undefined;
  /** A word of the file. */
  readonly about: string;
  /** Of completion, what is typed, and then what is offered. */
  readonly code: string;
}

export function showInEditor(shown: Shown, look: Look): string {
  switch (shown) {
    case 'completion':
      return showCompletion(look);
    case 'hover':
      return showHover(look);
    case 'lenses':
      return showLenses(look);
    case 'fixes':
      return listFixes(look)
        .map(({ title }) => formatMessage(title))
        .join('\n');
  }
}

/** The text of the file after the fix of that title. */
export function fixInEditor({
  folder,
  path,
  about,
  title,
}: Omit<Look, 'code'> & { readonly title: string }): string {
  const fixes = listFixes({ folder, path, about });
  const fix = fixes.find((each) => formatMessage(each.title) === title) ?? assert.fail(title);
  const { text } = openFile(folder, path);
  assert.equal(fix.file, path);
  return applyEdits(text, fix.edits) ?? assert.fail('the edits do not fit');
}

/** What is typed, then each offer with what is said of it; recipes are filtered by the word, as an editor does. */
function showCompletion({ folder, code }: Look): string {
  const typed = code.slice(0, code.indexOf(CURSOR));
  const files = [...readManifests(folder), { path: TYPED, text: typed }];
  const word = /[\w-]*$/.exec(typed)?.[0] ?? '';
  const { completions } = completionsAt(
    open(folder, files),
    { file: TYPED, text: typed, offset: typed.length },
    { offersApi: false, recipes: RECIPES },
  );
  const offers = completions
    .filter(({ filterText }) => filterText.includes(word))
    .map(({ label, detail }) => (detail === undefined ? label : `${label}  ${formatMessage(detail)}`));
  return [`${typed}${CURSOR}`, ...offers].join('\n');
}

function showHover({ folder, path, about }: Look): string {
  const { file, text, snapshot } = openFile(folder, path);
  const offset = offsetOf(about, text);
  const hover = hoverAt(snapshot, { file, text, offset }) ?? assert.fail('there is no hover');
  return toPlainText(hover.blocks);
}

function showLenses({ folder, path }: Look): string {
  const { file, snapshot } = openFile(folder, path);
  return codeLensesOf(snapshot, { file })
    .map(({ target }) => writeLensTitle(resolveCodeLens(snapshot, target) ?? assert.fail('no text')))
    .join('\n');
}

function listFixes({ folder, path, about }: Omit<Look, 'code'>): readonly QuickFix[] {
  const { file, text, snapshot } = openFile(folder, path);
  const offset = offsetOf(about, text);
  return quickFixesAt(snapshot, { file, text, span: { start: offset, end: offset } }, (asked) =>
    asked === file ? text : undefined,
  );
}

// The folder ------------------------------------------------------------------------------------------------

interface OpenFile {
  readonly file: string;
  readonly text: string;
  readonly snapshot: Snapshot;
}

function openFile(folder: string, file = ''): OpenFile {
  const files = readManifests(folder);
  const { text } = files.find(({ path }) => path === file) ?? assert.fail(file);
  return { file, text, snapshot: open(folder, files) };
}

function open(folder: string, files: readonly SourceText[]): Snapshot {
  const settings = readConfig(readFileSync(join(folder, 'podgate.yaml'), 'utf8')).value;
  return openSnapshot(files, { settings, matchPaths: () => () => false });
}

function readManifests(folder: string): readonly SourceText[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml') && entry.name !== 'podgate.yaml')
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      path: path.slice(folder.length + 1).replaceAll('\\', '/'),
      text: readFileSync(path, 'utf8'),
    }));
}

function offsetOf(word: string, text: string): number {
  const found = new RegExp(`\\b${word}\\b`).exec(text);
  return (found?.index ?? assert.fail(`${word} is not there`)) + 1;
}
