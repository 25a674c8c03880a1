/**
 * What is about to be written at a place, `$0`: in which role, and where in the tree the parser puts it once the text is
 * repaired.
 */
import assert from 'node:assert/strict';
import { findCursor, toPath } from './cursor.ts';
import { findTyping } from './findTyping.ts';
import { parseUnit } from './parse.ts';
import { repairText, STAND_IN } from './repairText.ts';

/** `entry block a/0` is the role, the style, and the way to what is around or before the word. */
function check(marked: string, expected: string | undefined): void {
  const offset = marked.indexOf('$0');
  const text = marked.replace('$0', '');
  const typing = findTyping(text, offset);
  if (typing === undefined) {
    assert.equal(undefined, expected, marked);
    return;
  }
  const repaired = repairText(text, typing);
  const { value, problems } = parseUnit(repaired.text);
  assert.deepEqual(problems, [], repaired.text);
  const { steps } = findCursor(value ?? assert.fail(), repaired.text, repaired.offset);
  const path = toPath(steps).filter((step) => step !== STAND_IN);
  assert.equal([typing.role, typing.style, path.join('/')].join(' ').trim(), expected, marked);
}

describe('what is about to be written', () => {
  it('in block style', () => {
    check('$0', 'entry block');
    check('a:\n  b$0', 'entry block a');
    check('a:\n  $0\n  c: 1', 'entry block a');
    check('a: $0', 'value block a');
    check('a:$0', 'value block a');
    check('a: w$0eb # web', 'value block a');
    check('a:\n  b$0:\n    c: 1', 'entry block a');
    check('a: &x $0', 'value block a');
    check('a:\r\n  $0\r\nb: 1\r\n', 'entry block a');
    check('$0\na: 1', 'entry block');
    check('\n$0\na: 1', 'entry block');
    check('\n\n - $0', 'entry block 0');
  });

  it('in lists', () => {
    check('- $0', 'entry block 0');
    check('-$0', 'entry block 0');
    check('- - $0', 'entry block 0/0');
    check('a:\n  - b: 1\n    $0', 'entry block a/0');
    check('a:\n  - b: 1\n  $0', 'entry block a/1');
    check('a:\n- b: 1\n$0', 'entry block');
    check('- $0\n  b: 1', 'entry block 0');
  });

  it('where an indentation is not whole yet', () => {
    check('a:\n  b: 1\n $0\nc: 1', 'entry block a');
    check('a:\n  b:\n    c: 1\n   $0', 'entry block a/b');
    check('- a: 1\n $0', 'entry block 0');
  });

  it('in flow style, closed or not', () => {
    check('a: { $0 }', 'entry flow a');
    check('a: { b: $0 }', 'value flow a/b');
    check('a: {$0', 'entry flow a');
    check('a: [b, $0]\nc: 1', 'entry flow a/1');
    check('a: { b: { c: w$0\nd: 1', 'value flow a/b/c');
    check('a: [{ b: 1 }, $0{ c: 1 }]', 'entry flow a/1');
    check('a: {\n  b: 1,\n  $0\n}', 'entry flow a');
    check('{"a": {"b$0"}}', 'entry flow a');
    check('{"a": {"b": "$0"}}', 'value flow a/b');
    check('{"a": {"b":$0}}', 'value flow a/b');
  });

  it('in quotes that nobody closed', () => {
    check('a: "w$0', 'value block a');
    check("a: 'w$0\nb: 1", 'value block a');
    check('a: { b: "w$0 }\nc: 1', 'value flow a/b');
  });

  it('behind texts that look like something else', () => {
    check('a: |\n  b: {\n  - "\nc: $0', 'value block c');
    check('a: "b: {\n  c"\nd: $0', 'value block d');
    check("a: it's {\nb: $0", 'value block b');
    check('a: b # {\nc: $0', 'value block c');
    check('a: >\n  b\n$0', 'entry block');
  });

  it('nothing where nothing can be', () => {
    for (const text of [
      '# $0',
      'a: 1 #$0',
      'a: $0# b',
      'a: 1 $0',
      'a: |\n  $0',
      'a: |\n  b\n\n  $0',
      '$0- a',
      ' $0 a: 1',
      'a: $0\n  b: 1',
      'a: $0\n- b',
      'a: { b: 1 $0 }',
      'a: { b: $0 c: 1 }',
      'a: [] $0',
      'a: "b\n  $0"',
      'two words$0',
      '{ two wo$0rds: 1 }',
      '{ a: 1, two$0\n words: 1 }',
    ]) {
      check(text, undefined);
    }
  });
});
