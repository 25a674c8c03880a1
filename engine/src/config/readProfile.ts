/**
 * `cni:` of `podgate.yaml`: the name of a profile, or a map with the name, a version, and single facts that differ
 * from the profile's.
 */
import { say } from '../text/say.ts';
import { resolveScalar } from '../yaml/scalar.ts';
import { wrongType } from './configProblems.ts';
import { placeOf, type ConfigValue } from './configReader.ts';
import {
  mapType,
  noteMissing,
  requireKey,
  wordType,
  type ConfigKey,
  type ConfigType,
  type TakeKey,
} from './configType.ts';
import { findProfile, listProfileNames, type Profile } from './profile.ts';
import { writtenType } from './valueTypes.ts';

const nameType = wordType(listProfileNames());

const booleanType: ConfigType<boolean> = {
  expected: say`true or false`,
  schema: { type: 'boolean' },
  read: readBoolean,
};

const NAME = { name: 'name', type: nameType, docs: 'The name of the plugin. It must be there.' };
const VERSION = {
  name: 'version',
  type: writtenType(say`a version such as 1.16`),
  docs: 'The version of the plugin.',
};
const IP_BLOCK_MATCHES_PODS = {
  name: 'ipBlockMatchesPods',
  type: booleanType,
  docs: 'Whether an `ipBlock` can match the address of a pod.',
};
const HOST_NETWORK = {
  name: 'hostNetwork',
  type: wordType<Profile['hostNetwork']>(['undefined', 'asPods']),
  docs: 'How pods of the host network are seen: `asPods`, like all others, or `undefined`, perhaps as the address of their node.',
};
const UNDECLARED_NAMESPACE_LABELS = {
  name: 'undeclaredNamespaceLabels',
  type: wordType<Profile['undeclaredNamespaceLabels']>(['unknown', 'none']),
  docs: 'Whether a namespace that no manifest declares may have labels besides its name.',
};

/** The keys of the map. */
export const PROFILE_KEYS: readonly ConfigKey<unknown>[] = [
  NAME,
  VERSION,
  IP_BLOCK_MATCHES_PODS,
  HOST_NETWORK,
  UNDECLARED_NAMESPACE_LABELS,
];

const profileMapType = mapType<Profile>(PROFILE_KEYS, (take, value) => {
  noteMissing(value, NAME);
  take(VERSION);
  const profile = findProfile(take(NAME) ?? '');
  const facts = takeFacts(take);
  return profile === undefined ? undefined : { ...profile, ...facts };
});

/** The profile that a name, or a map, stands for. */
export const profileType: ConfigType<Profile> = {
  expected: say`the name of a network plugin's profile`,
  schema: {
    anyOf: [nameType.schema, requireKey(profileMapType.schema, NAME)],
  },
  read: (value) =>
    value.node.type === 'map' ? profileMapType.read(value) : findProfile(nameType.read(value) ?? ''),
};

/** The facts that are written; a profile takes them over its own. */
function takeFacts(take: TakeKey): Partial<Profile> {
  const ipBlockMatchesPods = take(IP_BLOCK_MATCHES_PODS);
  const hostNetwork = take(HOST_NETWORK);
  const undeclaredNamespaceLabels = take(UNDECLARED_NAMESPACE_LABELS);
  return {
    ...(ipBlockMatchesPods === undefined ? {} : { ipBlockMatchesPods }),
    ...(hostNetwork === undefined ? {} : { hostNetwork }),
    ...(undeclaredNamespaceLabels === undefined ? {} : { undeclaredNamespaceLabels }),
  };
}

function readBoolean(value: ConfigValue): boolean | undefined {
  const scalar = value.node.type === 'scalar' ? resolveScalar(value.node) : undefined;
  if (scalar?.type === 'boolean') {
    return scalar.value;
  }
  value.problems.push(wrongType(placeOf(value), booleanType.expected));
  return undefined;
}
