/**
 * Reads `podgate.yaml`. What is wrong in it becomes `config-invalid` problems at the exact place and is left out; the
 * rest counts. It does not look for the file, and what the command line says instead is `resolveSettings.ts`.
 */
import { parseCidrSloppy, type Cidr } from '../k8s/cidr.ts';
import { RULE_IDS, type Problem, type Result, type RuleId, type Severity } from '../problem.ts';
import { parseUnit } from '../yaml/parse.ts';
import { missingKey, unknownKey, wrongType } from './configProblems.ts';
import {
  placeOf,
  readItemsOrOne,
  readMap,
  readOpenMap,
  readString,
  readStrings,
  readWritten,
  type ConfigValue,
} from './configReader.ts';
import { parseKubernetesVersion } from './kubernetesVersion.ts';
import { readOneOf, readProfile } from './readProfile.ts';
import {
  DEFAULT_SETTINGS,
  type ClusterCidrs,
  type KubernetesVersion,
  type ScopeSettings,
  type Settings,
} from './settings.ts';

const KEYS: readonly string[] = [
  'kubernetesVersion',
  'cni',
  'namespace',
  'scopes',
  'ignore',
  'dns',
  'clusterCIDRs',
  'rules',
];
const SCOPE_KEYS: readonly string[] = ['name', 'include', 'exclude', 'namespace', 'cni'];
const CIDR_KEYS: readonly string[] = ['pods', 'services', 'nodes'];
const DNS_KEYS: readonly string[] = ['namespace', 'labels', 'ports'];
const SEVERITIES: readonly (Severity | 'off')[] = ['off', 'hint', 'info', 'warning', 'error'];

const PATTERNS_EXPECTED = 'a list of patterns as in .gitignore';
const NAMESPACE_NAME = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

type Fields = ReadonlyMap<string, ConfigValue>;

/** The settings that the text of a `podgate.yaml` makes; an empty file makes the defaults. */
export function readConfig(text: string): Result<Settings> {
  const { value: node, problems: syntaxProblems } = parseUnit(text);
  if (node === undefined) {
    return { value: DEFAULT_SETTINGS, problems: syntaxProblems };
  }
  const problems: Problem[] = [...syntaxProblems];
  const fields = readMap({ node, path: '', problems }, KEYS);
  const settings: Settings = {
    kubernetesVersion: ifThere(fields, 'kubernetesVersion', readVersion),
    profile: ifThere(fields, 'cni', readProfile) ?? DEFAULT_SETTINGS.profile,
    namespace: ifThere(fields, 'namespace', readNamespace),
    scopes: ifThere(fields, 'scopes', readScopes) ?? DEFAULT_SETTINGS.scopes,
    ignore: ifThere(fields, 'ignore', readPatterns) ?? DEFAULT_SETTINGS.ignore,
    clusterCidrs: ifThere(fields, 'clusterCIDRs', readClusterCidrs) ?? DEFAULT_SETTINGS.clusterCidrs,
    rules: ifThere(fields, 'rules', readRules) ?? DEFAULT_SETTINGS.rules,
  };
  ifThere(fields, 'dns', (value) => readMap(value, DNS_KEYS));
  return { value: settings, problems };
}

function ifThere<T>(fields: Fields, key: string, read: (value: ConfigValue) => T): T | undefined {
  const value = fields.get(key);
  return value === undefined ? undefined : read(value);
}

/** `1.30` is read as it is written, since the number that YAML makes of it is 1.3. */
function readVersion(value: ConfigValue): KubernetesVersion | undefined {
  const expected = 'a version such as 1.36';
  const written = readWritten(value, expected);
  if (written === undefined) {
    return undefined;
  }
  const version = parseKubernetesVersion(written);
  if (version === undefined) {
    value.problems.push(wrongType(placeOf(value), expected));
  }
  return version;
}

function readNamespace(value: ConfigValue): string | undefined {
  const expected = 'the name of a namespace';
  const name = readString(value, expected);
  if (name !== undefined && !NAMESPACE_NAME.test(name)) {
    value.problems.push(wrongType(placeOf(value), expected));
    return undefined;
  }
  return name;
}

function readPatterns(value: ConfigValue): readonly string[] {
  return readStrings(value, PATTERNS_EXPECTED);
}

function readScopes(value: ConfigValue): readonly ScopeSettings[] {
  if (value.node.type !== 'seq') {
    value.problems.push(wrongType(placeOf(value), 'a list of scopes'));
    return [];
  }
  const names = new Set<string>();
  return readItemsOrOne(value).flatMap((item) => readScope(item, names) ?? []);
}

/** A scope without a name, or with a name that another one has, cannot be asked for and is left out. */
function readScope(value: ConfigValue, names: Set<string>): ScopeSettings | undefined {
  const fields = readMap(value, SCOPE_KEYS);
  const nameValue = fields.get('name');
  const name = nameValue === undefined ? undefined : readString(nameValue, 'a name');
  if (nameValue === undefined && value.node.type === 'map') {
    value.problems.push(missingKey(placeOf(value), 'name'));
  }
  if (nameValue === undefined || name === undefined) {
    return undefined;
  }
  if (names.has(name)) {
    nameValue.problems.push(wrongType(placeOf(nameValue), 'a name that no other scope has'));
    return undefined;
  }
  names.add(name);
  return {
    name,
    include: ifThere(fields, 'include', readPatterns) ?? [],
    exclude: ifThere(fields, 'exclude', readPatterns) ?? [],
    namespace: ifThere(fields, 'namespace', readNamespace),
    profile: ifThere(fields, 'cni', readProfile),
  };
}

function readClusterCidrs(value: ConfigValue): ClusterCidrs {
  const fields = readMap(value, CIDR_KEYS);
  return {
    pods: ifThere(fields, 'pods', readCidrs) ?? [],
    services: ifThere(fields, 'services', readCidrs) ?? [],
    nodes: ifThere(fields, 'nodes', readCidrs) ?? [],
  };
}

function readCidrs(value: ConfigValue): readonly Cidr[] {
  return readItemsOrOne(value).flatMap((item) => readCidr(item) ?? []);
}

function readCidr(value: ConfigValue): Cidr | undefined {
  const expected = 'a range of addresses such as 10.244.0.0/16';
  const text = readString(value, expected);
  const cidr = text === undefined ? undefined : parseCidrSloppy(text);
  if (text !== undefined && cidr === undefined) {
    value.problems.push(wrongType(placeOf(value), expected));
  }
  return cidr;
}

function readRules(value: ConfigValue): ReadonlyMap<RuleId, Severity | 'off'> {
  const rules = new Map<RuleId, Severity | 'off'>();
  for (const [key, field] of readOpenMap(value, 'a map of rules and their severities')) {
    const rule = RULE_IDS.find((id) => id === key.text);
    if (rule === undefined) {
      value.problems.push(unknownKey({ span: key.span, path: field.path }, key.text, RULE_IDS));
      continue;
    }
    const severity = readOneOf(field, SEVERITIES);
    if (severity !== undefined) {
      rules.set(rule, severity);
    }
  }
  return rules;
}
