/**
 * Names in rows and columns: as short as they can be told apart.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { MatrixEndpoint } from '../../protocol/src/matrix.ts';
import { endpointNames } from './endpointText.ts';

describe('endpointNames', () => {
  it('are without the kind', () => {
    assert.deepEqual(endpointNames([workload('web', 'Deployment'), workload('db', 'StatefulSet')]), [
      'shop/web',
      'shop/db',
    ]);
  });

  it('are with it where two would have one name', () => {
    assert.deepEqual(endpointNames([workload('web', 'Deployment'), workload('web', 'Job')]), [
      'shop/web[Deployment]',
      'shop/web[Job]',
    ]);
  });

  it('of addresses are blocks, or the range where there are many', () => {
    const addresses = (id: string, cidrs: readonly string[]): MatrixEndpoint => ({
      id,
      type: 'addresses',
      cidrs,
    });
    assert.deepEqual(
      endpointNames([
        addresses('0.0.0.0-9.255.255.255', ['0.0.0.0/5', '8.0.0.0/7']),
        addresses('11.0.0.0-255.255.255.255', ['11.0.0.0/8', '12.0.0.0/6', '16.0.0.0/4']),
      ]),
      ['0.0.0.0/5, 8.0.0.0/7', '11.0.0.0-255.255.255.255'],
    );
  });
});

function workload(name: string, kind: string): MatrixEndpoint {
  return { id: `shop/${name}[${kind}]`, type: 'workload', namespace: 'shop', kind, name };
}
