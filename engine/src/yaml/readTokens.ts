/**
 * Runs the lexer and the parser of `yaml` under guard: stops before an input can exhaust time, memory or stack.
 * It gives concrete syntax, not nodes; composing is safe afterwards because it recurses no deeper than was checked.
 */
import { Lexer, Parser, type CST } from 'yaml';
import type { Problem } from '../problem.ts';
import type { LexemeBudget } from './lexemeBudget.ts';
import { DEPTH_MAX } from './limits.ts';
import { syntaxProblem } from './syntaxProblem.ts';

/** Concrete syntax of a unit, or the problem that made the reading stop. */
export type TokensResult =
  | { readonly tokens: readonly CST.Token[]; readonly problem: undefined }
  | { readonly tokens: undefined; readonly problem: Problem };

/** Parts of garbage after a node that are still composed, each into an error of its own. */
const STRAY_TOKENS_MAX = 1000;

/** Marks in the lexer's stream that a scalar's text follows. */
const SCALAR_MARK = '\x1f';

/** `budget` is what is left to the file that the unit stands in. */
export function readTokens(text: string, budget: LexemeBudget): TokensResult {
  const guard = new LexemeGuard();
  budget.openUnit();
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    const complaint = guard.next(lexeme) ?? budget.take(lexeme.length);
    if (complaint !== undefined) {
      return stop(guard.offset, complaint);
    }
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
    }
  }
  for (const token of parser.end()) {
    tokens.push(token);
  }
  return checkShape(tokens) ?? { tokens, problem: undefined };
}

function stop(offset: number, message: string): TokensResult {
  return { tokens: undefined, problem: syntaxProblem({ start: offset, end: offset + 1 }, message) };
}

/**
 * Watches the lexer's stream for nesting that the parser would build up token by token: brackets within brackets,
 * and indicators in a row on one line (`- - - -`).
 */
class LexemeGuard {
  offset = 0;
  #length = 0;
  #brackets = 0;
  #indicatorsInLine = 0;
  #isScalar = false;

  /** A complaint that ends the reading, or `undefined`. */
  next(lexeme: string): string | undefined {
    this.offset += this.#length;
    this.#length = lexeme === SCALAR_MARK || lexeme === '\x02' || lexeme === '\x18' ? 0 : lexeme.length;
    if (!this.#isScalar) {
      this.#track(lexeme);
    }
    this.#isScalar = lexeme === SCALAR_MARK;
    return DEPTH_MAX < this.#brackets || DEPTH_MAX < this.#indicatorsInLine ? TOO_DEEP : undefined;
  }

  #track(lexeme: string): void {
    if (lexeme === '[' || lexeme === '{') {
      this.#brackets++;
    } else if (lexeme === ']' || lexeme === '}') {
      this.#brackets = Math.max(0, this.#brackets - 1);
    } else if (lexeme === '\n' || lexeme === '\r\n') {
      this.#indicatorsInLine = 0;
    } else if (lexeme === '\x18') {
      // The lexer gives up an unclosed bracket.
      this.#brackets = 0;
    } else if (this.#brackets === 0 && (lexeme === '-' || lexeme === '?' || lexeme === ':')) {
      this.#indicatorsInLine++;
    }
  }
}

const TOO_DEEP = `nested more than ${String(DEPTH_MAX)} levels deep`;

/** Walks the concrete syntax without recursion: how deep is it, and how much of it is garbage? */
function checkShape(tokens: readonly CST.Token[]): TokensResult | undefined {
  const open: { readonly token: CST.Token; readonly depth: number }[] = [];
  let strayCount = 0;
  for (const token of tokens) {
    strayCount += token.type === 'error' ? 1 : 0;
    if (token.type === 'document') {
      strayCount += countProperties(token.start);
      pushIfThere(open, token.value, 0);
    }
  }
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    strayCount += countStray(token);
    if (STRAY_TOKENS_MAX < strayCount) {
      return stop(token.offset, 'document has too many syntax errors');
    }
    if (!('items' in token)) {
      continue;
    }
    if (DEPTH_MAX <= depth) {
      return stop(token.offset, TOO_DEEP);
    }
    for (const item of token.items) {
      strayCount += countProperties(item.start) + countProperties(item.sep ?? []);
      pushIfThere(open, item.key, depth + 1);
      pushIfThere(open, item.value, depth + 1);
    }
  }
  return undefined;
}

function pushIfThere(
  open: { readonly token: CST.Token; readonly depth: number }[],
  token: CST.Token | null | undefined,
  depth: number,
): void {
  if (token !== null && token !== undefined) {
    open.push({ token, depth });
  }
}

/** Tokens at the end of a node that can only become errors; of a flow collection's, one is its closing bracket. */
function countStray(token: CST.Token): number {
  const end = 'end' in token ? (token.end ?? []) : [];
  const count = end.filter(({ type }) => type !== 'space' && type !== 'comment' && type !== 'newline').length;
  return token.type === 'flow-collection' ? Math.max(0, count - 1) : count;
}

/** Anchors and tags; a node has one of each at most. */
function countProperties(tokens: readonly CST.SourceToken[]): number {
  let count = 0;
  for (const { type } of tokens) {
    count += type === 'anchor' || type === 'tag' ? 1 : 0;
  }
  return Math.max(0, count - 2);
}
