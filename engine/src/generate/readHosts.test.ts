/** Which hosts a value names, and what is none. Whether a Service has such a name is asked elsewhere. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readHosts } from './readHosts.ts';

/** Checks the hosts of a value, written as `host` or `host:port`. */
function checkHosts(value: string, expected: readonly string[]): void {
  const hosts = readHosts(value).map(({ host, port }) => (port === undefined ? host : `${host}:${port}`));
  assert.deepEqual(hosts, expected);
}

describe('readHosts', () => {
  it('reads names, with and without a port', () => {
    checkHosts('orders', ['orders']);
    checkHosts('orders:8080', ['orders:8080']);
    checkHosts('Orders.Shop.svc.cluster.local.', ['orders.shop.svc.cluster.local']);
  });

  it('reads the host of a URL', () => {
    checkHosts('http://orders.shop:80/v1?next=x#y', ['orders.shop:80', 'x']);
    checkHosts('jdbc:postgresql://db:5432/shop', ['db:5432']);
    checkHosts('amqp://user:secret@queue:5672', ['queue:5672']);
  });

  it('reads lists, and the values of flags', () => {
    checkHosts('kafka-0.kafka:9092,kafka-1.kafka:9092', ['kafka-0.kafka:9092', 'kafka-1.kafka:9092']);
    checkHosts('--db-host=db --cache "cache:6379"', ['db', 'cache:6379']);
  });

  it('reads the variables that Kubernetes makes for Services', () => {
    checkHosts('--to=$(ORDER_ITEMS_SERVICE_HOST):3000', ['order-items:3000']);
  });

  it('reads no numbers, addresses, or what can be no name', () => {
    for (const value of [
      '8080',
      '10.0.0.1:80',
      '[::1]:80',
      '',
      '-',
      'a_b',
      '-v',
      'a..b',
      `${'x'.repeat(5000)}`,
    ]) {
      checkHosts(value, []);
    }
    checkHosts('db:99999', ['db']);
  });
});
