/**
 * Validates `metadata` as the API server does for a new object: name, namespace, labels, annotations, owners,
 * finalizers. A missing namespace is fine in a manifest, because `kubectl` fills it in. Types are `checkFields.ts`'
 * question; what does not decode is passed over here.
 */
import type { Problem } from '../problem.ts';
import type { Span } from '../text/span.ts';
import type { YamlEntry, YamlMap } from '../yaml/node.ts';
import { invalidValue, requiredValue, tooLongValue } from './apiProblem.ts';
import { countBytes } from './countBytes.ts';
import { findField, findValue, markSpan, readInteger, readStringMap, readText } from './decodedNode.ts';
import { goQuote } from './goQuote.ts';
import { joinFieldPath } from './joinFieldPath.ts';
import { checkLabelKey } from './labelFormats.ts';
import { checkDnsLabel, checkPathSegment, checkServiceName, checkSubdomain } from './nameFormats.ts';
import { validateFinalizers } from './validateFinalizers.ts';
import { validateOwnerReferences } from './validateOwnerReferences.ts';
import { validateLabels, type LabelPaths } from './validateSelector.ts';

/** What the name of a resource must be, by its kind. */
export type NameFormat = 'subdomain' | 'dnsLabel' | 'serviceName' | 'pathSegment';

const ANNOTATION_BYTES_MAX = 256 * 1024;

/** What is wrong with the metadata of a new object. */
export function validateMetadata(root: YamlMap, nameFormat: NameFormat): readonly Problem[] {
  const entry = findField(root, 'metadata');
  if (entry !== undefined && entry.value.type !== 'map') {
    return [];
  }
  return [
    ...validateName(root, entry, nameFormat),
    ...validateNamespace(findField(entry?.value, 'namespace')),
    ...validateGeneration(findField(entry?.value, 'generation')),
    ...validateLabels(findValue(entry?.value, 'labels'), 'metadata.labels'),
    ...validateAnnotations(findField(entry?.value, 'annotations'), META_ANNOTATIONS),
    ...validateOwnerReferences(findField(entry?.value, 'ownerReferences')),
    ...validateFinalizers(findField(entry?.value, 'finalizers')),
  ];
}

const META_ANNOTATIONS: LabelPaths = { field: 'metadata.annotations', path: 'metadata.annotations' };

/**
 * What is wrong with the metadata of a pod template, where only labels and annotations are looked at. The server's
 * path is the template's, without `metadata`: `spec.template.labels`.
 */
export function validateTemplateMetadata(template: YamlEntry, path: string): readonly Problem[] {
  const metadata = findValue(template.value, 'metadata');
  const place = (name: string): LabelPaths => ({
    field: `${path}.${name}`,
    path: `${path}.metadata.${name}`,
  });
  return [
    ...validateLabels(findValue(metadata, 'labels'), place('labels')),
    ...validateAnnotations(findField(metadata, 'annotations'), place('annotations')),
  ];
}

function checkName(text: string, format: NameFormat): readonly string[] {
  switch (format) {
    case 'subdomain':
      return checkSubdomain(text);
    case 'dnsLabel':
      return checkDnsLabel(text);
    case 'serviceName':
      return checkServiceName(text);
    case 'pathSegment':
      return checkPathSegment(text);
  }
}

/** A name, or a `generateName` that the server completes. */
function validateName(
  root: YamlMap,
  metadata: YamlEntry | undefined,
  format: NameFormat,
): readonly Problem[] {
  const name = findField(metadata?.value, 'name');
  const generateName = findField(metadata?.value, 'generateName');
  const prefix = generateName === undefined ? '' : readText(generateName.value);
  const prefixProblems = validateGenerateName(generateName, format);
  const text = name === undefined ? '' : readText(name.value);
  if (text === undefined) {
    return prefixProblems;
  }
  if (text !== '' && name !== undefined) {
    const place = { span: name.value.span, field: 'metadata.name' };
    const nameProblems = checkName(text, format).map((detail) =>
      invalidValue(
        { ...place, detail, args: { reason: 'name', value: text, format, detail } },
        goQuote(text),
      ),
    );
    return [...prefixProblems, ...nameProblems];
  }
  if (prefix !== '') {
    return prefixProblems;
  }
  const span = findNameSpan(root, metadata, name);
  const detail = 'name or generateName is required';
  return [requiredValue({ span, field: 'metadata.name', detail, args: { reason: 'name' } })];
}

/** Where a missing name is shown: at its empty value, else at `metadata`, else at `kind`. */
function findNameSpan(root: YamlMap, metadata: YamlEntry | undefined, name: YamlEntry | undefined): Span {
  const place =
    name ?? metadata ?? root.entries.find(({ key }) => key.text === 'metadata') ?? findField(root, 'kind');
  if (place === undefined) {
    return markSpan(root, root.span);
  }
  return place === name || place.key.text === 'kind' ? markSpan(place.value, place.key.span) : place.key.span;
}

/** The server appends five letters, so a hyphen at the end is fine. */
function validateGenerateName(entry: YamlEntry | undefined, format: NameFormat): readonly Problem[] {
  const text = entry === undefined ? undefined : readText(entry.value);
  if (entry === undefined || text === undefined || text === '') {
    return [];
  }
  // The server cuts bytes; half of a longer character would not be accepted either.
  const isMasked = /[\0-\x7f]-$/.test(text);
  const masked = isMasked ? `${text.slice(0, -2)}a` : text;
  const place = { span: entry.value.span, field: 'metadata.generateName' };
  return checkName(masked, format).map((detail) =>
    invalidValue({ ...place, detail, args: { reason: 'name', value: text, format, detail } }, goQuote(text)),
  );
}

function validateNamespace(entry: YamlEntry | undefined): readonly Problem[] {
  const text = entry === undefined ? undefined : readText(entry.value);
  if (entry === undefined || text === undefined || text === '') {
    return [];
  }
  const place = { span: entry.value.span, field: 'metadata.namespace' };
  return checkDnsLabel(text).map((detail) =>
    invalidValue({ ...place, detail, args: { reason: 'namespace', value: text, detail } }, goQuote(text)),
  );
}

/** Set by the server; in a manifest it is a leftover, but not a negative one. */
export function validateGeneration(entry: YamlEntry | undefined): readonly Problem[] {
  const generation = entry === undefined ? undefined : readInteger(entry.value);
  if (entry === undefined || generation === undefined || 0n <= generation) {
    return [];
  }
  const detail = 'must be greater than or equal to 0';
  const args = { reason: 'generation', value: String(generation) };
  const offense = { span: entry.value.span, field: 'metadata.generation', detail, args };
  return [invalidValue(offense, String(generation))];
}

/** Keys as for labels, but in any letter case; and a limit on the whole. */
export function validateAnnotations(
  entry: YamlEntry | undefined,
  { field, path }: LabelPaths,
): readonly Problem[] {
  const pairs = readStringMap(entry?.value);
  const keyProblems = pairs.flatMap(({ key, entry: pair }) =>
    checkLabelKey(key.toLowerCase()).map((detail) => {
      const args = { reason: 'annotationKey', value: key, detail };
      return invalidValue(
        { span: pair.key.span, field, path: joinFieldPath(path, key), detail, args },
        goQuote(key),
      );
    }),
  );
  const size = pairs.reduce((sum, { key, text }) => sum + countBytes(key) + countBytes(text ?? ''), 0);
  if (entry === undefined || size <= ANNOTATION_BYTES_MAX) {
    return keyProblems;
  }
  const detail = `may not be more than ${ANNOTATION_BYTES_MAX} bytes`;
  const args = { reason: 'annotationSize', size };
  return [...keyProblems, tooLongValue({ span: entry.key.span, field, path, detail, args })];
}
