/**
 * What commands act upon. Each command is a function of this and of its arguments, in a file of its own below
 * `commands/`; `activate.ts` binds them to their names.
 */
import type { ExtensionContext } from 'vscode';
import type { GitHeads } from './gitHeads.ts';
import type { MatrixPanel } from './matrixPanel.ts';
import type { RecordedLog } from './recordedLog.ts';
import type { ServerConnection } from './serverConnection.ts';

export interface CommandHost {
  readonly context: ExtensionContext;
  readonly log: RecordedLog;
  readonly server: ServerConnection;
  readonly matrix: MatrixPanel;
  readonly heads: GitHeads;
}
