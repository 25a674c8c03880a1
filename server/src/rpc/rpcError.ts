/**
 * A request that failed: as a handler says it, and as the other end said it.
 */
import { fieldOf } from './message.ts';

/** Of JSON-RPC, and of the Language Server Protocol (`requestCancelled`, `requestFailed`). */
export const RPC_CODES = {
  methodNotFound: -32601,
  internalError: -32603,
  requestCancelled: -32800,
  requestFailed: -32803,
} as const;

export class RpcError extends Error {
  override readonly name = 'RpcError';
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** The error of an answer, whatever the other end put there. */
export function readRpcError(raw: unknown): RpcError {
  const code = fieldOf(raw, 'code');
  const message = fieldOf(raw, 'message');
  return new RpcError(
    typeof code === 'number' ? code : RPC_CODES.internalError,
    typeof message === 'string' ? message : 'no reason was given',
  );
}
