/**
 * Reads all of YAML with the library `yaml`, slowly. It is asked where the reader of the common subset
 * (`subset/`) has refused, and its word on what is an error is final, but for tabs. Scalars keep their text; what they mean is
 * decided in `scalar.ts`.
 */
import { Composer, type Document, type YAMLError } from 'yaml';
import type { Problem, Result } from '../problem.ts';
import { findIndentingTab } from './findIndentingTab.ts';
import { LexemeBudget } from './lexemeBudget.ts';
import { SYNTAX_PROBLEMS_MAX } from './limits.ts';
import type { YamlNode } from './node.ts';
import { readTokens } from './readTokens.ts';
import { straightenLines } from './straightenLines.ts';
import { syntaxProblem } from './syntaxProblem.ts';
import { TreeBuilder } from './treeBuilder.ts';

/** `uniqueKeys`: a key written twice is not a question of syntax here. `failsafe`: every scalar is text. */
const COMPOSER_OPTIONS = { uniqueKeys: false, schema: 'failsafe', logLevel: 'silent' } as const;

/**
 * The tree of one document, as far as it could be understood, and what is wrong with it: its first error of syntax,
 * because what follows one is mostly its consequence; or else every alias and merge key that means nothing. The value
 * is `undefined` for a text without content and for one that exceeds the limits.
 */
export function readWithYaml(
  text: string,
  budget: LexemeBudget = new LexemeBudget(),
): Result<YamlNode | undefined> {
  const asWritten = readTree(text, text, budget);
  const straight = asWritten.isRefused ? straightenLines(text) : text;
  const again = straight === text ? asWritten : readTree(straight, text, budget);
  const { value, problems } = again.isRefused ? asWritten : again;
  return { value, problems };
}

interface TreeResult extends Result<YamlNode | undefined> {
  /** Whether `yaml` read all of it and sees an error of syntax. */
  readonly isRefused: boolean;
}

/** Reads `text`, which differs from what is `written` as `straightenLines` has it. */
function readTree(text: string, written: string, budget: LexemeBudget): TreeResult {
  const read = readTokens(text, budget);
  if (read.tokens === undefined) {
    return { value: undefined, problems: [read.problem], isRefused: false };
  }
  const documents = [...new Composer(COMPOSER_OPTIONS).compose(read.tokens, true, text.length)];
  const [first] = documents;
  const builder = new TreeBuilder(text, written);
  const hasContent = first !== undefined && first.contents !== null;
  const value = hasContent ? builder.build(first.contents, 0) : undefined;
  const error = findFirstError(documents, text);
  const syntax = error ?? findTab(written, value);
  const problems = syntax === undefined ? builder.problems.slice(0, SYNTAX_PROBLEMS_MAX) : [syntax];
  return { value, problems, isRefused: error !== undefined };
}

function findFirstError(documents: readonly Document.Parsed[], text: string): Problem | undefined {
  let first: YAMLError | undefined;
  for (const error of documents.flatMap((document) => document.errors)) {
    first = first === undefined || error.pos[0] < first.pos[0] ? error : first;
  }
  return first === undefined ? undefined : toProblem(first, text);
}

/** What `yaml` lets pass and `kubectl` does not. */
function findTab(text: string, root: YamlNode | undefined): Problem | undefined {
  const tab = findIndentingTab(text, root);
  return tab === undefined ? undefined : syntaxProblem(tab, 'Tabs are not allowed as indentation');
}

function toProblem(error: YAMLError, text: string): Problem {
  const [start, end] = error.pos;
  const clampedStart = Math.min(Math.max(start, 0), text.length);
  const clampedEnd = Math.min(Math.max(end, clampedStart), text.length);
  return syntaxProblem({ start: clampedStart, end: clampedEnd }, error.message);
}
