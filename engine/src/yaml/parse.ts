/**
 * Reads one unit of YAML or JSON into a syntax tree. Never throws: what is not YAML becomes `yaml-syntax` problems
 * beside as much of the tree as could be understood. It does not know what the tree means to Kubernetes.
 */
import type { Problem, Result } from '../problem.ts';
import { LexemeBudget } from './lexemeBudget.ts';
import type { YamlNode } from './node.ts';
import { normalizeBreaks } from './normalizeBreaks.ts';
import { readWithYaml } from './readWithYaml.ts';
import { readSubset } from './subset/readSubset.ts';
import { syntaxProblem } from './syntaxProblem.ts';

/** What YAML does not allow anywhere in its text, and what go-yaml refuses first of all. */
// eslint-disable-next-line no-control-regex -- Control characters are what this looks for.
const CONTROL_CHARACTER = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;

/**
 * The tree of one unit, spans counted from the start of `text`; `undefined` for a text of blanks and comments.
 * Every input is answered within the limits of `limits.ts`; units of one file share a `budget`.
 */
export function parseUnit(
  text: string,
  budget: LexemeBudget = new LexemeBudget(),
): Result<YamlNode | undefined> {
  const control = CONTROL_CHARACTER.exec(text);
  if (control !== null) {
    return { value: undefined, problems: [controlProblem(control.index)] };
  }
  const normalized = normalizeBreaks(text);
  const tree = readSubset(normalized);
  return tree === undefined ? readWithYaml(normalized, budget) : { value: tree.value, problems: [] };
}

function controlProblem(offset: number): Problem {
  return syntaxProblem({ start: offset, end: offset + 1 }, 'control characters are not allowed');
}
