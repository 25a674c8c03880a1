/**
 * What stands in the client library for notebooks, as `features.ts` does for the rest: they are never told to the server. The
 * library asks this one where the others are, and listens to it.
 */
import type { Disposable } from 'vscode';
import {
  type DynamicFeature,
  type NotebookDocumentSyncRegistrationOptions,
  NotebookDocumentSyncRegistrationType,
  type RegistrationType,
} from 'vscode-languageclient';
import { UnusedFeature } from './features.ts';

type Options = NotebookDocumentSyncRegistrationOptions;

export class NotebookDocumentSyncFeature extends UnusedFeature implements DynamicFeature<Options> {
  static readonly CellScheme = 'vscode-notebook-cell';
  readonly registrationType: RegistrationType<Options> = NotebookDocumentSyncRegistrationType.type;
  readonly onOpenNotificationSent: typeof listenToNothing = listenToNothing;
  readonly onChangeNotificationSent: typeof listenToNothing = listenToNothing;
  readonly onCloseNotificationSent: typeof listenToNothing = listenToNothing;
  readonly onSaveNotificationSent: typeof listenToNothing = listenToNothing;

  register(): void {
    // Our server never asks.
  }

  unregister(): void {
    // Nor takes it back.
  }

  handles(): boolean {
    return false;
  }

  getProvider(): undefined {
    return undefined;
  }
}

function listenToNothing(): Pick<Disposable, 'dispose'> {
  return { dispose: () => undefined };
}
