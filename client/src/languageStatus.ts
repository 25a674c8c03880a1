/**
 * The lines behind `{}` in the status bar while a manifest is open: how the server is doing, and which network plugin
 * the cluster is taken to have. It asks the server after
 * each change and shows the newest answer; it does not compute anything.
 */
import {
  type Disposable,
  env,
  l10n,
  languages,
  LanguageStatusSeverity,
  type LanguageStatusItem,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ServerRequests } from '../../protocol/src/serverMessages.ts';
import { CLIENT_NAME } from './clientName.ts';
import { CHOOSE_NETWORK_PLUGIN, SHOW_OUTPUT } from './commandIds.ts';
import { selectDocuments } from './documentSelector.ts';
import { pluginDetail, pluginText, statusDetail, statusText } from './statusText.ts';
import type { EditorWords } from './translate.ts';

/** Changes come in bursts; the line is read now and then. */
const DELAY_MS = 300;

const WORDS: EditorWords = { t: l10n.t, language: env.language };

export class LanguageStatus implements Disposable {
  readonly #item: LanguageStatusItem;
  readonly #plugin: LanguageStatusItem;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #client: BaseLanguageClient | undefined;

  constructor() {
    this.#item = languages.createLanguageStatusItem('podgate.status', selectDocuments());
    this.#item.name = CLIENT_NAME;
    this.#item.command = { command: SHOW_OUTPUT, title: l10n.t('Show Output') };
    this.#item.text = l10n.t('no manifest seen yet');
    this.#plugin = languages.createLanguageStatusItem('podgate.plugin', selectDocuments());
    this.#plugin.name = l10n.t('{0}: network plugin', CLIENT_NAME);
    this.#plugin.command = { command: CHOOSE_NETWORK_PLUGIN, title: l10n.t('Choose Network Plugin') };
  }

  /** Shows the state of this server from now on. */
  follow(client: BaseLanguageClient): Disposable {
    this.#client = client;
    return client.onDidChangeState(() => {
      this.#showState(client);
    });
  }

  /** Something that the numbers depend on has changed. */
  refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // A server that dies before it answers is told of by its state.
      this.#refresh().catch(() => undefined);
    }, DELAY_MS);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#item.dispose();
    this.#plugin.dispose();
  }

  #showState(client: BaseLanguageClient): void {
    const isDown = !client.needsStop();
    this.#item.busy = !isDown && !client.isRunning();
    if (client.isRunning()) {
      this.refreshSoon();
      return;
    }
    this.#item.severity = isDown ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    this.#item.text = isDown ? l10n.t('the language server is stopped') : l10n.t('starting');
    this.#item.detail = '';
  }

  async #refresh(): Promise<void> {
    if (this.#client?.isRunning() !== true) {
      return;
    }
    const status = await this.#client.sendRequest<ServerRequests['podgate/status']['result']>(
      'podgate/status',
      {},
    );
    this.#item.severity = LanguageStatusSeverity.Information;
    this.#item.busy = status.state === 'indexing';
    this.#item.text = statusText(status, WORDS);
    this.#item.detail = statusDetail(status, WORDS);
    this.#plugin.text = pluginText(status, WORDS);
    this.#plugin.detail = pluginDetail(status, WORDS);
    if (status.state === 'indexing') {
      this.refreshSoon();
    }
  }
}
