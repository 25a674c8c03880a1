/**
 * Makes ready what an answer needs before the answer is given, in steps between which others are answered: the newest
 * texts, findings, and the clusters that were asked about. Work that several wait for is done once, and goes on when
 * one of them gives up. It answers nothing itself.
 */
import type { CancellationToken } from 'vscode-languageserver';
import { readSourceFileInSteps, type ScopeView, type Snapshot } from '../../engine/src/index.ts';
import { findAskedDocument, findAskedScopes } from './askedScopes.ts';
import { doWhile, runCooperatively, untilCancelled } from './lsp/runCooperatively.ts';
import { uriBelow } from './lsp/uri.ts';
import type { LargeText } from './pendingChanges.ts';
import type { Session } from './session.ts';

/**
 * `text`: the newest text of the document that was asked about, or of everything. `counts`: also what is in each cluster.
 * `findings`: also what is wrong. `clusters`: `counts` of all files, the closed ones too. `matches`: also whom selectors
 * match in the clusters that were asked about. `answers`: also who reaches whom in these.
 */
export type Needs = 'text' | 'counts' | 'findings' | 'clusters' | 'matches' | 'answers';

export class Preparation {
  readonly #session: Session;
  #reading: Promise<void> | undefined;
  /** Large texts that are being read, by the URI of their project and path. */
  readonly #readingLarge = new Map<string, Promise<void>>();
  /** Work that is under way, by what it is done for. */
  readonly #joining: Runs = new WeakMap();
  readonly #collecting: Runs = new WeakMap();
  readonly #compiling: Runs = new WeakMap();
  readonly #preparingRows: Runs = new WeakMap();
  /** Clusters are compiled one after the other: the one after an edit shares what the one before it has. */
  #lastCompiled: Promise<void> = Promise.resolve();

  constructor(session: Session) {
    this.#session = session;
  }

  /** Resolves when an answer can be given at once; what changes until then is waited for as well. */
  async ready(needs: Needs, params: unknown, token?: CancellationToken): Promise<void> {
    if (needs === 'clusters' || needs === 'matches' || needs === 'answers') {
      await untilCancelled(this.#session.whenIndexed(), token);
    }
    for (let run = this.#nextRun(needs, params); run !== undefined; run = this.#nextRun(needs, params)) {
      await untilCancelled(run, token);
    }
  }

  /** Compiles the clusters that somebody looks at, so that the next question need not wait. */
  async readyForOpenDocuments(): Promise<void> {
    for (const { uri } of this.#session.documents) {
      if (this.#session.isIndexing) {
        return;
      }
      await this.ready('answers', { textDocument: { uri } });
    }
  }

  /** What has to be waited for next; `undefined` when everything is there. */
  #nextRun(needs: Needs, params: unknown): Promise<void> | undefined {
    const reading = this.#read() ?? this.#readLarge(needs, params);
    if (reading !== undefined || needs === 'text') {
      return reading;
    }
    const snapshots = this.#session.projects().map(({ snapshot }) => snapshot);
    const views = snapshots.flatMap(({ scopes }) => scopes);
    const unjoined = views.find(({ isJoined }) => !isJoined);
    if (unjoined !== undefined) {
      return once(this.#joining, unjoined, () => runCooperatively(unjoined.join()));
    }
    switch (needs) {
      case 'counts':
      case 'clusters':
        return undefined;
      case 'findings':
        // Rules look at who reaches whom.
        return this.#compile(views) ?? this.#collect(snapshots);
      case 'matches':
        return this.#compile(findAskedScopes(this.#session, params));
      case 'answers':
        return this.#prepareRows(findAskedScopes(this.#session, params));
    }
  }

  #read(): Promise<void> | undefined {
    if (this.#reading === undefined && this.#session.isBehind) {
      this.#reading = runCooperatively(this.#session.catchUp()).finally(() => {
        this.#reading = undefined;
      });
    }
    return this.#reading;
  }

  /**
   * Large texts are read beside everything else: a question about another document is answered without them, from what
   * was there before. Those about everything wait for all.
   */
  #readLarge(needs: Needs, params: unknown): Promise<void> | undefined {
    const uri = findAskedDocument(params);
    const all = this.#session.largeTexts.map((large) => this.#startReading(large));
    if (uri !== undefined) {
      const own = this.#session.largeTextOf(uri);
      return own === undefined ? undefined : this.#startReading(own);
    }
    return needs === 'counts' ? undefined : all[0];
  }

  #startReading({ root, path }: LargeText): Promise<void> {
    const key = uriBelow(root, path);
    const known = this.#readingLarge.get(key);
    if (known !== undefined) {
      return known;
    }
    const run = this.#readUntilNewest(key).finally(() => this.#readingLarge.delete(key));
    this.#readingLarge.set(key, run);
    // Who waits for it hears of a bug; often nobody does.
    run.catch(() => undefined);
    return run;
  }

  /** What was read and is outdated by then makes the next reading cheap. */
  async #readUntilNewest(uri: string): Promise<void> {
    const found = this.#session.find(uri);
    let previous = found?.project.snapshot.files.get(found.path);
    for (
      let large = this.#session.largeTextOf(uri);
      large !== undefined;
      large = this.#session.largeTextOf(uri)
    ) {
      const { path, text } = large;
      const file = await runCooperatively(readSourceFileInSteps(path, text, previous)).catch(
        (error: unknown) => {
          this.#session.giveUpReading(large);
          throw error;
        },
      );
      if (this.#session.takeRead(large, file) === 'outdated') {
        previous = file;
      }
    }
  }

  #collect(snapshots: readonly Snapshot[]): Promise<void> | undefined {
    const next = snapshots.find(({ hasFindings }) => !hasFindings);
    return next === undefined
      ? undefined
      : once(this.#collecting, next, () => runCooperatively(next.collectFindings()));
  }

  #compile(views: readonly ScopeView[]): Promise<void> | undefined {
    const next = views.find(({ isCompiled }) => !isCompiled);
    if (next === undefined) {
      return undefined;
    }
    return once(this.#compiling, next, () => {
      const run = this.#lastCompiled.then(() => this.#compileIfCurrent(next));
      this.#lastCompiled = run.catch(() => undefined);
      return run;
    });
  }

  #prepareRows(views: readonly ScopeView[]): Promise<void> | undefined {
    const next = views.find(({ hasRows }) => !hasRows);
    return (
      this.#compile(views) ??
      (next === undefined
        ? undefined
        : once(this.#preparingRows, next, () => this.#prepareRowsWhileCurrent(next)))
    );
  }

  /** Rows of a cluster that was edited meanwhile are of no use; who waits for them then asks for the newer ones. */
  #prepareRowsWhileCurrent(view: ScopeView): Promise<void> {
    return runCooperatively(doWhile(view.prepareRows(), () => this.#isCurrent(view)));
  }

  /** An edit may have come before it was this cluster's turn; who waits for it then asks for the newer one. */
  async #compileIfCurrent(view: ScopeView): Promise<void> {
    if (this.#isCurrent(view)) {
      await runCooperatively(view.compile());
    }
  }

  #isCurrent(view: ScopeView): boolean {
    return this.#session.projects().some(({ snapshot }) => snapshot.scopes.includes(view));
  }
}

type Runs = WeakMap<object, Promise<void>>;

/** The run for `key` that is under way, else a new one. */
function once(runs: Runs, key: object, start: () => Promise<void>): Promise<void> {
  const known = runs.get(key);
  if (known !== undefined) {
    return known;
  }
  const run = start().finally(() => runs.delete(key));
  runs.set(key, run);
  return run;
}
