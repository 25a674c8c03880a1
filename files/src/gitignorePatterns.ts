/**
 * Patterns in the notation of `.gitignore`, by the library that knows all of it. The engine gets this as its
 * matcher of paths; the walk through folders uses it for `.gitignore` files themselves.
 */
import ignore, { type Ignore } from 'ignore';
import type { PathMatcherFactory } from '../../engine/src/index.ts';

/** What a list of patterns says of a path: ignored, explicitly not ignored, or nothing. */
export type PatternVerdict = 'ignored' | 'included' | 'unmentioned';

/** Matches paths relative to the folder of the patterns; a folder's path ends with `/`. */
export type PatternList = (path: string) => PatternVerdict;

/** Reads a `.gitignore`. Upper and lower case differ, on every system, so that one repository gives one answer. */
export function parseGitignore(text: string): PatternList {
  return createPatternList(ignore({ ignorecase: false }).add(text));
}

/** For the engine: whether a path matches the patterns. Paths outside the root match nothing. */
export const matchGitignorePatterns: PathMatcherFactory = (patterns) => {
  const verdictOf = createPatternList(ignore({ ignorecase: false }).add([...patterns]));
  return (path) => verdictOf(path) === 'ignored';
};

function createPatternList(matcher: Ignore): PatternList {
  return (path) => {
    if (!ignore.isPathValid(path)) {
      return 'unmentioned';
    }
    const { ignored, unignored } = matcher.test(path);
    if (ignored) {
      return 'ignored';
    }
    return unignored ? 'included' : 'unmentioned';
  };
}
