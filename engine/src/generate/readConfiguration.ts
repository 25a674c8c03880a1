/**
 * What manifests say about the programs in pods: environment, arguments, and the ConfigMaps behind them. Reading a file
 * passes over all that (`source/`), because nothing else needs it; here it is read again from the text, when somebody
 * wants policies to be written. It finds values; what they mean is `readHosts.ts`' and `declaredConnections.ts`' matter.
 */
import { readField, readItems, readPath, readText, toText } from '../k8s/fields.ts';
import type { Resource } from '../k8s/resource.ts';
import type { SourceFile, SourceUnit } from '../source/sourceFile.ts';
import type { UnitPlace } from '../text/location.ts';
import { findNode } from '../yaml/findNode.ts';
import type { YamlNode } from '../yaml/node.ts';
import { normalizeBreaks } from '../yaml/normalizeBreaks.ts';
import { parseUnit } from '../yaml/parse.ts';
import { scanUnit } from '../yaml/scanUnit.ts';

/** A value that a program is started with. */
export interface ConfiguredValue {
  readonly value: string;
  /** What it is called: the variable's name, or the key of a ConfigMap; `undefined` for an argument. */
  readonly name: string | undefined;
  readonly place: UnitPlace;
}

/** A ConfigMap, or one key of it, that pods of the same namespace are given. */
export interface ConfigMapReference {
  readonly name: string;
  /** `undefined`: all of it. */
  readonly key: string | undefined;
}

/** What the pods of one manifest are started with. */
export interface PodConfiguration {
  readonly values: readonly ConfiguredValue[];
  readonly references: readonly ConfigMapReference[];
}

export interface ConfigMap {
  readonly name: string;
  /** As written. */
  readonly namespace: string | undefined;
  readonly values: readonly ConfiguredValue[];
}

/** What a file says. */
export interface FileConfiguration {
  /** By the manifest: the index of its unit, and where it begins in it (`podKey`). */
  readonly pods: ReadonlyMap<string, PodConfiguration>;
  readonly configMaps: readonly ConfigMap[];
}

/** Tells the manifests of a file apart. */
export function podKey({ unitIndex, span }: Pick<Resource, 'unitIndex' | 'span'>): string {
  return `${unitIndex} ${span.start}`;
}

/** Reads what `file` was read from again. */
export function readConfiguration(file: SourceFile, text: string): FileConfiguration {
  const pods = new Map<string, PodConfiguration>();
  const configMaps: ConfigMap[] = [];
  file.units.forEach((unit, unitIndex) => {
    const makers = unit.isStale ? [] : unit.resources.filter(isPodMaker);
    const unitText = normalizeBreaks(text.slice(unit.start, unit.end));
    const mayBeMap = unit.resources.length === 0 && mayBeConfigMap(unitText);
    if (makers.length === 0 && !mayBeMap) {
      return;
    }
    const root = readRoot(unit, unitText);
    for (const maker of makers) {
      const node = root === undefined ? undefined : findNode(root, maker.span);
      pods.set(podKey(maker), readPods(node, { kind: maker.kind, file: file.path, unitIndex }));
    }
    if (mayBeMap && readText(root, 'kind') === 'ConfigMap') {
      configMaps.push(readConfigMap(root, { file: file.path, unitIndex }));
    }
  });
  return { pods, configMaps };
}

function isPodMaker({ type }: Resource): boolean {
  return type === 'pod' || type === 'workload';
}

/** Asked of all text that no kind was found in; only what may be one is parsed. */
function mayBeConfigMap(text: string): boolean {
  if (!text.includes('ConfigMap')) {
    return false;
  }
  const { kind, isFlow } = scanUnit(text);
  return isFlow || kind === 'ConfigMap';
}

/** A list's item is a list of one. */
function readRoot({ skipped }: SourceUnit, text: string): YamlNode | undefined {
  const { value } = skipped === undefined ? parseUnit(text) : { value: undefined };
  return value?.type === 'seq' ? value.items[0] : value;
}

interface UnitOf {
  readonly file: string;
  readonly unitIndex: number;
}

function readPods(root: YamlNode | undefined, unit: UnitOf & { readonly kind: string }): PodConfiguration {
  const spec = findPodSpec(root, unit.kind);
  const containers = [...readItems(spec, 'initContainers'), ...readItems(spec, 'containers')];
  const variables = containers.flatMap((container) => readItems(container, 'env'));
  return {
    values: [
      ...variables.flatMap((variable) =>
        toValue(readField(variable, 'value'), readText(variable, 'name'), unit),
      ),
      ...containers.flatMap((container) =>
        ['command', 'args'].flatMap((field) =>
          readItems(container, field).flatMap((argument) => toValue(argument, undefined, unit)),
        ),
      ),
    ],
    references: [
      ...variables.flatMap((variable) => toReference(readPath(variable, 'valueFrom', 'configMapKeyRef'))),
      ...containers.flatMap((container) =>
        readItems(container, 'envFrom').flatMap((source) => toReference(readField(source, 'configMapRef'))),
      ),
      ...readItems(spec, 'volumes').flatMap((volume) => toReference(readField(volume, 'configMap'))),
    ],
  };
}

/** Where the kind has the pods that it makes. */
function findPodSpec(root: YamlNode | undefined, kind: string): YamlNode | undefined {
  switch (kind) {
    case 'Pod':
      return readField(root, 'spec');
    case 'CronJob':
      return readPath(root, 'spec', 'jobTemplate', 'spec', 'template', 'spec');
    default:
      return readPath(root, 'spec', 'template', 'spec');
  }
}

function toValue(
  node: YamlNode | undefined,
  name: string | undefined,
  { file, unitIndex }: UnitOf,
): readonly ConfiguredValue[] {
  const value = node === undefined ? undefined : toText(node);
  return node === undefined || value === undefined
    ? []
    : [{ value, name, place: { file, unitIndex, spanInUnit: node.span } }];
}

function toReference(node: YamlNode | undefined): readonly ConfigMapReference[] {
  const name = readText(node, 'name');
  return name === undefined ? [] : [{ name, key: readText(node, 'key') }];
}

function readConfigMap(root: YamlNode | undefined, unit: UnitOf): ConfigMap {
  const data = readField(root, 'data');
  return {
    name: readText(readField(root, 'metadata'), 'name') ?? '',
    namespace: readText(readField(root, 'metadata'), 'namespace'),
    values:
      data?.type === 'map' ? data.entries.flatMap(({ key, value }) => toValue(value, toText(key), unit)) : [],
  };
}
