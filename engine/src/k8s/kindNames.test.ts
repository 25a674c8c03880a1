/** How people name kinds: as manifests write them, and as kubectl takes them. */
import assert from 'node:assert/strict';
import { kindNamed } from './kindNames.ts';

describe('kindNamed', () => {
  it('reads a kind as manifests and kubectl write it', () => {
    for (const word of [
      'Deployment',
      'deployment',
      'deployments',
      'deploy',
      'deployment.apps',
      'deployments.v1.apps',
    ]) {
      assert.equal(kindNamed(word), 'Deployment', word);
    }
    assert.equal(kindNamed('svc'), 'Service');
    assert.equal(kindNamed('cronjobs.batch'), 'CronJob');
  });

  it('knows no other words', () => {
    for (const word of ['', 'web', 'deplo', 'constructor', '.apps']) {
      assert.equal(kindNamed(word), undefined, word);
    }
  });
});
