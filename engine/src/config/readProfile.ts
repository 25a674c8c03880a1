/**
 * `cni:` of `podgate.yaml`: the name of a profile, or a map with the name, a version, and single facts that differ
 * from the profile's.
 */
import { say } from '../text/say.ts';
import { resolveScalar } from '../yaml/scalar.ts';
import type { ConfigValue } from './configReader.ts';
import {
  convertedType,
  mapType,
  noteMissing,
  requireKey,
  wordType,
  type ConfigKey,
  type ConfigType,
  type TakeKey,
} from './configType.ts';
import type { JsonSchema } from './jsonSchema.ts';
import { PLUGIN_VERSION_PATTERN } from './plugin.ts';
import { FACTS, type FactName, type PluginFacts } from './pluginFacts.ts';
import { findProfile, KUBERNETES_PROFILE, listProfileNames, type Profile } from './profile.ts';
import { writtenType } from './valueTypes.ts';

const nameType = wordType(listProfileNames());
const VERSION_FORM = new RegExp(PLUGIN_VERSION_PATTERN);

/** Numbers that JSON writes without an exponent. */
const PLAIN_NUMBERS: readonly JsonSchema[] = [
  { type: 'integer', minimum: 0, exclusiveMaximum: 1e21 },
  { type: 'number', minimum: 0.000001, exclusiveMaximum: 1e21 },
];

/** `1.20` is read as it is written, since the number that YAML makes of it is 1.2. */
const versionType = convertedType(
  writtenType(say`a version such as 1.16`),
  { anyOf: [{ type: 'string', pattern: PLUGIN_VERSION_PATTERN }, ...PLAIN_NUMBERS] },
  (written) => (VERSION_FORM.test(written) ? written : undefined),
);

const NAME = { name: 'name', type: nameType, docs: 'The name of the plugin. It must be there.' };
const VERSION = {
  name: 'version',
  type: versionType,
  docs: 'The version of the plugin, where versions differ; the newest when left out.',
};

const FACT_KEYS: { readonly [Name in FactName]: ConfigKey<PluginFacts[Name]> } = {
  enforcesIngress: factKey('enforcesIngress'),
  enforcesEgress: factKey('enforcesEgress'),
  appliesToBarePods: factKey('appliesToBarePods'),
  ipBlockMatchesPods: factKey('ipBlockMatchesPods'),
  ipBlockMatchesNodes: factKey('ipBlockMatchesNodes'),
  except: factKey('except'),
  negativeOperators: factKey('negativeOperators'),
  endPort: factKey('endPort'),
  sctp: factKey('sctp'),
  namedPorts: factKey('namedPorts'),
  hostNetwork: factKey('hostNetwork'),
  undeclaredNamespaceLabels: factKey('undeclaredNamespaceLabels'),
};

/** The keys of the map. */
export const PROFILE_KEYS: readonly ConfigKey<unknown>[] = [NAME, VERSION, ...Object.values(FACT_KEYS)];

const profileMapType = mapType<Profile>(PROFILE_KEYS, (take, value) => {
  noteMissing(value, NAME);
  const profile = findProfile(take(NAME) ?? '', take(VERSION));
  const facts = takeFacts(take, profile ?? KUBERNETES_PROFILE);
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

function factKey<Name extends FactName>(name: Name): ConfigKey<PluginFacts[Name]> {
  return { name, type: answerType(FACTS[name].answers), docs: FACTS[name].docs };
}

/** One of some words; where `yes` and `no` are among them, `true` and `false` say the same. */
function answerType<Value extends string>(answers: readonly Value[]): ConfigType<Value> {
  const words = wordType(answers);
  if (!answers.some((answer) => answer === 'yes')) {
    return words;
  }
  return {
    expected: words.expected,
    schema: { anyOf: [words.schema, { type: 'boolean' }] },
    read: (value) => {
      const written = readFlag(value);
      return answers.find((answer) => answer === written) ?? words.read(value);
    },
  };
}

/** Whatever YAML takes for a boolean, as `yes` or `no`. */
function readFlag({ node }: ConfigValue): 'yes' | 'no' | undefined {
  const scalar = node.type === 'scalar' ? resolveScalar(node) : undefined;
  if (scalar?.type !== 'boolean') {
    return undefined;
  }
  return scalar.value ? 'yes' : 'no';
}

/** The facts; those that are written go before the profile's own. */
function takeFacts(take: TakeKey, profile: PluginFacts): PluginFacts {
  return {
    enforcesIngress: take(FACT_KEYS.enforcesIngress) ?? profile.enforcesIngress,
    enforcesEgress: take(FACT_KEYS.enforcesEgress) ?? profile.enforcesEgress,
    appliesToBarePods: take(FACT_KEYS.appliesToBarePods) ?? profile.appliesToBarePods,
    ipBlockMatchesPods: take(FACT_KEYS.ipBlockMatchesPods) ?? profile.ipBlockMatchesPods,
    ipBlockMatchesNodes: take(FACT_KEYS.ipBlockMatchesNodes) ?? profile.ipBlockMatchesNodes,
    except: take(FACT_KEYS.except) ?? profile.except,
    negativeOperators: take(FACT_KEYS.negativeOperators) ?? profile.negativeOperators,
    endPort: take(FACT_KEYS.endPort) ?? profile.endPort,
    sctp: take(FACT_KEYS.sctp) ?? profile.sctp,
    namedPorts: take(FACT_KEYS.namedPorts) ?? profile.namedPorts,
    hostNetwork: take(FACT_KEYS.hostNetwork) ?? profile.hostNetwork,
    undeclaredNamespaceLabels: take(FACT_KEYS.undeclaredNamespaceLabels) ?? profile.undeclaredNamespaceLabels,
  };
}
