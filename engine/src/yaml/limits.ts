/**
 * How much a unit of YAML may ask of its reader. Hostile input exists: a few lines can ask for more memory than
 * there is. The limits lie far above every manifest that a cluster would take.
 */

/** Maps and lists inside each other; far from where recursion over the tree could exhaust the stack. */
export const DEPTH_MAX = 100;

/** Nodes that the aliases of a unit may stand for. From here on go-yaml begins to distrust a document, too. */
export const ALIASED_NODES_MAX = 400_000;

/** Lexical tokens of a unit that only the slow reader can read. */
export const LEXEME_COUNT_MAX = 300_000;

/** Aliases and merge keys of one unit that mean nothing and are worth telling apart. */
export const SYNTAX_PROBLEMS_MAX = 20;
