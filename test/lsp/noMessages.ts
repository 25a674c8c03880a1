/** What is JSON and no message, or one about nothing: a client that errs may send any of it. */
export const NO_MESSAGES: readonly unknown[] = [
  null,
  7,
  'x',
  [],
  {},
  { id: {} },
  { id: 99, result: 1 },
  { params: {} },
  { jsonrpc: '2.0', id: null, method: 'podgate/status', params: {} },
  { jsonrpc: '2.0', method: '$/cancelRequest' },
  { jsonrpc: '2.0', method: '$/cancelRequest', params: {} },
  { jsonrpc: '2.0', method: '$/cancelRequest', params: { id: null } },
  { jsonrpc: '2.0', method: '$/cancelRequest', params: { id: 99 } },
];
