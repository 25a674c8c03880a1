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

/**
 * Lexical tokens that the slow reader takes of one file, which may have many units. Most files need none; a file of
 * 3 MB that is written with anchors throughout needs about as many.
 */
export const LEXEMES_PER_FILE_MAX = 500_000;

/** What a unit costs the slow reader before its first token, in tokens. */
export const LEXEMES_PER_UNIT_MIN = 50;

/** Aliases and merge keys of one unit that mean nothing and are worth telling apart. */
export const SYNTAX_PROBLEMS_MAX = 20;

/** So many characters within a token cost the slow reader as much as one more token. */
export const CHARACTERS_PER_LEXEME = 16;

/** Units of one file. A file of 20 MB that holds real objects has fewer. */
export const UNITS_PER_FILE_MAX = 50_000;
