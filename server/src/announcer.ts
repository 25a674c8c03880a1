/**
 * Tells the client what changed without being asked: diagnostics for clients that do not pull them, the wish to pull
 * again for those that do, and that matrices may be different. Several changes in a row are announced once. What the
 * news are is computed when it is time, from the newest snapshot.
 */
import { CodeLensRefreshRequest, type Connection } from 'vscode-languageserver';
import type { ServerNotifications } from '../../protocol/src/serverMessages.ts';
import { diagnosticsOf } from './diagnostics.ts';
import type { ServerLog } from './lsp/serverLog.ts';
import { createPacer } from './lsp/runCooperatively.ts';
import type { Preparation } from './preparation.ts';
import { Rehearsal } from './rehearsal.ts';
import { askForFindings, askForMatrix } from './rehearsedQuestions.ts';
import type { ClientAbilities } from './lsp/clientAbilities.ts';
import { listScopes } from './scopeIds.ts';
import type { ProjectFile, Session } from './session.ts';

/** `document`: somebody types, and the client asks for what it shows by itself. `workspace`: anything else. */
export type ChangeOrigin = 'document' | 'workspace';

/** Between the last of several changes and the news. */
const DELAY_MS = 60;
/** The same where nothing has changed for a while: a letter is shown at once; the other files of one edit follow sooner. */
const FIRST_DELAY_MS = 10;
/** News are not put off for longer than this while somebody types on. */
const DELAY_MAX_MS = 500;
/** After so long without a change, answers are made ready that nobody has asked for yet. */
const QUIET_MS = 100;

export interface AnnouncerInputs {
  readonly connection: Connection;
  readonly session: Session;
  readonly preparation: Preparation;
  readonly abilities: () => ClientAbilities;
  /** Whether the client wants to be told of matrices. */
  readonly followsMatrix: () => boolean;
  readonly docsUrl: string | undefined;
  readonly log: ServerLog;
  /** Runs one announcement; a bug in it ends there. */
  readonly guard: (doing: string, work: () => Promise<void>) => void;
}

export class Announcer {
  readonly #inputs: AnnouncerInputs;
  readonly #rehearsal: Rehearsal;
  /** Diagnostics that were sent: their mark by URI. */
  readonly #published = new Map<string, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #waitingSince: number | undefined;
  #changedAt = -Infinity;
  #origin: ChangeOrigin = 'document';
  /** What is switched off goes away only when the client asks again. */
  #hadHints = false;
  #isMatrixShown = false;

  constructor(inputs: AnnouncerInputs) {
    this.#inputs = inputs;
    const { session, guard, docsUrl, abilities, preparation } = inputs;
    this.#rehearsal = new Rehearsal({
      session,
      guard,
      ready: () => preparation.ready('findings', undefined),
    });
    this.#rehearsal.include(askForFindings(session, () => ({ docsUrl, shows: abilities().diagnostics })));
  }

  /** Something changed; the news follow in a moment. */
  changed(origin: ChangeOrigin): void {
    if (origin === 'workspace') {
      this.#origin = origin;
    }
    const now = performance.now();
    const isFirst = DELAY_MS <= now - this.#changedAt;
    this.#changedAt = now;
    this.#waitingSince ??= now;
    clearTimeout(this.#timer);
    clearTimeout(this.#quiet);
    const wait = isFirst ? FIRST_DELAY_MS : DELAY_MS;
    const delay = Math.max(0, Math.min(wait, this.#waitingSince + DELAY_MAX_MS - now));
    this.#timer = setTimeout(() => {
      this.#inputs.guard('announcing a change', () => this.#announce());
    }, delay);
  }

  /** Somebody looks at the matrix of that scope, and will see what comes of an edit. */
  matrixShown(scope: string): void {
    if (!this.#isMatrixShown) {
      this.#isMatrixShown = true;
      this.#rehearsal.include(askForMatrix(this.#inputs.session, scope));
      this.#rehearsal.scheduleWhenQuiet();
    }
  }

  /** What matrices and lenses are held against is another now. */
  async earlierChanged(): Promise<void> {
    if (this.#inputs.followsMatrix()) {
      await this.#announceMatrices();
    }
    await this.refreshLenses();
  }

  /** Asks the client to ask for lenses again. */
  async refreshLenses(): Promise<void> {
    if (this.#inputs.abilities().refreshesLenses) {
      await this.#inputs.connection.sendRequest('workspace/codeLens/refresh');
    }
  }

  /** Says nothing any more. */
  stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#quiet);
    this.#rehearsal.stop();
  }

  async #announce(): Promise<void> {
    const { session, preparation } = this.#inputs;
    // Questions about other documents are answered before a large text has been read.
    const origin = 0 < session.largeTexts.length ? 'workspace' : this.#origin;
    this.#origin = 'document';
    this.#waitingSince = undefined;
    await preparation.ready('text', undefined);
    const abilities = this.#inputs.abilities();
    if (!abilities.pullsDiagnostics) {
      await this.#publish();
    }
    if (this.#inputs.followsMatrix()) {
      await this.#announceMatrices();
    }
    this.#logFailures();
    await this.#askToRefresh(abilities, origin);
    this.#prepareWhenQuiet();
  }

  /** Who types on is answered first; whoever asks meanwhile has it made ready at once. */
  #prepareWhenQuiet(): void {
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      this.#inputs.guard('preparing answers', async () => {
        await this.#inputs.preparation.readyForOpenDocuments();
        this.#rehearsal.scheduleWhenQuiet();
      });
    }, QUIET_MS);
  }

  /** Sends the diagnostics that are not what the client has. */
  async #publish(): Promise<void> {
    const { connection, session, preparation, docsUrl, abilities } = this.#inputs;
    const form = { docsUrl, shows: abilities().diagnostics };
    await preparation.ready('findings', undefined);
    const gone = new Set(this.#published.keys());
    const pace = createPacer();
    for (const file of filesToReport(session, [...gone])) {
      await pace();
      const { items, isEmpty, resultId } = diagnosticsOf(file, session, form);
      const uri = session.document(file.uri)?.clientUri ?? file.uri;
      const before = this.#published.get(uri);
      gone.delete(uri);
      if (before !== resultId && (before !== undefined || !isEmpty)) {
        this.#published.set(uri, resultId);
        await connection.sendDiagnostics({ uri, diagnostics: items() });
      }
    }
    for (const uri of gone) {
      this.#published.delete(uri);
      await connection.sendDiagnostics({ uri, diagnostics: [] });
    }
  }

  /** A rule that threw is a bug of ours; each is said once. */
  #logFailures(): void {
    const { session, log } = this.#inputs;
    for (const { rule, file, error } of session.projects().flatMap(({ snapshot }) => snapshot.failures())) {
      log.bug(file === undefined ? `rule ${rule}` : `rule ${rule} on ${file}`, error);
    }
  }

  async #announceMatrices(): Promise<void> {
    const { connection, session, preparation } = this.#inputs;
    await preparation.ready('text', undefined);
    const params: ServerNotifications['podgate/matrixChanged'] = {
      scopes: listScopes(session.projects()).map(({ id }) => id),
    };
    await connection.sendNotification('podgate/matrixChanged', params);
  }

  /**
   * After typing, a client that pulls asks for the diagnostics of all that it shows by itself; but of lenses and
   * hints, only for those of the document that changed.
   */
  async #askToRefresh(abilities: ClientAbilities, origin: ChangeOrigin): Promise<void> {
    const { connection, session } = this.#inputs;
    const isWide = origin === 'workspace';
    const refreshesDiagnostics = isWide && abilities.pullsDiagnostics && abilities.refreshesDiagnostics;
    const concernsOthers = isWide || 1 < session.documents.length;
    const refreshesLenses = concernsOthers && abilities.refreshesLenses;
    const mayShowHints = session.config.hasInlayHints || this.#hadHints;
    this.#hadHints = session.config.hasInlayHints;
    const refreshesHints = concernsOthers && mayShowHints && abilities.refreshesHints;
    // At once: a client may be slow to answer the one, or never do.
    await Promise.all([
      refreshesDiagnostics ? connection.languages.diagnostics.refresh() : undefined,
      refreshesLenses ? connection.sendRequest(CodeLensRefreshRequest.type) : undefined,
      refreshesHints ? connection.languages.inlayHint.refresh() : undefined,
    ]);
  }
}

/**
 * The files about whose diagnostics there is something to say: those with findings, and those of `reported` that are
 * still there; or those that are open.
 */
export function filesToReport(session: Session, reported: readonly string[]): readonly ProjectFile[] {
  if (session.config.diagnosticsScope === 'openFiles') {
    return session.documents.flatMap(({ uri }) => session.find(uri) ?? []);
  }
  const files = new Map(session.filesWithFindings().map((file) => [file.uri, file]));
  for (const uri of reported) {
    const file = session.knows(uri) || session.isConfig(uri) ? session.find(uri) : undefined;
    if (file !== undefined) {
      files.set(file.uri, file);
    }
  }
  return [...files.values()];
}
