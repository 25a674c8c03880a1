/**
 * The network plugins as a list to choose from: the one in force is marked, those that the manifests speak for say by
 * what. No editor calls; `commands/chooseNetworkPlugin.ts` shows the list.
 */
import type { NetworkPluginInfo, NetworkPluginsAnswer } from '../../protocol/src/networkPlugins.ts';
import type { Translate } from './translate.ts';

/** One line of the list, in the form that the editor's picker takes. */
export interface PluginChoice {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

export function listPlugins(
  { plugins, chosen }: NetworkPluginsAnswer,
  t: Translate,
): readonly PluginChoice[] {
  return plugins.map((plugin) => ({
    name: plugin.name,
    label: `${plugin.name === chosen ? '$(check) ' : ''}${plugin.title}`,
    description: describe(plugin, t),
    detail: plugin.summary,
  }));
}

function describe({ name, guessedBy }: NetworkPluginInfo, t: Translate): string {
  return guessedBy === undefined ? name : `${name} · ${t('it seems to be this one: {0}', guessedBy)}`;
}
