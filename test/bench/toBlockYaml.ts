/**
 * Writes plain data as block-style YAML, as people and tools write manifests. It knows just what the generated
 * manifests need: maps, lists, strings and numbers.
 */

const PLAIN = /^[A-Za-z/][\w./-]*$/;
const WORD_OF_YAML = /^(y|n|yes|no|on|off|true|false|null)$/i;

/** One document, with a line feed at its end. */
export function toBlockYaml(value: unknown): string {
  return `${writeLines(value).join('\n')}\n`;
}

function writeLines(value: unknown): readonly string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => prefix(writeLines(item), '- ', '  '));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => writeEntry(key, item));
  }
  return [writeScalar(value)];
}

function writeEntry(key: string, value: unknown): readonly string[] {
  if (value === undefined) {
    return [];
  }
  const name = writeScalar(key);
  if (typeof value === 'string' && value.includes('\n')) {
    return [
      `${name}: |`,
      ...value
        .trimEnd()
        .split('\n')
        .map((line) => `  ${line}`),
    ];
  }
  if (typeof value !== 'object' || value === null) {
    return [`${name}: ${writeScalar(value)}`];
  }
  const isEmpty = Object.keys(value).length === 0;
  if (isEmpty) {
    return [`${name}: ${Array.isArray(value) ? '[]' : '{}'}`];
  }
  return [`${name}:`, ...writeLines(value).map((line) => `  ${line}`)];
}

function prefix(lines: readonly string[], first: string, others: string): readonly string[] {
  return lines.length === 0
    ? [`${first}{}`]
    : lines.map((line, index) => (index === 0 ? first : others) + line);
}

function writeScalar(value: unknown): string {
  if (typeof value === 'string' && PLAIN.test(value) && !WORD_OF_YAML.test(value)) {
    return value;
  }
  return JSON.stringify(value);
}
