/**
 * The view "Podgate: Policies": asks the server for one list when the editor shows it, and for all that are shown again
 * when manifests change. What is in the lists, and in which words, is the server's answer.
 */
import {
  CancellationTokenSource,
  commands,
  type Disposable,
  type Event,
  EventEmitter,
  type LogOutputChannel,
  type TreeDataProvider,
  type TreeItem,
  window,
} from 'vscode';
import type { ServerConnection } from './serverConnection.ts';
import { toTreeItem } from './toTreeItem.ts';
import { TreeElement } from './treeElement.ts';

const VIEW = 'podgate.policies';
/** The view is there once there is somebody to ask. */
const IS_RUNNING = 'podgate.isRunning';
const DELAY_MS = 150;

export class PolicyTree implements TreeDataProvider<TreeElement>, Disposable {
  readonly #server: ServerConnection;
  readonly #log: LogOutputChannel;
  readonly #changed = new EventEmitter<undefined>();
  readonly #subscriptions: readonly Disposable[];
  /** Lists that are asked for; given up when they are out of date. */
  #questions = new CancellationTokenSource();
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly onDidChangeTreeData: Event<undefined> = this.#changed.event;

  constructor(server: ServerConnection, log: LogOutputChannel) {
    this.#server = server;
    this.#log = log;
    this.#subscriptions = [
      window.createTreeView(VIEW, { treeDataProvider: this, showCollapseAll: true }),
      server.onWillStart(() => {
        void commands.executeCommand('setContext', IS_RUNNING, true);
        this.refreshSoon();
      }),
    ];
  }

  getTreeItem(element: TreeElement): TreeItem {
    return toTreeItem(element);
  }

  /** Empty where the question came too late, or the server does not answer; a list that is out of date comes again. */
  async getChildren(element?: TreeElement): Promise<TreeElement[]> {
    const { token } = this.#questions;
    const answer = await this.#server
      .request('podgate/tree', element?.node.below ?? {}, token)
      .catch((error: unknown) => {
        if (!token.isCancellationRequested) {
          this.#log.error('the tree of policies could not be fetched', error);
        }
        return null;
      });
    return (answer?.items ?? []).map((node) => new TreeElement(node, element));
  }

  /** Manifests have changed. Changes come in bursts while somebody types. */
  refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#giveUp();
      this.#changed.fire(undefined);
    }, DELAY_MS);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#giveUp();
    this.#changed.dispose();
    this.#subscriptions.forEach((subscription) => void subscription.dispose());
  }

  #giveUp(): void {
    this.#questions.cancel();
    this.#questions.dispose();
    this.#questions = new CancellationTokenSource();
  }
}
