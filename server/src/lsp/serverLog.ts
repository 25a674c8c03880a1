/**
 * What the server says to people: lines in the log, and now and then a message on the screen, where somebody can do
 * something about it. The same words are never said twice.
 */
import { printable } from '../../../engine/src/index.ts';
import type { Connection } from '../rpc/connection.ts';
import { MessageType } from './protocolValues.ts';

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
  const log = (type: number, message: string): void => {
    void connection.sendNotification('window/logMessage', { type, message });
  };
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
      log(MessageType.Info, printable(text));
    },
    warn: (text) => {
      once(text, (line) => {
        log(MessageType.Warning, line);
      });
    },
    tell: (text) => {
      once(text, (line) => {
        log(MessageType.Warning, line);
        void connection.sendNotification('window/showMessage', {
          type: MessageType.Warning,
          message: `Podgate: ${line}`,
        });
      });
    },
    bug: (doing, error) => {
      once(`this is a bug in podgate, please report it: ${doing}: ${describe(error)}`, (line) => {
        log(MessageType.Error, line);
      });
    },
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
