/**
 * Stands in for Microsoft's Kubernetes extension: the language id `helm` for whatever lies below a folder `templates`,
 * a schema for every YAML file, which it gives to the YAML extension, and snippets. The test activates it when it is its
 * turn.
 */
import {
  CompletionItem,
  CompletionItemKind,
  type ExtensionContext,
  extensions,
  languages,
  SnippetString,
} from 'vscode';
import type { YamlExtension } from '../yaml/extension.ts';
import { KUBERNETES_SCHEMA } from './schema.ts';
import { KUBERNETES_SNIPPETS } from './snippets.ts';

export async function activate({ subscriptions }: ExtensionContext): Promise<void> {
  subscriptions.push(
    languages.registerCompletionItemProvider('yaml', {
      provideCompletionItems: () =>
        KUBERNETES_SNIPPETS.map(({ label, body }) => {
          const item = new CompletionItem(label, CompletionItemKind.Snippet);
          item.insertText = new SnippetString(body);
          return item;
        }),
    }),
  );
  const yaml = extensions.getExtension<YamlExtension>('redhat.vscode-yaml');
  const { registerContributor } = (await yaml?.activate()) ?? {};
  registerContributor?.(
    'kubernetes',
    () => 'kubernetes://schema/networkpolicy',
    () => JSON.stringify(KUBERNETES_SCHEMA),
  );
}
