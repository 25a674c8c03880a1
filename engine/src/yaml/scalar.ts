/**
 * What a scalar means to `kubectl`, which reads YAML 1.1 (sigs.k8s.io/yaml on go-yaml v2, `resolve.go`): `yes` is a
 * boolean, `0777` is 511, `1e3` is a number. Only plain scalars can mean something other than a string. It does not
 * say what a field accepts; that is the schema's question (`k8s/`).
 */
import type { YamlScalar } from './node.ts';

/**
 * The meaning of a scalar. `json` is the number as it stands in the JSON that `kubectl` sends: decimal, `80.0`
 * as `80`; exact where `value` would round.
 */
export type ScalarValue =
  | { readonly type: 'null' }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'integer'; readonly value: number; readonly json: string }
  | { readonly type: 'float'; readonly value: number; readonly json: string }
  | { readonly type: 'string'; readonly value: string };

const TAG_PREFIX = 'tag:yaml.org,2002:';

const NULL: ScalarValue = { type: 'null' };
const TRUE: ScalarValue = { type: 'boolean', value: true };
const FALSE: ScalarValue = { type: 'boolean', value: false };

/** The words that go-yaml v2 looks up before it tries numbers. */
const WORDS: ReadonlyMap<string, ScalarValue> = new Map([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, NULL] as const),
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(
    (word) => [word, TRUE] as const,
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(
    (word) => [word, FALSE] as const,
  ),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, toFloat(NaN)] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, toFloat(Infinity)] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, toFloat(-Infinity)] as const),
]);
const WORD_LENGTH_MAX = 5;

const INTEGER = /^([-+]?)(0[bB][01]+|0[xX][0-9a-fA-F]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/;
const SMALL_INTEGER = /^(?:0|[1-9][0-9]{0,14})$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const DOT_FLOAT = /^\.[0-9](?:_?[0-9])*(?:[eE][-+]?[0-9]+)?$/;

/** Digits that no 64-bit integer has in base 2, the longest; more are not worth a conversion. */
const INTEGER_LENGTH_MAX = 68;
/** A decimal number of so many digits is exact as a double; most numbers of manifests are. */
const SAFE_DIGITS = 15;
const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;
const UINT64_MAX = 2n ** 64n - 1n;

/** From this power of ten on, Go's shortest format writes an exponent. */
const GO_SHORTEST_PRECISION = 6;

/** The meaning of a scalar to `kubectl`: quoted and block scalars are strings, an explicit tag decides before the looks. */
export function resolveScalar(node: YamlScalar): ScalarValue {
  if (node.tag !== undefined) {
    return resolveTagged(node.text, node.tag);
  }
  if (node.style !== 'plain') {
    return { type: 'string', value: node.text };
  }
  return resolvePlain(node.text);
}

/**
 * A mapping's key as the API server sees it: JSON has only strings as keys, so `8080:` is `"8080"` and `yes:` is
 * `"true"`. `undefined` for a null key, which `kubectl` refuses.
 */
export function resolveKey(node: YamlScalar): string | undefined {
  const value = resolveScalar(node);
  switch (value.type) {
    case 'null':
      return undefined;
    case 'boolean':
      return String(value.value);
    case 'integer':
      return value.json;
    case 'float':
      return formatFloatKey(value.value);
    case 'string':
      return value.value;
  }
}

function resolveTagged(text: string, tag: string): ScalarValue {
  switch (tag) {
    case `${TAG_PREFIX}float`: {
      const value = resolvePlain(text);
      return value.type === 'integer' ? toFloat(value.value) : value;
    }
    case `${TAG_PREFIX}null`:
    case `${TAG_PREFIX}bool`:
    case `${TAG_PREFIX}int`:
      return resolvePlain(text);
    default:
      return { type: 'string', value: text };
  }
}

function resolvePlain(text: string): ScalarValue {
  const word = text.length <= WORD_LENGTH_MAX ? WORDS.get(text) : undefined;
  if (word !== undefined) {
    return word;
  }
  // go-yaml looks at the first character before it tries to read a number, and so spares most strings the trouble.
  const first = text.charCodeAt(0);
  const isNumeric = (48 <= first && first <= 57) || first === 43 || first === 45 || first === 46;
  return (isNumeric ? resolveNumber(text, first === 46) : undefined) ?? { type: 'string', value: text };
}

/** A text that starts with a digit, a sign or (`startsWithDot`) a dot. Dates stay strings, as in go-yaml v2. */
function resolveNumber(text: string, startsWithDot: boolean): ScalarValue | undefined {
  if (startsWithDot) {
    return DOT_FLOAT.test(text) ? finiteFloat(text.replaceAll('_', '')) : undefined;
  }
  const digits = text.includes('_') ? text.replaceAll('_', '') : text;
  return resolveInteger(digits) ?? (FLOAT.test(digits) ? finiteFloat(digits) : undefined);
}

function resolveInteger(text: string): ScalarValue | undefined {
  // Ports and replicas: the usual integer needs no more than this.
  if (SMALL_INTEGER.test(text)) {
    return { type: 'integer', value: Number(text), json: text };
  }
  const match = text.length <= INTEGER_LENGTH_MAX ? INTEGER.exec(text) : null;
  const [, sign = '', digits = ''] = match ?? [];
  if (match === null) {
    return undefined;
  }
  const isDecimal = digits === '0' || !digits.startsWith('0');
  if (isDecimal && digits.length <= SAFE_DIGITS) {
    // Adding zero makes 0 of -0.
    const small = Number(text) + 0;
    return { type: 'integer', value: small, json: String(small) };
  }
  // A leading zero without a letter is YAML 1.1's octal.
  const magnitude = BigInt(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits);
  const value = sign === '-' ? -magnitude : magnitude;
  const fits = INT64_MIN <= value && value <= (sign === '' ? UINT64_MAX : INT64_MAX);
  if (isDecimal && !fits) {
    return undefined;
  }
  return { type: 'integer', value: Number(value), json: value.toString() };
}

/** A number too large for a double stays a string, as it does for go-yaml. */
function finiteFloat(text: string): ScalarValue | undefined {
  const value = Number(text);
  return Number.isFinite(value) ? toFloat(value) : undefined;
}

function toFloat(value: number): ScalarValue {
  return { type: 'float', value, json: String(value) };
}

/** Go's `strconv.FormatFloat(value, 'g', -1, 32)`, as sigs.k8s.io/yaml prints a number that is a key. */
function formatFloatKey(value: number): string {
  if (Number.isNaN(value)) {
    return '.nan';
  }
  if (!Number.isFinite(value)) {
    return value < 0 ? '-.inf' : '.inf';
  }
  const shortest = shortestFloat32(value);
  const [mantissa = '', exponent = '0'] = shortest.toExponential().split('e');
  const power = Number(exponent);
  if (-4 <= power && power < GO_SHORTEST_PRECISION) {
    return String(shortest);
  }
  const sign = power < 0 ? '-' : '+';
  return `${mantissa}e${sign}${String(Math.abs(power)).padStart(2, '0')}`;
}

/** The decimal with the fewest digits that is the same single-precision number. */
function shortestFloat32(value: number): number {
  for (let digits = 1; digits < 9; digits++) {
    const candidate = Number(value.toPrecision(digits));
    if (Math.fround(candidate) === Math.fround(value)) {
      return candidate;
    }
  }
  return Math.fround(value);
}
