/**
 * Validates `metadata.finalizers`, and warns about names that could clash with others'.
 */
import type { Problem } from '../problem.ts';
import type { YamlEntry, YamlNode } from '../yaml/node.ts';
import { apiWarning, invalidValue } from './apiProblem.ts';
import { listItems, markSpan, readText } from './decodedNode.ts';
import { goJson, goQuote } from './goQuote.ts';
import { checkLabelKey } from './labelFormats.ts';

const FIELD = 'metadata.finalizers';
const ORPHAN = 'orphan';
const FOREGROUND = 'foregroundDeletion';

/** Kubernetes' own names need no domain. */
const STANDARD_FINALIZERS: ReadonlySet<string> = new Set(['kubernetes', ORPHAN, FOREGROUND]);

const ADVICE =
  'prefer a domain-qualified finalizer name including a path (/) to avoid accidental conflicts with other finalizer writers';

/** The finalizers of an object. */
export function validateFinalizers(entry: YamlEntry | undefined): readonly Problem[] {
  if (entry === undefined) {
    return [];
  }
  const items = listItems(entry.value);
  const texts = items.map((item) => readText(item) ?? '');
  const problems = items.flatMap((item, index) => validateFinalizer(item, index));
  if (texts.includes(ORPHAN) && texts.includes(FOREGROUND)) {
    const detail = `finalizer ${ORPHAN} and ${FOREGROUND} cannot be both set`;
    const span = markSpan(entry.value, entry.key.span);
    problems.push(
      invalidValue({ span, field: FIELD, detail, args: { reason: 'finalizers' } }, goJson(texts)),
    );
  }
  return problems;
}

function validateFinalizer(item: YamlNode, index: number): readonly Problem[] {
  const text = readText(item);
  if (text === undefined) {
    return [];
  }
  const place = { span: item.span, field: FIELD, path: `${FIELD}[${index}]` };
  const faults = checkLabelKey(text);
  if (faults.length !== 0) {
    return faults.map((detail) =>
      invalidValue({ ...place, detail, args: { reason: 'finalizer', value: text, detail } }, goQuote(text)),
    );
  }
  if (text.includes('/') || STANDARD_FINALIZERS.has(text)) {
    return [];
  }
  const detail = `${goQuote(text)}: ${ADVICE}`;
  return [
    apiWarning('api-invalid-value', { ...place, detail, args: { reason: 'finalizerDomain', value: text } }),
  ];
}
