/**
 * The network plugin that a cluster is taken to have: its facts, by name and version. Everything after `config/` asks
 * the facts and never the name.
 */
import { factsOf, type Plugin } from './plugin.ts';
import { KUBERNETES_FACTS, type PluginFacts } from './pluginFacts.ts';
import { PLUGINS } from './plugins.ts';

export interface Profile extends PluginFacts {
  readonly name: string;
  /** For people. */
  readonly title: string;
  /** A plugin that clusters have, or a model of none in particular, for comparisons. */
  readonly standsFor: 'plugin' | 'model';
  /** As chosen; `undefined`: the newest. */
  readonly version: string | undefined;
}

/** What Kubernetes' own tests require; used when no `cni` is chosen. */
export const KUBERNETES_PROFILE: Profile = {
  ...KUBERNETES_FACTS,
  name: 'kubernetes',
  title: 'Kubernetes',
  standsFor: 'model',
  version: undefined,
};

/** The assumptions of np-guard's netpol-analyzer, for people who compare. */
export const NETPOL_ANALYZER_PROFILE: Profile = {
  ...KUBERNETES_FACTS,
  name: 'netpol-analyzer',
  title: 'netpol-analyzer',
  standsFor: 'model',
  version: undefined,
  ipBlockMatchesPods: 'no',
  ipBlockMatchesNodes: 'no',
  hostNetwork: 'asPods',
  undeclaredNamespaceLabels: 'none',
};

const PROFILES: ReadonlyMap<string, Profile> = new Map(
  [KUBERNETES_PROFILE, NETPOL_ANALYZER_PROFILE, ...PLUGINS.map((plugin) => profileOf(plugin, undefined))].map(
    (profile) => [profile.name, profile],
  ),
);

/** Names that `cni:` and `--cni` take. */
export function listProfileNames(): readonly string[] {
  return [...PROFILES.keys()];
}

/** The profile of a name, in a version where versions matter; `undefined` for no such name. */
export function findProfile(name: string, version?: string): Profile | undefined {
  const plugin = findPlugin(name);
  return plugin === undefined || version === undefined ? PROFILES.get(name) : profileOf(plugin, version);
}

/** The plugin of a name; `undefined` for the two profiles that are no plugins, and for unknown names. */
export function findPlugin(name: string): Plugin | undefined {
  return PLUGINS.find((plugin) => plugin.name === name);
}

function profileOf(plugin: Plugin, version: string | undefined): Profile {
  return {
    ...factsOf(plugin, version),
    name: plugin.name,
    title: plugin.title,
    standsFor: 'plugin',
    version,
  };
}
