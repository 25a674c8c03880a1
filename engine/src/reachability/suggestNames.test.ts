/** What is suggested where a name means nothing. */
import assert from 'node:assert/strict';
import { readCluster } from '../../../test/fixture/readCluster.ts';
import { suggestNames } from './suggestNames.ts';

const CLUSTER = readCluster(`
kind: Pod
metadata: { name: web, namespace: shop }
---
kind: Pod
metadata: { name: database, namespace: shop }
---
kind: Pod
metadata: { name: web, namespace: edge }
---
kind: Service
metadata: { name: front, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
---
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`);

function checkNames(name: string, expected: readonly string[], namespace?: string, kind?: string): void {
  assert.deepEqual(suggestNames(CLUSTER, { namespace, name, kind }), expected);
}

describe('names that may be meant', () => {
  it('are the same elsewhere', () => {
    checkNames('web', ['edge/web[Pod]', 'shop/web[Pod]'], 'prod');
    checkNames('front', ['shop/front[Service]'], 'edge');
  });

  it('are the nearest of the namespace, or of all', () => {
    checkNames('databse', ['shop/database[Pod]'], 'shop');
    checkNames('frnt', ['shop/front[Service]'], 'shop');
    checkNames('databse', ['shop/database[Pod]'], 'shp');
  });

  it('are all of a namespace where nothing is near', () => {
    checkNames('queue', ['edge/web[Pod]'], 'edge');
    checkNames('queue', [], 'prod');
  });

  it('are all of a namespace that is called nearly so', () => {
    checkNames('queue', ['edge/web[Pod]'], 'edeg');
  });

  it('are first of all those of the kind that was named', () => {
    checkNames('wbe', ['shop/web[Service]', 'shop/web[Pod]'], 'shop', 'Service');
    checkNames('wbe', ['edge/web[Pod]', 'shop/web[Pod]'], undefined, 'Pod');
    checkNames('web', ['shop/web[Service]', 'edge/web[Pod]'], 'edge', 'Service');
    checkNames('web', ['shop/web[Pod]'], 'shop', 'Job');
  });

  it('need no namespace', () => {
    checkNames('databse', ['shop/database[Pod]']);
    checkNames('edge', ['edge/web[Pod]']);
  });
});
