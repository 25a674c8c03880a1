/**
 * The network plugins as a list to choose from: the one in force is marked, those that the manifests speak for say by
 * what. No editor calls; `commands/chooseNetworkPlugin.ts` shows the list.
 */
import type { NetworkPluginInfo, NetworkPluginsAnswer } from '../../protocol/src/networkPlugins.ts';

/** One line of the list, in the form that the editor's picker takes. */
export interface PluginChoice {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

export function listPlugins({ plugins, chosen }: NetworkPluginsAnswer): readonly PluginChoice[] {
  return plugins.map((plugin) => ({
    name: plugin.name,
    label: `${plugin.name === chosen ? '$(check) ' : ''}${plugin.title}`,
    description: describe(plugin),
    detail: plugin.summary,
  }));
}

function describe({ name, guessedBy }: NetworkPluginInfo): string {
  return guessedBy === undefined ? name : `${name} · it seems to be this one: ${guessedBy}`;
}
