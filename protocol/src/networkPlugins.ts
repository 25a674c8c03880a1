/**
 * `podgate/networkPlugins`: the network plugins that a project can be taken to have, and what its manifests speak for;
 * `podgate/chooseNetworkPlugin`: the edit that writes one into its `podgate.yaml`. Nothing is chosen until the client
 * applies the edit.
 */
import type { Place } from './place.ts';

export interface NetworkPluginsParams {
  /** The file that is looked at; its project is meant. Without one, the first project. */
  readonly uri?: string;
}

export interface NetworkPluginsAnswer {
  /** URI of the folder that the choice is for. */
  readonly folder: string;
  /** Name of the plugin in force. */
  readonly chosen: string;
  /** Those that the manifests speak for come first. */
  readonly plugins: readonly NetworkPluginInfo[];
}

export interface NetworkPluginInfo {
  /** As `cni:` takes it. */
  readonly name: string;
  readonly title: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** The manifests that speak for it, such as `DaemonSet calico-node in calico.yaml`. */
  readonly guessedBy?: string;
}

export interface ChooseNetworkPluginParams {
  readonly folder: string;
  readonly name: string;
}

export interface ChooseNetworkPluginAnswer {
  /** URI of the `podgate.yaml`. */
  readonly uri: string;
  /** The file has to be created first. */
  readonly isNew: boolean;
  /** Absent where the plugin is chosen already. */
  readonly edit?: { readonly range: Place['range']; readonly newText: string };
}
