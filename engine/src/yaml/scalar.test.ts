/**
 * Each plain scalar with what `kubectl` makes of it, taken from the tables and tests of go-yaml v2.
 */
import assert from 'node:assert/strict';
import { resolveKey, resolveScalar, type ScalarValue } from './scalar.ts';
import type { YamlScalar } from './node.ts';

function plain(text: string): YamlScalar {
  return { type: 'scalar', span: { start: 0, end: text.length }, text, style: 'plain' };
}

/** `expected` in short: the type and, where it has one, the value as JSON. */
function describeValue(value: ScalarValue): string {
  switch (value.type) {
    case 'null':
      return 'null';
    case 'integer':
    case 'float':
      return `${value.type} ${value.json}`;
    default:
      return `${value.type} ${String(value.value)}`;
  }
}

function checkPlain(text: string, expected: string): void {
  it(`${JSON.stringify(text)} is ${expected}`, () => {
    assert.equal(describeValue(resolveScalar(plain(text))), expected);
  });
}

describe('resolveScalar', () => {
  describe('nulls', () => {
    for (const text of ['', '~', 'null', 'Null', 'NULL']) {
      checkPlain(text, 'null');
    }
    checkPlain('nULL', 'string nULL');
  });

  describe('booleans of YAML 1.1', () => {
    for (const text of ['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON']) {
      checkPlain(text, 'boolean true');
    }
    for (const text of ['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF']) {
      checkPlain(text, 'boolean false');
    }
    checkPlain('yEs', 'string yEs');
    checkPlain('tRUE', 'string tRUE');
  });

  describe('integers', () => {
    checkPlain('0', 'integer 0');
    checkPlain('8080', 'integer 8080');
    checkPlain('-1', 'integer -1');
    checkPlain('+12', 'integer 12');
    checkPlain('1_000', 'integer 1000');
    checkPlain('1_', 'integer 1');
    checkPlain('0777', 'integer 511');
    checkPlain('0o17', 'integer 15');
    checkPlain('0x1F', 'integer 31');
    checkPlain('0b101', 'integer 5');
    checkPlain('-0b11', 'integer -3');
    checkPlain('18446744073709551615', 'integer 18446744073709551615');
    checkPlain('9007199254740993', 'integer 9007199254740993');
  });

  describe('floats', () => {
    checkPlain('80.0', 'float 80');
    checkPlain('80.5', 'float 80.5');
    checkPlain('1e3', 'float 1000');
    checkPlain('1.', 'float 1');
    checkPlain('.5', 'float 0.5');
    checkPlain('-.5', 'float -0.5');
    checkPlain('08', 'float 8');
    checkPlain('12e03', 'float 12000');
    checkPlain('18446744073709551616', 'float 18446744073709552000');
    checkPlain('.inf', 'float Infinity');
    checkPlain('-.Inf', 'float -Infinity');
    checkPlain('.NaN', 'float NaN');
  });

  describe('strings', () => {
    for (const text of [
      '1.2.3',
      '10.0.0.0/8',
      '2001-12-14',
      '2001-12-14T21:59:43Z',
      '1:30',
      '0x',
      '0b2',
      '+',
      '-',
      '.',
      '...',
      '_1',
      '1e400',
      'web',
      'nil',
      '٣',
      '<<',
      '__proto__',
    ]) {
      checkPlain(text, `string ${text}`);
    }

    it('quoted and block scalars are never anything else', () => {
      for (const style of ['singleQuoted', 'doubleQuoted', 'block'] as const) {
        assert.deepEqual(resolveScalar({ ...plain('yes'), style }), { type: 'string', value: 'yes' });
      }
    });

    it('a tag decides before the looks', () => {
      const tagged = (text: string, name: string): string =>
        describeValue(resolveScalar({ ...plain(text), tag: `tag:yaml.org,2002:${name}` }));
      assert.equal(tagged('80', 'str'), 'string 80');
      assert.equal(tagged('80', 'float'), 'float 80');
      assert.equal(tagged('80', 'int'), 'integer 80');
      assert.equal(describeValue(resolveScalar({ ...plain('80'), tag: '!mine' })), 'string 80');
    });

    it('a very long number is read without delay', () => {
      assert.equal(resolveScalar(plain('1'.repeat(1_000_000))).type, 'string');
    });
  });
});

describe('resolveKey', () => {
  const keys: readonly (readonly [string, string | undefined])[] = [
    ['app', 'app'],
    ['8080', '8080'],
    ['0777', '511'],
    ['yes', 'true'],
    ['off', 'false'],
    ['1.10', '1.1'],
    ['1e3', '1000'],
    ['1e6', '1e+06'],
    ['.inf', '.inf'],
    ['~', undefined],
    ['', undefined],
  ];
  for (const [text, expected] of keys) {
    it(`${JSON.stringify(text)} becomes ${String(expected)}`, () => {
      assert.equal(resolveKey(plain(text)), expected);
    });
  }
});
