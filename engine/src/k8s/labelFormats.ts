/**
 * The formats of label keys and values. Each check returns the server's own words for what is wrong, one for each
 * broken clause; nothing is wrong with a text that gets none. Annotations and finalizers use the format of keys.
 */
import { countBytes } from './countBytes.ts';
import { checkSubdomain, describeTooLong, SUBDOMAIN_FORMAT } from './nameFormats.ts';

const LABEL_BYTES_MAX = 63;

const NAME_FORMAT = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const VALUE_FORMAT = `(${NAME_FORMAT})?`;
const NAME = new RegExp(`^${NAME_FORMAT}$`);
const VALUE = new RegExp(`^${VALUE_FORMAT}$`);

/** Label keys as a regular expression, for schemas; the lengths are looked ahead for. */
export const LABEL_KEY_PATTERN: string =
  `^(?:(?=[^/]{1,253}/)${SUBDOMAIN_FORMAT}/)?` + `(?=[^/]{1,63}$)${NAME_FORMAT}$`;
/** Label values as a regular expression. */
export const LABEL_VALUE_PATTERN: string = '^(?=.{0,63}$)' + `${VALUE_FORMAT}$`;

// The double blanks are the server's own.
const NAME_MESSAGE =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character " +
  `(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '${NAME_FORMAT}')`;

const VALUE_MESSAGE =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', " +
  'and must start and end with an alphanumeric character ' +
  `(e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '${VALUE_FORMAT}')`;

const KEY_MESSAGE = `a valid label key ${NAME_MESSAGE} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`;

/** What is wrong with a label key: an optional DNS subdomain and `/`, then a name of at most 63 bytes. */
export function checkLabelKey(text: string): readonly string[] {
  const parts = text.split('/');
  if (2 < parts.length) {
    return [KEY_MESSAGE];
  }
  const name = parts[parts.length - 1] ?? '';
  return [...(parts.length === 2 ? checkKeyPrefix(parts[0] ?? '') : []), ...checkKeyName(name)];
}

function checkKeyPrefix(prefix: string): readonly string[] {
  if (prefix === '') {
    return ['prefix part must be non-empty'];
  }
  return checkSubdomain(prefix).map((fault) => `prefix part ${fault}`);
}

function checkKeyName(name: string): readonly string[] {
  const faults: string[] = [];
  if (name === '') {
    faults.push('name part must be non-empty');
  } else if (LABEL_BYTES_MAX < countBytes(name)) {
    faults.push(`name part ${describeTooLong(LABEL_BYTES_MAX)}`);
  }
  return NAME.test(name) ? faults : [...faults, `name part ${NAME_MESSAGE}`];
}

/** What is wrong with a label value: at most 63 bytes, empty allowed. */
export function checkLabelValue(text: string): readonly string[] {
  const faults = LABEL_BYTES_MAX < countBytes(text) ? [describeTooLong(LABEL_BYTES_MAX)] : [];
  return VALUE.test(text) ? faults : [...faults, VALUE_MESSAGE];
}
