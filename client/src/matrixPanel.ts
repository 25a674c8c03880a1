/**
 * Owns the one matrix page: makes it, fetches from the server what it asks for, opens files for it, and renews it when
 * the server says that the matrix has changed. How it looks is in `client/webview`; this file knows no verdicts.
 */
import {
  type Disposable,
  env,
  type ExtensionContext,
  l10n,
  type LogOutputChannel,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
} from 'vscode';
import type { Baseline } from '../../protocol/src/compare.ts';
import type { ShowMatrixArgument } from '../../protocol/src/clientCommands.ts';
import type {
  MessageFromPage,
  MatrixFocus,
  MessageToPage,
  OpenMessage,
} from '../../protocol/src/matrixPage.ts';
import type { ScopeInfo, ScopesAnswer } from '../../protocol/src/scopes.ts';
import { askForChange } from './askForChange.ts';
import { chooseScope, isTooLarge } from './chooseScope.ts';
import { openEarlierPlace } from './earlierDocuments.ts';
import type { GitHeads } from './gitHeads.ts';
import { listUris } from './listUris.ts';
import { matrixPageHtml } from './matrixPageHtml.ts';
import { openPlace } from './openPlace.ts';
import { readPageMessage } from './readPageMessage.ts';
import { saveMatrix } from './saveMatrix.ts';
import type { ServerConnection } from './serverConnection.ts';

export const MATRIX_VIEW_TYPE = 'podgate.matrix';

const NONCE_BYTES = 18;
/** The server has waited for the end of a burst already. */
const DELAY_MS = 10;

export interface MatrixPanelHost {
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly server: ServerConnection;
  readonly heads: GitHeads;
}

export class MatrixPanel implements Disposable {
  readonly #host: MatrixPanelHost;
  #panel: WebviewPanel | undefined;
  /** What is shown: the scope, absent until the server chose one, and what is to be selected next. */
  #scope: string | undefined;
  #focus: MatrixFocus | undefined;
  /** What it is held against. */
  #baseline: Baseline | undefined;
  /** The page may open these. */
  readonly #knownUris = new Set<string>();
  /** The page has said that it listens. */
  #isReady = false;
  #isStale = false;
  #isFetching = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: MatrixPanelHost) {
    this.#host = host;
  }

  show({ scope, baseline, ...focus }: ShowMatrixArgument): void {
    this.#scope = scope ?? this.#scope;
    this.#baseline = baseline ?? this.#baseline;
    this.#focus = focus;
    if (this.#panel === undefined) {
      const options = { enableScripts: true, localResourceRoots: [this.#pageFolder()] };
      const column = { viewColumn: ViewColumn.Beside, preserveFocus: false };
      this.adopt(window.createWebviewPanel(MATRIX_VIEW_TYPE, l10n.t('Podgate Matrix'), column, options));
      return;
    }
    this.#panel.reveal();
    this.refresh();
  }

  /** Takes a panel that is new, or that the editor kept from its last run. */
  adopt(panel: WebviewPanel): void {
    this.#panel?.dispose();
    this.#panel = panel;
    this.#isReady = false;
    panel.webview.options = { enableScripts: true, localResourceRoots: [this.#pageFolder()] };
    panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message));
    panel.onDidChangeViewState(() => {
      this.#refreshIfStale();
    });
    panel.onDidDispose(() => {
      this.#forget(panel);
    });
    panel.webview.html = this.#html(panel);
  }

  /** The matrix has changed. Changes come in bursts while somebody types. */
  refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.refresh();
    }, DELAY_MS);
  }

  /** Fetches anew what is shown; while nobody sees it, later. */
  refresh(): void {
    this.#isStale = true;
    this.#refreshIfStale();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#panel?.dispose();
  }

  #refreshIfStale(): void {
    if (this.#isStale && this.#isReady && !this.#isFetching && this.#panel?.visible === true) {
      void this.#fetch();
    }
  }

  /** One at a time: what changes meanwhile is fetched in one go afterwards. */
  async #fetch(): Promise<void> {
    this.#isStale = false;
    this.#isFetching = true;
    await this.#sendMatrix().catch((error: unknown) => {
      this.#host.log.error('the matrix could not be fetched', error);
      this.#send({ type: 'nothing', why: 'serverStopped' });
    });
    this.#isFetching = false;
    this.#refreshIfStale();
  }

  async #sendMatrix(): Promise<void> {
    const { server } = this.#host;
    const focus = this.#focus;
    const answer = await server.request('podgate/scopes', {});
    const { scopes } = answer;
    const chosen = chooseScope(answer, this.#scope);
    if (chosen === undefined) {
      this.#send({
        type: 'nothing',
        why: scopes.length === 0 ? (answer.nothing ?? 'noManifests') : 'tooLarge',
      });
      return;
    }
    this.#mentionIfTooLarge(
      scopes.find(({ id }) => id === this.#scope),
      answer,
    );
    const matrix = await server.request('podgate/matrix', { scope: chosen.id, ...this.#against() });
    if (matrix?.tooLarge !== undefined) {
      this.#send({ type: 'nothing', why: 'tooLarge' });
      return;
    }
    if (matrix === null) {
      this.#send({ type: 'nothing', why: 'noManifests' });
      return;
    }
    if (matrix.endpoints.every(({ type }) => type !== 'workload')) {
      this.#send({ type: 'nothing', why: matrix.complete ? 'noWorkloads' : 'onlyTemplates' });
      return;
    }
    this.#scope = matrix.scope;
    this.#focus = undefined;
    this.#send({ type: 'matrix', scopes, matrix, ...(focus === undefined ? {} : { focus }) });
  }

  #mentionIfTooLarge(wanted: ScopeInfo | undefined, answer: ScopesAnswer): void {
    if (wanted !== undefined && isTooLarge(wanted, answer)) {
      void window.showInformationMessage(
        l10n.t(
          'Podgate: "{0}" has {1} workloads; the matrix shows up to {2}.',
          wanted.name,
          wanted.workloadCount,
          answer.workloadsMax,
        ),
      );
    }
  }

  async #receive(value: unknown): Promise<void> {
    const message = readPageMessage(value);
    if (message === undefined) {
      this.#host.log.warn('the matrix page sent something that is not a message');
      return;
    }
    await this.#answer(message).catch((error: unknown) => {
      this.#host.log.error(`the page asked for \`${message.type}\`, in vain`, error);
    });
  }

  async #answer(message: MessageFromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#isReady = true;
        this.#scope ??= message.scope;
        this.#baseline ??= message.baseline;
        this.refresh();
        return;
      case 'chooseScope':
        this.#scope = message.scope;
        this.refresh();
        return;
      case 'compare':
        this.#baseline = message.baseline;
        this.refresh();
        return;
      case 'explain': {
        const { question, scope, from, to, baseline } = message;
        const against = baseline === undefined ? {} : { baseline };
        const explanation = await this.#host.server.request('podgate/explain', {
          scope,
          from,
          to,
          ...against,
        });
        this.#send({ type: 'explanation', question, ...(explanation === null ? {} : { explanation }) });
        return;
      }
      case 'change': {
        const { type, question, change } = message;
        const answer = await this.#host.server.request('podgate/changeConnection', change);
        this.#send({ type, question, ...(answer === null ? {} : { answer }) });
        return;
      }
      case 'previewChange':
        await askForChange(this.#host.server, message.change);
        return;
      case 'open':
        await this.#open(message);
        return;
      case 'copy':
        await env.clipboard.writeText(message.text);
        return;
      case 'save':
        await saveMatrix(message);
        return;
    }
  }

  #against(): { readonly baseline?: Baseline } {
    return this.#baseline === undefined ? {} : { baseline: this.#baseline };
  }

  /** Of another scope, what was before is there as well. */
  async #open({ place, time }: OpenMessage): Promise<void> {
    const page = { column: this.#panel?.viewColumn ?? ViewColumn.One };
    const since = time === 'before' ? this.#baseline?.type : undefined;
    if (!this.#knownUris.has(place.uri)) {
      return;
    }
    await (since === undefined || since === 'scope'
      ? openPlace(place, page)
      : openEarlierPlace(place, { since, heads: this.#host.heads }, page));
  }

  #send(message: MessageToPage): void {
    listUris(message).forEach((uri) => this.#knownUris.add(uri));
    void this.#panel?.webview.postMessage(message);
  }

  #forget(panel: WebviewPanel): void {
    if (this.#panel === panel) {
      this.#panel = undefined;
      this.#isReady = false;
      this.#knownUris.clear();
    }
  }

  #pageFolder(): Uri {
    return Uri.joinPath(this.#host.context.extensionUri, 'dist', 'webview');
  }

  #html({ webview }: WebviewPanel): string {
    const uriOf = (file: string): string =>
      webview.asWebviewUri(Uri.joinPath(this.#pageFolder(), file)).toString();
    return matrixPageHtml({
      scriptUri: uriOf('matrix.js'),
      styleUri: uriOf('matrix.css'),
      cspSource: webview.cspSource,
      nonce: createNonce(),
      language: env.language,
      texts: l10n.bundle ?? {},
    });
  }
}

function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  return btoa(String.fromCharCode(...bytes));
}
