/**
 * `cni:` of `podgate.yaml`: the name of a profile, or a map with the name, a version, and single facts that differ
 * from the profile's.
 */
import { resolveScalar } from '../yaml/scalar.ts';
import { missingKey, unknownValue, wrongType } from './configProblems.ts';
import { placeOf, readMap, readString, readWritten, type ConfigValue } from './configReader.ts';
import { findProfile, listProfileNames, type Profile } from './profile.ts';

const NAME_EXPECTED = "the name of a network plugin's profile";
const HOST_NETWORK: readonly Profile['hostNetwork'][] = ['undefined', 'asPods'];
const NAMESPACE_LABELS: readonly Profile['undeclaredNamespaceLabels'][] = ['unknown', 'none'];
const KEYS: readonly string[] = [
  'name',
  'version',
  'ipBlockMatchesPods',
  'hostNetwork',
  'undeclaredNamespaceLabels',
];

/** The profile that a value names; `undefined`, with a problem, where there is none. */
export function readProfile(value: ConfigValue): Profile | undefined {
  if (value.node.type !== 'map') {
    return readProfileName(value);
  }
  const fields = readMap(value, KEYS);
  const name = fields.get('name');
  if (name === undefined) {
    value.problems.push(missingKey(placeOf(value), 'name'));
    return undefined;
  }
  const version = fields.get('version');
  if (version !== undefined) {
    readWritten(version, 'a version such as 1.16');
  }
  const profile = readProfileName(name);
  return profile === undefined ? undefined : { ...profile, ...readFacts(fields) };
}

function readProfileName(value: ConfigValue): Profile | undefined {
  const name = readString(value, NAME_EXPECTED);
  if (name === undefined) {
    return undefined;
  }
  const profile = findProfile(name);
  if (profile === undefined) {
    value.problems.push(unknownValue(placeOf(value), name, listProfileNames()));
  }
  return profile;
}

/** The facts that are written; a profile takes them over its own. */
function readFacts(fields: ReadonlyMap<string, ConfigValue>): Partial<Profile> {
  const ipBlockMatchesPods = readFlag(fields.get('ipBlockMatchesPods'));
  const hostNetwork = readOneOf(fields.get('hostNetwork'), HOST_NETWORK);
  const undeclaredNamespaceLabels = readOneOf(fields.get('undeclaredNamespaceLabels'), NAMESPACE_LABELS);
  return {
    ...(ipBlockMatchesPods === undefined ? {} : { ipBlockMatchesPods }),
    ...(hostNetwork === undefined ? {} : { hostNetwork }),
    ...(undeclaredNamespaceLabels === undefined ? {} : { undeclaredNamespaceLabels }),
  };
}

function readFlag(value: ConfigValue | undefined): boolean | undefined {
  if (value === undefined) {
    return undefined;
  }
  const scalar = value.node.type === 'scalar' ? resolveScalar(value.node) : undefined;
  if (scalar?.type === 'boolean') {
    return scalar.value;
  }
  value.problems.push(wrongType(placeOf(value), 'true or false'));
  return undefined;
}

/** One of some words. */
export function readOneOf<T extends string>(
  value: ConfigValue | undefined,
  words: readonly T[],
): T | undefined {
  const written = value === undefined ? undefined : readWritten(value, words.join(', '));
  if (value === undefined || written === undefined) {
    return undefined;
  }
  const word = words.find((candidate) => candidate === written);
  if (word === undefined) {
    value.problems.push(unknownValue(placeOf(value), written, words));
  }
  return word;
}
