/**
 * Stands in for Microsoft's Kubernetes extension: the language id `helm` for whatever lies below a folder `templates`,
 * and a schema for every YAML file, which it gives to the YAML extension. The test activates it when it is its turn.
 */
import { extensions } from 'vscode';
import type { YamlExtension } from '../yaml/extension.ts';
import { KUBERNETES_SCHEMA } from './schema.ts';

export async function activate(): Promise<void> {
  const yaml = extensions.getExtension<YamlExtension>('redhat.vscode-yaml');
  const { registerContributor } = (await yaml?.activate()) ?? {};
  registerContributor?.(
    'kubernetes',
    () => 'kubernetes://schema/networkpolicy',
    () => JSON.stringify(KUBERNETES_SCHEMA),
  );
}
