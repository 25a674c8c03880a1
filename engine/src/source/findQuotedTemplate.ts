/**
 * Tells a template from what the API server would say about it as it stands. In quotes an expression is text, and text is
 * all that an annotation or an argument of a container is; a name, a label, a port or an address can have no such text, so
 * the document becomes a manifest only by being rendered. Expressions outside of quotes are `yaml/findTemplate.ts`'s.
 */
import type { Problem, RuleId } from '../problem.ts';
import type { Span } from '../text/span.ts';

/** What is said of a value, or of a key, because of its text. */
const ABOUT_TEXT: ReadonlySet<RuleId> = new Set([
  'api-invalid-value',
  'api-unknown-field',
  'api-unsupported-value',
  'api-wrong-type',
]);

/** One scalar with an expression of Go, Helm or Jinja in it; never a collection that has one somewhere inside. */
const EXPRESSION = /^["']?[^"'\n]*\{[{%]/;

/** Place of the first value that nothing but a template can have; `problems` are those of the text as it stands. */
export function findQuotedTemplate(text: string, problems: readonly Problem[]): Span | undefined {
  return problems.find(
    ({ rule, span }) => ABOUT_TEXT.has(rule) && EXPRESSION.test(text.slice(span.start, span.end)),
  )?.span;
}
