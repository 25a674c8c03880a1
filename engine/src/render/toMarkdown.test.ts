/**
 * Markdown of rich text: what users wrote stays text, whatever it looks like.
 */
import assert from 'node:assert/strict';
import { capitalize, code, joinParts, link, paragraph, prose, strong, type Block } from './richText.ts';
import { say } from '../text/say.ts';
import { toMarkdown } from './toMarkdown.ts';

const write = (...blocks: readonly Block[]): string => toMarkdown(blocks, () => 'a.yaml#L1');
const PLACE = { file: 'a.yaml', span: { start: 0, end: 0 } };

describe('toMarkdown', () => {
  it('writes paragraphs and tables', () => {
    const table: Block = { type: 'table', header: [say`a`, say`b`], rows: [[prose`1`, prose`${code('x')}`]] };
    assert.equal(
      write(paragraph(prose`${strong(prose`Two ${code('pods')}`)} and ${3}`), table),
      '**Two `pods`** and 3\n\n| a | b |\n| --- | --- |\n| 1 | `x` |',
    );
    assert.equal(
      write(paragraph(capitalize(joinParts([link('web', PLACE), 'b'], ', ')))),
      '[web](a.yaml#L1), b',
    );
    assert.equal(write(paragraph(capitalize(prose`pods of`))), 'Pods of');
  });

  it('fences a manifest so that nothing in it ends it', () => {
    assert.equal(
      write({ type: 'manifest', lines: ['a: "```"', '  b: \u202e'] }),
      '````yaml\na: "```"\n  b: \\u202e\n````',
    );
    assert.equal(write({ type: 'manifest', lines: ['a: b'] }), '```yaml\na: b\n```');
  });

  it('sets apart what runs from right to left, code with its backticks', () => {
    assert.equal(
      write(paragraph(prose`${code('app=שרת')} of ${'חנות'} in ${link('שרת', PLACE)}`)),
      '\u2066`app=שרת`\u2069 of \u2068חנות\u2069 in [\u2068שרת\u2069](a.yaml#L1)',
    );
  });

  it('leaves out links that the shell has no address for', () => {
    assert.equal(
      toMarkdown([paragraph([link('web', PLACE)])], () => undefined),
      'web',
    );
  });

  it('escapes what would be markup, a link or HTML', () => {
    assert.equal(
      write(paragraph(prose`${'*a* _b_ [c](d) <e> & f|g `h`'}`)),
      '\\*a\\* \\_b\\_ \\[c\\](d) \\<e\\> \\& f\\|g \\`h\\`',
    );
    assert.equal(write(paragraph(prose`${'http://x www.y a@b'}`)), 'http:/&#47;x www&#46;y a&#64;b');
  });

  it('fences code by more backticks than it has', () => {
    assert.equal(write(paragraph(prose`${code('a`b')} ${code('``')} ${code('')}`)), '``a`b`` ``` `` ``` ` `');
  });

  it('shows control characters and cuts what is long', () => {
    assert.equal(write(paragraph(prose`${code('a\u001b[31m\nb')}`)), '`a\\x1b[31m\\nb`');
    assert.equal(write(paragraph(prose`${code('x'.repeat(300))}`)), `\`${'x'.repeat(100)}…\``);
  });

  it('keeps addresses in their parentheses', () => {
    const text = toMarkdown([paragraph([link('web', PLACE)])], () => 'a b(c)<d>');
    assert.equal(text, '[web](a%20b%28c%29%3Cd%3E)');
  });
});
