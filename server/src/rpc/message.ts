/**
 * The messages of JSON-RPC 2.0, as the Language Server Protocol has them: what has come in is told apart here and
 * nowhere else. How messages travel is a channel's matter; what they ask for, a handler's.
 */

/** Names a request until it is answered; whoever asks chooses it. */
export type MessageId = number | string;

export interface RequestMessage {
  readonly kind: 'request';
  readonly id: MessageId;
  readonly method: string;
  readonly params: unknown;
}

export interface NotificationMessage {
  readonly kind: 'notification';
  readonly method: string;
  readonly params: unknown;
}

/** `error` is there where the request failed, whatever it holds. */
export interface ResponseMessage {
  readonly kind: 'response';
  readonly id: MessageId;
  readonly result: unknown;
  readonly error: unknown;
}

export type IncomingMessage = RequestMessage | NotificationMessage | ResponseMessage;

/** What the other end sent; `undefined` for what is no message. */
export function readMessage(raw: unknown): IncomingMessage | undefined {
  const method = fieldOf(raw, 'method');
  const id = fieldOf(raw, 'id');
  if (typeof method === 'string') {
    const params = fieldOf(raw, 'params');
    return isMessageId(id)
      ? { kind: 'request', id, method, params }
      : { kind: 'notification', method, params };
  }
  return isMessageId(id)
    ? { kind: 'response', id, result: fieldOf(raw, 'result'), error: fieldOf(raw, 'error') }
    : undefined;
}

export function isMessageId(raw: unknown): raw is MessageId {
  return typeof raw === 'number' || typeof raw === 'string';
}

/** A field of something that may be anything. */
export function fieldOf(raw: unknown, name: string): unknown {
  return typeof raw === 'object' && raw !== null
    ? Object.getOwnPropertyDescriptor(raw, name)?.value
    : undefined;
}
