/**
 * The status line, in numbers a person reads.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { StatusAnswer } from '../../protocol/src/status.ts';
import { pluginDetail, pluginText, statusDetail, statusText } from './statusText.ts';

const READY: StatusAnswer = {
  state: 'ready',
  version: '0.1.0',
  fileCount: 2000,
  policyCount: 12,
  workloadCount: 80,
  lastChangeMs: 2.7,
  plugins: ['Kubernetes'],
};

describe('statusText', () => {
  it('counts, and says what the last change cost', () => {
    assert.equal(statusText(READY), '12 policies · 80 workloads · 3 ms');
    assert.equal(
      statusText({ ...READY, policyCount: 1, workloadCount: 1200, lastChangeMs: 0.2 }),
      '1 policy · 1,200 workloads · < 1 ms',
    );
  });

  it('says that it still reads', () => {
    assert.equal(statusText({ ...READY, state: 'indexing' }), '12 policies · 80 workloads · reading…');
  });

  it('names the network plugin, and one that nobody chose', () => {
    assert.equal(pluginText({ ...READY, plugins: ['Cilium 1.16', 'K3s'] }), 'Cilium 1.16, K3s');
    assert.equal(pluginDetail(READY), 'network plugin');
    assert.equal(pluginText({ ...READY, guessedPlugin: 'Calico' }), 'it seems to be Calico');
    assert.match(pluginDetail({ ...READY, guessedPlugin: 'Calico' }), /until it is chosen/);
  });

  it('details', () => {
    assert.equal(statusDetail(READY), '2,000 files');
    assert.equal(statusDetail({ ...READY, memoryBytes: 90 * 2 ** 20 }), '2,000 files · 90 MB');
  });
});
