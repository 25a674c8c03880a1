/**
 * All of the German as one table, by the English template. The parts are cut by what shows them; what more than one of
 * them says is among the words.
 */
import type { Translation } from '../../text/say.ts';
import { GERMAN_ARRIVALS } from './germanArrivals.ts';
import { GERMAN_CALLS } from './germanCalls.ts';
import { GERMAN_EXPLANATIONS } from './germanExplanations.ts';
import { GERMAN_COMPLETION } from './germanCompletion.ts';
import { GERMAN_FINDINGS } from './germanFindings.ts';
import { GERMAN_FIXES } from './germanFixes.ts';
import { GERMAN_GENERATED } from './germanGenerated.ts';
import { GERMAN_HOVERS } from './germanHovers.ts';
import { GERMAN_LENSES } from './germanLenses.ts';
import { GERMAN_PLUGINS } from './germanPlugins.ts';
import { GERMAN_READER } from './germanReader.ts';
import { GERMAN_SNIPPETS } from './germanSnippets.ts';
import { GERMAN_TREE } from './germanTree.ts';
import { GERMAN_RENAME } from './germanRename.ts';
import { GERMAN_WORDS } from './germanWords.ts';

export const GERMAN: Translation = new Map(
  [
    GERMAN_WORDS,
    GERMAN_CALLS,
    GERMAN_EXPLANATIONS,
    GERMAN_COMPLETION,
    GERMAN_PLUGINS,
    GERMAN_FINDINGS,
    GERMAN_ARRIVALS,
    GERMAN_FIXES,
    GERMAN_GENERATED,
    GERMAN_HOVERS,
    GERMAN_LENSES,
    GERMAN_READER,
    GERMAN_SNIPPETS,
    GERMAN_TREE,
    GERMAN_RENAME,
  ].flatMap((part) => Object.entries(part)),
);
