/**
 * The pages of the specification are read as they are written: headings, manifests, tables, prose.
 */
import assert from 'node:assert/strict';
import { readSpecPage } from './readSpecPage.ts';

const PAGE = [
  '# Topic',
  'Prose.',
  '## A rule holds (S1)',
  '```yaml cni=netpol-analyzer no-findings-check',
  '# not a heading',
  'a: 1',
  '```',
  '```table',
  '  x',
  '```',
  '```text',
  'ignored',
  '```',
].join('\n');

describe('a page of the specification', () => {
  it('has a section for each heading, with its examples', () => {
    assert.deepEqual(readSpecPage(PAGE), [
      { title: 'Topic', examples: [] },
      {
        title: 'A rule holds (S1)',
        examples: [
          {
            manifests: '# not a heading\na: 1',
            options: 'cni=netpol-analyzer no-findings-check',
            tables: ['  x'],
            line: 4,
          },
        ],
      },
    ]);
  });

  it('is refused with a block that does not end, or a table that belongs to nothing', () => {
    assert.throws(() => readSpecPage('## A\n```yaml\na: 1'), /line 2: a block without an end/);
    assert.throws(() => readSpecPage('## A\n```table\nx\n```'), /line 2: a table without manifests/);
  });
});
