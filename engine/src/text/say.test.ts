/** Sentences as data: written once in English, shown in any language, with what users wrote left as it is. */
import assert from 'node:assert/strict';
import { formatMessage, say, sayAny, sayList } from './say.ts';

const REFUSED = say`so it is refused`;

describe('say', () => {
  it('is English where nothing else is asked for', () => {
    const message = say`${'`a`'} is no port, ${REFUSED}; write ${1} to ${65535}`;
    assert.equal(message.template, '{0} is no port, {1}; write {2} to {3}');
    assert.equal(formatMessage(message), '`a` is no port, so it is refused; write 1 to 65535');
    assert.equal(formatMessage(say`${'a'}${'b'}`), 'ab');
  });

  it('is translated with its parts, in the order of the other language', () => {
    const german = new Map([
      ['{0} has {1}, {2}', '{1} hat {0}, {2}'],
      ['so it is refused', 'daher abgelehnt'],
    ]);
    assert.equal(formatMessage(say`${'a'} has ${'b'}, ${REFUSED}`, german), 'b hat a, daher abgelehnt');
    assert.equal(formatMessage(say`${REFUSED}, ${'c'}`, german), 'daher abgelehnt, c');
  });

  it('never takes text of the user for a template', () => {
    const german = new Map([['so it is refused', 'daher abgelehnt']]);
    assert.equal(formatMessage(say`${'{1}'} ${'so it is refused'}`, german), '{1} so it is refused');
  });

  it('shows control characters instead of obeying them', () => {
    assert.equal(formatMessage(say`${'\u001b[31m'}: ${say`${'\u202e'}`}`), '\\x1b[31m: \\u202e');
  });

  it('lists alternatives', () => {
    const german = new Map([['{0} or {1}', '{0} oder {1}']]);
    assert.equal(formatMessage(say`write ${sayAny(['a', 'b', 'c'])}`, german), 'write a oder b oder c');
    assert.equal(formatMessage(say`write ${sayAny(['a'])}`), 'write a');
  });

  it('lists with punctuation', () => {
    assert.equal(formatMessage(sayList(['a', 2, REFUSED], ', ')), 'a, 2, so it is refused');
    assert.equal(formatMessage(sayList([], ', ')), '');
  });
});
