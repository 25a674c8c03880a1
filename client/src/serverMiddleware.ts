/**
 * Stands between the client library and the wire: keeps documents from the server that are not for it, and remembers
 * which messages are unanswered, so that a crash can be laid at a document's door. Answers for a document that the
 * server does not know are empty.
 */
import { type TextDocument, workspace } from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import type { CrashRecovery } from './crashRecovery.ts';
import type { Admission, DocumentGate, GateMessage } from './documentGate.ts';
import { noteStep } from './walkthroughSteps.ts';

const KINDS: ReadonlyMap<string, GateMessage['kind']> = new Map([
  ['textDocument/didOpen', 'open'],
  ['textDocument/didChange', 'change'],
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
      const named = readTextDocument(params);
      if (named === undefined) {
        return next(type, params);
      }
      const kind = KINDS.get(methodOf(type)) ?? 'other';
      const document = findDocument(named.uri);
      const action = gate.decide({ ...named, kind }, admit(document, recovery), document?.version ?? 0);
      if (action === 'drop') {
        return Promise.resolve();
      }
      recovery.noteNotification(named.uri);
      return action === 'pass' ? next(type, params) : tellLate(action, named.uri, document, next);
    },
    sendRequest: (type, params, token, next) => {
      const named = readTextDocument(params);
      if (named === undefined) {
        return next(type, params, token);
      }
      if (!gate.isOpen(named.uri)) {
        return Promise.resolve((EMPTY_ANSWERS.get(methodOf(type)) ?? null) as never);
      }
      const ticket = recovery.noteRequest(named.uri);
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

/** A template is text that becomes a manifest elsewhere; only files of charts are expected to be one. Who is gone stays out. */
function admit(document: TextDocument | undefined, recovery: CrashRecovery): Admission {
  if (document === undefined) {
    return 'refused';
  }
  const isTemplate = document.languageId === 'helm' && document.getText().includes('{{');
  return isTemplate || recovery.isLeftAlone(document.uri.toString()) ? 'refused' : 'admitted';
}

function tellLate(
  action: 'open' | 'close',
  uri: string,
  document: TextDocument | undefined,
  next: (type: string, params: never) => Promise<void>,
): Promise<void> {
  const textDocument =
    action === 'close' || document === undefined
      ? { uri }
      : { uri, languageId: document.languageId, version: document.version, text: document.getText() };
  return next(action === 'open' ? 'textDocument/didOpen' : 'textDocument/didClose', {
    textDocument,
  } as never);
}

function findDocument(uri: string): TextDocument | undefined {
  return workspace.textDocuments.find((document) => document.uri.toString() === uri);
}

function methodOf(type: string | { readonly method: string }): string {
  return typeof type === 'string' ? type : type.method;
}

/** The document that a message is about, where it is about one. */
function readTextDocument(params: unknown): { readonly uri: string; readonly version?: number } | undefined {
  if (typeof params !== 'object' || params === null || !('textDocument' in params)) {
    return undefined;
  }
  const { uri, version } = params.textDocument as { readonly uri?: unknown; readonly version?: unknown };
  if (typeof uri !== 'string') {
    return undefined;
  }
  return typeof version === 'number' ? { uri, version } : { uri };
}
