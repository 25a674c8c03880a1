/**
 * Writes plain values as block-style YAML, the way people write manifests. A tiny writer of its own, so that the
 * engine's reading is tested with text that no YAML library made.
 */

const PLAIN = /^[A-Za-z][A-Za-z0-9_./-]*$/;
const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

/** The text of a value. Fields that are `undefined` are left out. */
export function writeYaml(value: unknown): string {
  return `${writeLines(value).join('\n')}\n`;
}

function writeLines(value: unknown): string[] {
  if (Array.isArray(value) && value.length !== 0) {
    return value.flatMap((item) => indent(writeLines(item), '- '));
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    return fields.length === 0 ? ['{}'] : fields.flatMap(([key, field]) => writeField(key, field));
  }
  return [writeScalar(value)];
}

function writeField(key: string, value: unknown): string[] {
  const lines = writeLines(value);
  const [first = ''] = lines;
  const isNested = typeof value === 'object' && value !== null && first !== '{}' && first !== '[]';
  return isNested
    ? [`${writeScalar(key)}:`, ...indent(lines, '  ')]
    : [`${writeScalar(key)}: ${first}`.trimEnd()];
}

function writeScalar(value: unknown): string {
  if (value === null) {
    return '';
  }
  if (typeof value === 'string') {
    return PLAIN.test(value) && !RESERVED.test(value) ? value : JSON.stringify(value);
  }
  return Array.isArray(value) ? '[]' : String(value);
}

/** The first line after `lead`, the others below it. */
function indent(lines: readonly string[], lead: string): string[] {
  const blank = ' '.repeat(lead.length);
  return lines.map((line, index) => (index === 0 ? lead : blank) + line);
}
