/**
 * Checks completion at `$0`: which labels are offered, and what the file is after one is chosen, with `$0` where writing
 * goes on.
 */
import assert from 'node:assert/strict';
import {
  applyEdits,
  completionsAt,
  describeOffer,
  formatMessage,
  toMarkdown,
  type Completion,
  type CompletionOptions,
} from '../../engine/src/index.ts';
import { readSnippetGroups } from '../../scripts/snippets/readSnippets.ts';
import { assertReadableHover } from './assertReadable.ts';
import { readCursor, writePlace, type CursorFixture } from '../fixture/readCursor.ts';

const RECIPES = readSnippetGroups().flatMap(({ snippets }) => snippets);

const ALL: CompletionOptions = { offersApi: true, recipes: [] };
const FACTS: CompletionOptions = { offersApi: false, recipes: [] };
const WITH_RECIPES: CompletionOptions = { offersApi: false, recipes: RECIPES };

/** The whole file afterwards. */
export function checkCompletion(manifests: string, label: string, expected: string, options = ''): void {
  const fixture = readCursor(manifests, options);
  const completion = choose(fixture, label);
  const { text } = fixture.position;
  assertMinimal(fixture, completion);
  const marked = `${completion.newText.slice(0, completion.caret)}$0${completion.newText.slice(completion.caret)}`;
  assert.equal(applyEdits(text, [{ span: completion.span, newText: marked }]), expected);
}

/** The line with the cursor afterwards, and those that came with it. */
export function checkCompletedLines(manifests: string, label: string, expected: string, options = ''): void {
  const fixture = readCursor(manifests, options);
  const { span, newText, caret } = choose(fixture, label);
  assertMinimal(fixture, choose(fixture, label));
  const { text } = fixture.position;
  const marked = `${newText.slice(0, caret)}$0${newText.slice(caret)}`;
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const end = text.indexOf('\n', span.end) < 0 ? text.length : text.indexOf('\n', span.end);
  assert.equal(text.slice(start, span.start) + marked + text.slice(span.end, end), expected);
}

/** What the workspace offers: one line each, `label | detail`. */
export function checkOffers(manifests: string, expected: readonly string[], options = ''): void {
  assert.deepEqual(listOffers(readCursor(manifests, options), FACTS), expected);
}

/** The labels of all that is offered, fields and values of the API included. */
export function checkLabels(manifests: string, expected: readonly string[], options = ''): void {
  const { snapshot, position } = readCursor(manifests, options);
  const { completions } = completionsAt(snapshot, position, ALL);
  assert.deepEqual(
    completions.map(({ label }) => label),
    expected,
  );
}

/** The labels of what is found by a word; an editor is more generous, but shows these first. */
export function recipesFoundBy(manifests: string, word: string): readonly string[] {
  const { snapshot, position } = readCursor(manifests);
  return completionsAt(snapshot, position, WITH_RECIPES)
    .completions.filter(({ filterText }) => filterText.includes(word))
    .map(({ label }) => label);
}

/** The labels of what is found by `np-`: recipes, and what stands for one. */
export function listRecipes(manifests: string): readonly string[] {
  const { snapshot, position } = readCursor(manifests);
  const { completions } = completionsAt(snapshot, position, WITH_RECIPES);
  return completions.filter(({ filterText }) => filterText.includes('np-')).map(({ label }) => label);
}

/** What is told about an offer. */
export function checkOfferText(manifests: string, label: string, expected: string, options = ''): void {
  const fixture = readCursor(manifests, options);
  const { snapshot, files } = fixture;
  const { subjects } = choose(fixture, label);
  // What a client hands back has been through JSON.
  const returned = JSON.parse(JSON.stringify(subjects)) as Completion['subjects'];
  const blocks = describeOffer(snapshot, returned, RECIPES);
  assertReadableHover(blocks);
  const text = toMarkdown(blocks, (target) =>
    'location' in target ? writePlace(files, snapshot.locate(target.location)) : undefined,
  );
  assert.equal(text, expected);
}

function listOffers({ snapshot, position }: CursorFixture, options: CompletionOptions): readonly string[] {
  return completionsAt(snapshot, position, options).completions.map(({ label, detail }) =>
    detail === undefined ? label : `${label} | ${formatMessage(detail)}`,
  );
}

function choose(fixture: CursorFixture, label: string): Completion {
  const { completions } = completionsAt(fixture.snapshot, fixture.position, { ...ALL, recipes: RECIPES });
  const found = completions.find((completion) => completion.label === label);
  return found ?? assert.fail(`offered is:\n${listOffers(fixture, ALL).join('\n')}`);
}

/** An editor takes edits of one line, at the cursor. */
function assertMinimal({ position: { text, offset } }: CursorFixture, { span }: Completion): void {
  assert(span.start <= offset && offset <= span.end, 'the edit lies at the cursor');
  assert(!text.slice(span.start, span.end).includes('\n'), 'the edit lies on one line');
}
