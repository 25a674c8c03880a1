/**
 * What the server says to people: lines in the log, and now and then a message on the screen, where somebody can do
 * something about it. The same words are never said twice.
 */
import { MessageType, ShowMessageNotification, type Connection } from 'vscode-languageserver';
import { printable } from '../../../engine/src/index.ts';

export interface ServerLog {
  info(text: string): void;
  /** Something that the user may want to know. */
  warn(text: string): void;
  /** As `warn`, and on the screen: something that the user can put right. */
  tell(text: string): void;
  /** A bug of ours: what was being done, and the error with its stack. */
  bug(doing: string, error: unknown): void;
}

/** What was said is remembered up to this; then it may be said again. */
const REMEMBERED_MAX = 1000;

export function createServerLog(connection: Connection): ServerLog {
  const said = new Set<string>();
  const once = (text: string, say: (text: string) => void): void => {
    if (said.has(text)) {
      return;
    }
    if (REMEMBERED_MAX <= said.size) {
      said.clear();
    }
    said.add(text);
    say(text.split('\n').map(printable).join('\n'));
  };
  return {
    info: (text) => {
      connection.console.info(printable(text));
    },
    warn: (text) => {
      once(text, (line) => {
        connection.console.warn(line);
      });
    },
    tell: (text) => {
      once(text, (line) => {
        connection.console.warn(line);
        void connection.sendNotification(ShowMessageNotification.type, {
          type: MessageType.Warning,
          message: `Podgate: ${line}`,
        });
      });
    },
    bug: (doing, error) => {
      once(`this is a bug in podgate, please report it: ${doing}: ${describe(error)}`, (line) => {
        connection.console.error(line);
      });
    },
  };
}

/** Without Node's own part of the stack: it tells when something ran, so that the same bug would look like several. */
function describe(error: unknown): string {
  return error instanceof Error
    ? (error.stack ?? error.message).replace(/\n {4}at [^\n]*\(node:[^\n]*/g, '')
    : String(error);
}
