/**
 * What can be wrong with `podgate.yaml`, as `config-invalid` problems. The facts are in the arguments: `what` is the
 * kind of mistake, `name` what was written, `nearest` what was probably meant, `known` all that would be right.
 * The sentences are the rule's (`lint/rules/configInvalid.ts`).
 */
import type { Problem, ProblemArgs } from '../problem.ts';
import { findNearest } from '../text/findNearest.ts';
import type { Message } from '../text/say.ts';
import type { Span } from '../text/span.ts';

/** The kinds of mistakes. */
type ConfigMistake = 'unknownKey' | 'unknownRule' | 'duplicateKey' | 'wrongType' | 'unknownValue' | 'missing';

/** A value and where it is. */
export interface Written {
  readonly span: Span;
  /** The path of the value, such as `scopes[0].name`; empty for the whole file. */
  readonly path: string;
}

/** A key that the file does not have. */
export function unknownKey(at: Written, name: string, known: readonly string[]): Problem {
  return configProblem(at, 'unknownKey', { name, ...suggest(name, known) });
}

/** A rule that there is not. */
export function unknownRule(at: Written, name: string, known: readonly string[]): Problem {
  const nearest = findNearest(name, known) ?? '';
  return configProblem(at, 'unknownRule', { name, nearest });
}

/** A value that is none of those the key takes. */
export function unknownValue(at: Written, name: string, known: readonly string[]): Problem {
  return configProblem(at, 'unknownValue', { name, ...suggest(name, known) });
}

/** A value of another type or form; `expected` says what would be right, such as `a list of names`. */
export function wrongType(at: Written, expected: Message): Problem {
  return configProblem(at, 'wrongType', { name: at.path, expected });
}

/** A key that must be there. */
export function missingKey(at: Written, name: string): Problem {
  return configProblem(at, 'missing', { name });
}

/** A key that was written before, at `first`; the last one counts. */
export function duplicateKey(at: Written, name: string, first: Span): Problem {
  return { ...configProblem(at, 'duplicateKey', { name }), related: [first] };
}

/** So much of a word says which one is meant: `warn`. */
const PREFIX_LENGTH_MIN = 3;

function suggest(name: string, known: readonly string[]): ProblemArgs {
  const [longer, ...others] = known.filter(
    (word) => PREFIX_LENGTH_MIN <= name.length && word.startsWith(name),
  );
  const nearest = findNearest(name, known) ?? (others.length === 0 ? longer : undefined);
  return { nearest: nearest ?? '', known: known.join(', ') };
}

function configProblem({ span, path }: Written, what: ConfigMistake, args: ProblemArgs): Problem {
  return { rule: 'config-invalid', span, path, args: { what, ...args } };
}
