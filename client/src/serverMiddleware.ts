/**
 * Stands between the client library and the wire: keeps documents from the server that crashed it, and remembers which
 * messages are unanswered, so that a crash can be laid at a document's door. Answers for a document that the
 * server does not know are empty.
 */
import type { Middleware } from 'vscode-languageclient';
import type { CrashRecovery } from './crashRecovery.ts';
import type { DocumentGate, GateMessage } from './documentGate.ts';
import { noteStep } from './walkthroughSteps.ts';

const MESSAGES: ReadonlyMap<string, GateMessage> = new Map([
  ['textDocument/didOpen', 'open'],
  ['textDocument/didClose', 'close'],
] as const);

/** What a request gets for a document that the server does not know; where it is not listed, `null`. */
const EMPTY_ANSWERS: ReadonlyMap<string, unknown> = new Map([
  ['textDocument/diagnostic', { kind: 'full', items: [] }],
]);

type Send = NonNullable<Middleware['sendNotification']>;
type Request = NonNullable<Middleware['sendRequest']>;

export interface ServerMiddleware {
  readonly sendNotification: Send;
  readonly sendRequest: Request;
}

export function createMiddleware(recovery: CrashRecovery, gate: DocumentGate): ServerMiddleware {
  return {
    sendNotification: (type, next, params) => {
      const uri = readDocumentUri(params);
      if (uri === undefined) {
        return next(type, params);
      }
      const admission = recovery.isLeftAlone(uri) ? 'refused' : 'admitted';
      if (!gate.passes(MESSAGES.get(methodOf(type)) ?? 'other', uri, admission)) {
        return Promise.resolve();
      }
      recovery.noteNotification(uri);
      return next(type, params);
    },
    sendRequest: (type, params, token, next) => {
      const uri = readDocumentUri(params);
      if (uri === undefined) {
        return next(type, params, token);
      }
      if (!gate.isOpen(uri)) {
        return Promise.resolve((EMPTY_ANSWERS.get(methodOf(type)) ?? null) as never);
      }
      const ticket = recovery.noteRequest(uri);
      const answer = next(type, params, token).finally(() => {
        recovery.noteAnswer(ticket);
      });
      return methodOf(type) === 'textDocument/hover' ? noteHover(answer) : answer;
    },
  };
}

async function noteHover<Answer>(answer: Promise<Answer>): Promise<Answer> {
  const hover = await answer;
  if (hover !== null) {
    noteStep('hover');
  }
  return hover;
}

function methodOf(type: string | { readonly method: string }): string {
  return typeof type === 'string' ? type : type.method;
}

/** URI of the document that a message is about, where it is about one. */
function readDocumentUri(params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null || !('textDocument' in params)) {
    return undefined;
  }
  const { uri } = params.textDocument as { readonly uri?: unknown };
  return typeof uri === 'string' ? uri : undefined;
}
