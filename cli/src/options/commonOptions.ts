/**
 * The options that every command has. They go before what `podgate.yaml` says.
 */
import type { Command } from 'commander';

export interface CommonOptions {
  readonly config?: string;
  readonly scope?: string;
  readonly namespace?: string;
  readonly kubernetesVersion?: string;
  readonly cni?: string;
}

/** Adds the options to a command, under a heading of their own. */
export function addCommonOptions(command: Command): Command {
  return command
    .optionsGroup('Options of every command:')
    .option('--config <file>', 'settings instead of the nearest podgate.yaml')
    .option('--scope <name>', 'only this scope (manifests that form one cluster)')
    .option('--namespace <name>', 'namespace of manifests that name none')
    .option('--kubernetes-version <version>', 'such as 1.36; decides what the API server rejects')
    .option('--cni <name>', 'network plugin; decides what Kubernetes leaves open')
    .helpOption('-h, --help', 'show this help');
}
