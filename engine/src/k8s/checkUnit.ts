/**
 * All that the API server would say about one resource, before and while it creates it: types and fields, metadata,
 * and for a NetworkPolicy the whole spec. Nothing here depends on settings; a problem that holds for some versions of
 * Kubernetes only says so itself.
 */
import type { Problem } from '../problem.ts';
import { findEntry, type YamlMap, type YamlNode } from '../yaml/node.ts';
import { requiredValue } from './apiProblem.ts';
import { checkApiVersion } from './checkApiVersion.ts';
import { checkDuplicateFields } from './checkDuplicateFields.ts';
import { checkFields } from './checkFields.ts';
import { findField, findValue, markSpan, readText } from './decodedNode.ts';
import { findLowering, type Lowering } from './kinds.ts';
import type { ResourceType } from './lowerHeader.ts';
import { NETWORK_POLICY } from './networkPolicySchema.ts';
import { createResourceSchema } from './resourceSchema.ts';
import { validateMetadata, validateTemplateMetadata, type NameFormat } from './validateMetadata.ts';
import { validateNetworkPolicy } from './validateNetworkPolicy.ts';

/** Kinds whose names follow another format than most. */
const NAME_FORMATS: ReadonlyMap<Lowering, NameFormat> = new Map([
  ['namespace', 'dnsLabel'],
  ['service', 'serviceName'],
  ['roleBinding', 'pathSegment'],
]);

/**
 * The problems of the resource whose root is `root`, in the order of the server. `listed` is the type that a list
 * gives to an item that names none. Nothing is said about what is no object of the API server: a kustomization, the
 * configuration of a cluster, or something that is no map.
 */
export function checkUnit(root: YamlNode, listed?: ResourceType): readonly Problem[] {
  const lowering = root.type === 'map' ? findCheckedLowering(root, listed) : undefined;
  if (root.type !== 'map' || lowering === undefined) {
    return [];
  }
  return [
    ...checkUnitFields(root, listed),
    ...validateMetadata(root, NAME_FORMATS.get(lowering) ?? 'subdomain'),
    ...(lowering === 'workload' ? validateTemplate(root, readType(root, listed).kind) : []),
    ...(lowering === 'networkPolicy' ? validateNetworkPolicy(root) : []),
  ];
}

/** The part of `checkUnit` that comes before validation: duplicates, `apiVersion`, fields and types. */
export function checkUnitFields(root: YamlMap, listed?: ResourceType): readonly Problem[] {
  const lowering = findCheckedLowering(root, listed);
  if (lowering === undefined) {
    return [];
  }
  const { kind } = readType(root, listed);
  const schema = lowering === 'networkPolicy' ? NETWORK_POLICY : createResourceSchema(kind, lowering);
  return [
    ...checkDuplicateFields(root),
    ...((listed?.apiVersion ?? '') === '' ? checkTypeIsThere(root) : []),
    ...checkApiVersion(root, kind),
    ...checkFields(root, schema),
  ];
}

/** Not the API server's business, or an API whose fields nobody here knows. */
const UNCHECKED: ReadonlySet<Lowering | undefined> = new Set([
  'kustomization',
  'clusterConfig',
  'otherPolicy',
]);

/** How the resource is lowered; `undefined` where it is not checked. */
function findCheckedLowering(root: YamlMap, listed: ResourceType | undefined): Lowering | undefined {
  const { apiVersion, kind } = readType(root, listed);
  const lowering = findLowering(apiVersion, kind);
  return UNCHECKED.has(lowering) ? undefined : lowering;
}

function readType(root: YamlMap, listed: ResourceType | undefined): ResourceType {
  const read = (name: 'apiVersion' | 'kind'): string => {
    const value = findValue(root, name);
    return (value === undefined ? undefined : readText(value)) ?? listed?.[name] ?? '';
  };
  return { apiVersion: read('apiVersion'), kind: read('kind') };
}

/** Without an `apiVersion` nobody knows what the resource is. */
function checkTypeIsThere(root: YamlMap): readonly Problem[] {
  const entry = findField(root, 'apiVersion');
  if (entry !== undefined && readText(entry.value) !== '') {
    return [];
  }
  const place = findEntry(root, 'apiVersion')?.key.span ?? findField(root, 'kind')?.value.span;
  const span = place ?? markSpan(root, root.span);
  const offense = { span, field: 'apiVersion', detail: 'apiVersion not set', args: { reason: 'apiVersion' } };
  return [requiredValue(offense)];
}

function validateTemplate(root: YamlMap, kind: string): readonly Problem[] {
  const spec = findValue(root, 'spec');
  if (kind !== 'CronJob') {
    const template = findField(spec, 'template');
    return template === undefined ? [] : validateTemplateMetadata(template, 'spec.template');
  }
  const template = findField(findValue(findValue(spec, 'jobTemplate'), 'spec'), 'template');
  return template === undefined ? [] : validateTemplateMetadata(template, 'spec.jobTemplate.spec.template');
}
