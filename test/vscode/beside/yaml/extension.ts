/**
 * Stands in for Red Hat's YAML extension, which is not on npm: the same id, the same language server, the settings that
 * matter to others, and its interface for extensions that bring schemas. It looks up nothing on the network.
 */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

/** Which schema a document has, and what it says. */
export type RequestSchema = (resource: string) => string | undefined;
export type RequestContent = (uri: string) => string;

/** What the extension offers to others. */
export interface YamlExtension {
  registerContributor(name: string, schema: RequestSchema, content: RequestContent): boolean;
}

/** Replaced when the extension is bundled. */
declare const YAML_SERVER: string;

export async function activate(context: ExtensionContext): Promise<YamlExtension> {
  const contributors = new Map<
    string,
    { readonly schema: RequestSchema; readonly content: RequestContent }
  >();
  const run = { module: YAML_SERVER, transport: TransportKind.ipc };
  const client = new LanguageClient(
    'yaml',
    'YAML Support',
    { run, debug: run },
    {
      documentSelector: [{ language: 'yaml' }],
      synchronize: { configurationSection: ['yaml'] },
    },
  );
  context.subscriptions.push(client);
  client.onRequest('custom/schema/request', (resource: string) =>
    [...contributors.values()].flatMap(({ schema }) => schema(resource) ?? []),
  );
  client.onRequest('custom/schema/content', (uri: string) => {
    const contributor = contributors.get(new URL(uri).protocol.replace(/:$/, ''));
    return contributor?.content(uri) ?? '';
  });
  await client.start();
  return {
    registerContributor: (name, schema, content) => {
      if (contributors.has(name)) {
        return false;
      }
      contributors.set(name, { schema, content });
      void client.sendNotification('yaml/registerCustomSchemaRequest');
      return true;
    },
  };
}
