/**
 * The status line, in numbers a person reads.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { StatusAnswer } from '../../protocol/src/status.ts';
import { pluginDetail, pluginText, statusDetail, statusText } from './statusText.ts';
import type { EditorWords } from './translate.ts';

const READY: StatusAnswer = {
  state: 'ready',
  version: '0.1.0',
  fileCount: 2000,
  policyCount: 12,
  workloadCount: 80,
  lastChangeMs: 2.7,
  plugins: ['Kubernetes'],
};

const ENGLISH: EditorWords = { t: fill, language: 'en' };

describe('statusText', () => {
  it('counts, and says what the last change cost', () => {
    assert.equal(statusText(READY, ENGLISH), '12 policies · 80 workloads · 3 ms');
    assert.equal(
      statusText({ ...READY, policyCount: 1, workloadCount: 1200, lastChangeMs: 0.2 }, ENGLISH),
      '1 policy · 1,200 workloads · < 1 ms',
    );
  });

  it('says that it still reads', () => {
    assert.equal(
      statusText({ ...READY, state: 'indexing' }, ENGLISH),
      '12 policies · 80 workloads · reading…',
    );
  });

  it('names the network plugin, and one that nobody chose', () => {
    const guessed: StatusAnswer = { ...READY, guessedPlugin: 'Calico' };
    assert.equal(pluginText({ ...READY, plugins: ['Cilium 1.16', 'K3s'] }, ENGLISH), 'Cilium 1.16, K3s');
    assert.equal(pluginDetail(READY, ENGLISH), 'network plugin');
    assert.equal(pluginText(guessed, ENGLISH), 'it seems to be Calico');
    assert.match(pluginDetail(guessed, ENGLISH), /until it is chosen/);
  });

  it('details', () => {
    assert.equal(statusDetail(READY, ENGLISH), '2,000 files');
    assert.equal(statusDetail({ ...READY, memoryBytes: 90 * 2 ** 20 }, ENGLISH), '2,000 files · 90 MB');
  });

  it('is in the language of the editor', () => {
    const bundle = new Map([
      ['{0} policies', '{0} Policies'],
      ['{0} workloads', '{0} Workloads'],
    ]);
    const german: EditorWords = {
      t: (english, ...facts) => fill(bundle.get(english) ?? english, ...facts),
      language: 'de',
    };
    assert.equal(
      statusText({ ...READY, workloadCount: 1200 }, german),
      '12 Policies · 1.200 Workloads · 3 ms',
    );
  });
});

function fill(text: string, ...facts: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (_, index: string) => String(facts[Number(index)]));
}
