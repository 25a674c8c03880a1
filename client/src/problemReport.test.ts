/**
 * A report says versions and the end of the log, and the log cannot break out of it.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { problemReport } from './problemReport.ts';

const FACTS = {
  version: '0.1.0',
  repositoryUrl: undefined,
  editor: 'An Editor 1.91.0 (desktop)',
  folders: ['file'],
};

describe('problemReport', () => {
  it('names versions and the kinds of folders', () => {
    const report = problemReport({ ...FACTS, log: 'started' });
    assert.match(report, /- Podgate 0\.1\.0\n- An Editor 1\.91\.0 \(desktop\)\n- workspace folders: file\n/);
    assert.match(report, /```text\nstarted\n```\n$/);
  });

  it('fences what looks like a fence', () => {
    assert.match(problemReport({ ...FACTS, log: '```\nout' }), /\n````text\n```\nout\n````\n$/);
  });

  it('says where to report it', () => {
    const repositoryUrl = 'https://forge.example/podgate.git';
    const report = problemReport({ ...FACTS, repositoryUrl, log: '' });
    assert.match(report, /report it at https:\/\/forge\.example\/podgate\/issues\.\n/);
  });

  it('says that no folder is open', () => {
    assert.match(problemReport({ ...FACTS, folders: [], log: '' }), /workspace folders: none/);
  });
});
