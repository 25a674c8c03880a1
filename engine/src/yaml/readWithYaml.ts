/**
 * Reads all of YAML with the library `yaml`, slowly. It is asked where the reader of the common subset
 * (`subset/`) has refused, and its word on what is an error is final. Scalars keep their text; what they mean is
 * decided in `scalar.ts`.
 */
import { Composer, type Document, type YAMLError } from 'yaml';
import type { Problem, Result } from '../problem.ts';
import { SYNTAX_PROBLEMS_MAX } from './limits.ts';
import type { YamlNode } from './node.ts';
import { readTokens } from './readTokens.ts';
import { syntaxProblem } from './syntaxProblem.ts';
import { TreeBuilder } from './treeBuilder.ts';

/** `uniqueKeys`: a key written twice is not a question of syntax here. `failsafe`: every scalar is text. */
const COMPOSER_OPTIONS = { uniqueKeys: false, schema: 'failsafe', logLevel: 'silent' } as const;

/**
 * The tree of one document, as far as it could be understood, and a `yaml-syntax` problem per error. The value is
 * `undefined` for a text without content and for one that exceeds the limits.
 */
export function readWithYaml(text: string): Result<YamlNode | undefined> {
  const read = readTokens(text);
  if (read.tokens === undefined) {
    return { value: undefined, problems: [read.problem] };
  }
  const documents = [...new Composer(COMPOSER_OPTIONS).compose(read.tokens, true, text.length)];
  const [first] = documents;
  if (first === undefined || first.contents === null) {
    return { value: undefined, problems: toProblems(documents, text) };
  }
  const builder = new TreeBuilder(text);
  const value = builder.build(first.contents, 0);
  const problems = [...toProblems(documents, text), ...builder.problems];
  return { value, problems: problems.slice(0, SYNTAX_PROBLEMS_MAX) };
}

function toProblems(documents: readonly Document.Parsed[], text: string): readonly Problem[] {
  return documents
    .flatMap((document) => document.errors)
    .slice(0, SYNTAX_PROBLEMS_MAX)
    .map((error) => toProblem(error, text));
}

function toProblem(error: YAMLError, text: string): Problem {
  const [start, end] = error.pos;
  const clampedStart = Math.min(Math.max(start, 0), text.length);
  const clampedEnd = Math.min(Math.max(end, clampedStart), text.length);
  return syntaxProblem({ start: clampedStart, end: clampedEnd }, error.message);
}
