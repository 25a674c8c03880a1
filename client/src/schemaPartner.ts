/**
 * Whether Red Hat's YAML extension is here and checks our documents against a Kubernetes schema, so that nothing is
 * reported or offered twice. The extension cannot be asked, so its settings are read: `yaml.validate`, `yaml.completion`,
 * `yaml.schemas`, the comment that names a schema, and Microsoft's Kubernetes extension, which gives it one for every YAML file. Nothing is required
 * of it and nothing of it is changed.
 */
import { extensions, languages, type TextDocument, workspace } from 'vscode';
import type { SchemaPartner } from '../../protocol/src/settings.ts';
import { isOurDocument } from './documentSelector.ts';
import { namesKubernetesSchema } from './schemaComment.ts';

const YAML_EXTENSION = 'redhat.vscode-yaml';
const KUBERNETES_EXTENSION = 'ms-kubernetes-tools.vscode-kubernetes-tools';

export function describeSchemaPartner(): SchemaPartner {
  if (extensions.getExtension(YAML_EXTENSION) === undefined) {
    return { isActive: false, completes: false, schemaUris: [] };
  }
  const settings = workspace.getConfiguration('yaml');
  const documents = workspace.textDocuments.filter(
    (document) => document.languageId === 'yaml' && isOurDocument(document) && hasKubernetesSchema(document),
  );
  return {
    isActive: settings.get<boolean>('validate', true),
    completes: settings.get<boolean>('completion', true),
    schemaUris: documents.map(({ uri }) => uri.toString()),
  };
}

function hasKubernetesSchema(document: TextDocument): boolean {
  return (
    extensions.getExtension(KUBERNETES_EXTENSION)?.isActive === true ||
    namesKubernetesSchema(document.getText()) ||
    isMappedToKubernetes(document)
  );
}

/** `yaml.schemas` maps a schema to the files that it is for; the name `kubernetes` is built in. */
function isMappedToKubernetes(document: TextDocument): boolean {
  const schemas = workspace.getConfiguration('yaml', document.uri).get<unknown>('schemas');
  if (typeof schemas !== 'object' || schemas === null) {
    return false;
  }
  return Object.entries(schemas)
    .filter(([schema]) => /kubernetes/i.test(schema))
    .flatMap(([, globs]: readonly [string, unknown]) =>
      Array.isArray(globs) ? (globs as unknown[]) : [globs],
    )
    .some((glob) => typeof glob === 'string' && 0 < languages.match({ pattern: anywhere(glob) }, document));
}

/** There, a pattern matches at any depth. */
function anywhere(glob: string): string {
  return glob.startsWith('/') || glob.startsWith('**/') ? glob : `**/${glob}`;
}
