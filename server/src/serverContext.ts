/**
 * What a handler works with: the session, and the ways out of the server. One value, made at the start and handed to
 * every handler, so that none reaches for a global.
 */
import type { Connection } from 'vscode-languageserver';
import type { Recipe } from '../../engine/src/index.ts';
import type { Announcer } from './announcer.ts';
import type { Comparisons } from './earlier/comparisons.ts';
import type { EarlierProjects } from './earlier/earlierProjects.ts';
import type { FileSource } from './fileSource.ts';
import type { ClientAbilities } from './lsp/clientAbilities.ts';
import type { ServerLog } from './lsp/serverLog.ts';
import type { Preparation } from './preparation.ts';
import type { Session } from './session.ts';

/** What the server's host brings: the process or the worker that it runs in. */
export interface ServerHost {
  readonly version: string;
  /** What the server runs in, for the log: `process 4711, Node 20.19.0`. */
  readonly place: string;
  /** Where the pages of the rules lie; `undefined` in a build that does not know its repository. */
  readonly docsUrl: string | undefined;
  /** What completion offers of our own. */
  readonly recipes: readonly Recipe[];
  /** Files; `others` are read through the client. */
  readonly createFiles: (others: FileSource) => FileSource;
  /** How long a client is waited for that reads a file; by default as long as a person would wait. */
  readonly patienceMs?: number;
  /** The sentences in another language as they lie beside the program; `undefined` where there are none. */
  readonly findTranslation: (language: string) => Promise<unknown>;
  /** Bytes of memory in use. */
  readonly measureMemory: () => number | undefined;
}

export interface ServerContext {
  readonly connection: Connection;
  readonly session: Session;
  readonly preparation: Preparation;
  readonly host: ServerHost;
  readonly files: FileSource;
  readonly earlier: EarlierProjects;
  readonly comparisons: Comparisons;
  readonly log: ServerLog;
  readonly announcer: Announcer;
  /** Runs work that nobody waits for; a bug in it ends in the log. */
  readonly guard: (doing: string, work: () => Promise<void>) => void;
  /** Known once the client has introduced itself. */
  readonly abilities: () => ClientAbilities;
}
