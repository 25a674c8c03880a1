/**
 * Which network plugin the cluster may have, by the plugin's own manifests or by the file that the cluster is made from,
 * where these are among the files. A guess to be shown to the user; nothing follows from it by itself.
 */
import type { Plugin } from '../config/plugin.ts';
import { PLUGINS } from '../config/plugins.ts';
import type { Resource } from '../k8s/resource.ts';
import type { SourceFile } from '../source/sourceFile.ts';

export interface PluginGuess {
  readonly plugin: Plugin;
  /** The manifests that it was told by. */
  readonly evidence: readonly Resource[];
}

/**
 * The plugins that the files speak for, in the order of the table. One that is told by less than another is left out:
 * Calico beside the VPC CNI of AWS is one plugin, not two.
 */
export function guessPlugins(files: ReadonlyMap<string, SourceFile>): readonly PluginGuess[] {
  const found = collectSigns(files);
  const matches = PLUGINS.flatMap((plugin) =>
    (plugin.signs ?? [])
      .filter((signs) => signs.every((sign) => found.has(sign)))
      .slice(0, 1)
      .map((signs) => ({ plugin, signs })),
  );
  return matches
    .filter(({ signs }) => !matches.some((other) => isPartOf(signs, other.signs)))
    .map(({ plugin, signs }) => ({ plugin, evidence: signs.flatMap((sign) => found.get(sign) ?? []) }));
}

function isPartOf(signs: readonly string[], others: readonly string[]): boolean {
  return signs.length < others.length && signs.every((sign) => others.includes(sign));
}

/** The first resource that gives each sign. */
function collectSigns(files: ReadonlyMap<string, SourceFile>): ReadonlyMap<string, Resource> {
  const found = new Map<string, Resource>();
  for (const { units } of files.values()) {
    for (const resource of units.flatMap(({ resources }) => resources)) {
      const sign = signOf(resource);
      if (sign !== undefined && !found.has(sign)) {
        found.set(sign, resource);
      }
    }
  }
  return found;
}

/** Only kinds that plugins and clusters are made of: a Deployment of the name `cilium` says nothing. */
function signOf(resource: Resource): string | undefined {
  switch (resource.type) {
    case 'workload':
    case 'podMaker':
      return `${resource.kind} ${resource.name}`;
    case 'clusterConfig':
      return resource.disablesDefaultCni ? `${resource.kind} disableDefaultCNI` : resource.kind;
    default:
      return undefined;
  }
}
