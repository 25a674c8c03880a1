/**
 * The schema of `podgate.yaml` and its reader agree: what one takes the other takes, for values that are made from the
 * schema, for such values with a part that is something else, and for texts that are nearly right. JSON is YAML, so the
 * reader gets the same text. The one thing a schema cannot say is that no two scopes have one name.
 */
import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { CIDR_PATTERN } from '../../engine/src/config/cidrPattern.ts';
import { CONFIG_KEYS } from '../../engine/src/config/configTable.ts';
import { readConfig } from '../../engine/src/config/readConfig.ts';
import { parseCidrSloppy } from '../../engine/src/k8s/cidr.ts';
import { createConfigSchema } from '../../scripts/configFiles.ts';
import { parse } from 'yaml';
import { arbitraryOf } from './arbitraryOf.ts';

const schema = createConfigSchema();
const ajv = new Ajv({ strict: true, strictTypes: false, allowUnionTypes: true });
ajv.addKeyword('markdownDescription');
const validate = ajv.compile(schema);

/** What is wrong to the schema and to the reader; both empty, or neither. */
function checkAgreement(value: unknown): void {
  const text = JSON.stringify(value);
  const { problems } = readConfig(text);
  const isValid = validate(value);
  const shown = `${text}\nschema: ${ajv.errorsText(validate.errors)}\nreader: ${JSON.stringify(problems)}`;
  assert.equal(problems.length === 0, isValid, shown);
}

/** Something else in place of a part of the value, which `choose` finds by numbers. */
function replacePart(value: unknown, choose: readonly number[], other: unknown): unknown {
  const [index = 0, ...rest] = choose;
  if (Array.isArray(value) && 0 < value.length && 0 < choose.length) {
    const at = index % value.length;
    return value.map((item, position) => (position === at ? replacePart(item, rest, other) : item));
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && 0 < choose.length) {
    const entries = Object.entries(value);
    if (0 < entries.length) {
      const at = index % entries.length;
      return Object.fromEntries(
        entries.map(([key, item], position) => [
          key,
          position === at ? replacePart(item, rest, other) : item,
        ]),
      );
    }
  }
  return other;
}

const NEARLY_RIGHT = [
  '',
  'shop',
  'Shop',
  'a.b',
  '-a',
  'a'.repeat(64),
  '1.36',
  'v1.29.4',
  '1',
  '1.0',
  '2.1',
  '1.33.0+k3s1',
  ' 1.36 ',
  '10.0.0.0/8',
  '10.0.0.300/8',
  '10.0.0.0/33',
  '010.0.0.0/08',
  'fd00::/8',
  '::ffff:10.0.0.0/104',
  'fd00:::/8',
  'off',
  'error',
  'fatal',
  'true',
  'yes',
  '53',
  '53/UDP',
  '53/udp',
  '0',
  '65536/TCP',
  'kubernetes',
  'calico-ish',
  0,
  1,
  1.36,
  1.3,
  53,
  65535,
  65536,
  -1,
  2.5,
  true,
  false,
  null,
  [],
  {},
  ['a'],
  [''],
  [null],
  { name: 'x' },
  { name: null },
  { namespace: 'kube-system' },
  { 'a/b': 'c' },
  { 'a//b': 'c' },
  { a: null },
  { a: '!' },
  { name: 'kubernetes' },
];

describe('the schema of podgate.yaml', () => {
  it('takes what the reader takes, and refuses what it refuses', () => {
    const sound = arbitraryOf(schema);
    const other = fc.oneof(fc.constantFrom(...NEARLY_RIGHT), fc.jsonValue({ maxDepth: 2 }));
    const way = fc.array(fc.nat(20), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(sound, way, other, (value, choose, replacement) => {
        checkAgreement(value);
        checkAgreement(replacePart(value, choose, replacement));
      }),
      { numRuns: 2000 },
    );
  });

  it('takes every nearly right value where the reader does', () => {
    for (const { name, keys = [] } of CONFIG_KEYS) {
      for (const value of NEARLY_RIGHT) {
        checkAgreement({ [name]: value });
        for (const key of keys) {
          checkAgreement({ [name]: { [key.name]: value } });
          checkAgreement({ [name]: { name: 'kubernetes', [key.name]: value } });
          checkAgreement({ [name]: [{ name: 'a', [key.name]: value }] });
        }
      }
    }
  });

  it('knows ranges of addresses as the engine does', () => {
    const pattern = new RegExp(CIDR_PATTERN);
    const piece = fc.constantFrom(
      '0',
      '1',
      '10',
      '255',
      '256',
      '00',
      'fd00',
      'ffff',
      'a',
      '12345',
      '.',
      ':',
      '::',
      '/',
      '8',
      '32',
      '128',
      '129',
    );
    const pieces = fc.array(piece, { maxLength: 18 }).map((parts) => parts.join(''));
    const address = fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      fc.ipV4().map((text) => `::ffff:${text}`),
      pieces,
    );
    const block = fc.tuple(address, fc.nat(130)).map(([text, length]) => `${text}/${String(length)}`);
    fc.assert(
      fc.property(fc.oneof(block, pieces), (text) => {
        assert.equal(pattern.test(text), parseCidrSloppy(text) !== undefined, text);
      }),
      { numRuns: 20_000 },
    );
  });

  it('takes the examples of the documentation', () => {
    for (const { name, example = '' } of CONFIG_KEYS) {
      assert.deepEqual(readConfig(example).problems, [], name);
      const value = parse(example) as unknown;
      assert.ok(validate(value), `${name}: ${ajv.errorsText(validate.errors)}`);
    }
  });
});
