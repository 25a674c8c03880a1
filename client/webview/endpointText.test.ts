/**
 * Names in rows and columns: as short as they can be told apart.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { MatrixEndpoint } from '../../protocol/src/matrix.ts';
import { endpointNames, searchText } from './endpointText.ts';

describe('endpointNames', () => {
  it('are without the kind', () => {
    assert.deepEqual(endpointNames([workload('web', 'Deployment'), workload('db', 'StatefulSet')]), [
      { name: 'shop/web', title: 'shop/web[Deployment]' },
      { name: 'shop/db', title: 'shop/db[StatefulSet]' },
    ]);
  });

  it('are with it where two would have one name', () => {
    const names = endpointNames([workload('web', 'Deployment'), workload('web', 'Job')]);
    assert.deepEqual(
      names.map(({ name }) => name),
      ['shop/web[Deployment]', 'shop/web[Job]'],
    );
  });

  it('of addresses are what people call them, with all of them beside', () => {
    assert.deepEqual(
      endpointNames([
        { id: '0.0.0.0-9.255.255.255', type: 'addresses', name: 'internet', addresses: 'all but 10.0.0.0/8' },
        { id: '10.0.0.0-10.255.255.255', type: 'addresses', name: '10.0.0.0/8' },
      ]),
      [
        { name: 'internet', title: 'internet: all but 10.0.0.0/8' },
        { name: '10.0.0.0/8', title: '10.0.0.0/8: 10.0.0.0-10.255.255.255' },
      ],
    );
  });
});

describe('the filter', () => {
  it('finds addresses by their name and their range, workloads by all of theirs', () => {
    const internet = searchText({ id: '0.0.0.0-255.255.255.255', type: 'addresses', name: 'internet' });
    assert.equal(internet.includes('internet'), true);
    assert.equal(internet.includes('255.255'), true);
    assert.equal(searchText(workload('web', 'Deployment')).includes('shop/web[deployment]'), true);
  });
});

function workload(name: string, kind: string): MatrixEndpoint {
  return { id: `shop/${name}[${kind}]`, type: 'workload', namespace: 'shop', kind, name };
}
