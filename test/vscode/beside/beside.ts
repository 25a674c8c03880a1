/**
 * Podgate beside Red Hat's YAML extension and Microsoft's Kubernetes extension, as their stand-ins are: what one of them
 * says is not said twice, and what lies in a chart is treated by what it holds. An extension that is active stays so:
 * the Kubernetes extension comes last.
 */
import assert from 'node:assert/strict';
import {
  type CodeLens,
  commands,
  type CompletionList,
  ConfigurationTarget,
  type Diagnostic,
  extensions,
  type Hover,
  languages,
  type Position,
  type TextDocument,
  type Uri,
  workspace,
} from 'vscode';
import { eventually } from '../eventually.ts';
import { uriOf, withManifest, withManifestAt } from '../suites/manifests.ts';
import { KUBERNETES_SCHEMA } from './kubernetes/schema.ts';
import { KUBERNETES_SNIPPETS } from './kubernetes/snippets.ts';

/** A mistake for each kind of finding: of syntax, of the schema, of the API. Where nothing runs, it closes nothing. */
const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: beside, namespace: apart }
spec:
  podSelector: {}
  podSelector: {}
  policytypes: [Ingress]
  ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 70000 }] }]
`;

const RIGHT = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: beside, namespace: shop }
spec:
  pod$0Selector: { matchLabels: { app: db } }
  policyTypes: [Ingress]
`;

/** To Helm an expression in a comment is one as well, but what it gives is still a comment. */
const COMMENTED = POLICY.replace('spec:', 'spec: # {{ .Values.comment }}').replace(
  'podSelector',
  'pod$0Selector',
);

const TEMPLATE = RIGHT.replace('$0', '').replace('name: beside', 'name: "{{ .Release.Name }}"');

/** Of the key that is written twice, Podgate names the first place and the YAML extension the second. */
const [FIRST_KEY_LINE, SECOND_KEY_LINE, FIELD_LINE, PORT_LINE] = [4, 5, 6, 7];

describe('beside other extensions', () => {
  before(async () => {
    await extensions.getExtension('redhat.vscode-yaml')?.activate();
  });

  it('nothing is changed in the settings of others', () => {
    const { globalValue, workspaceValue } = workspace.getConfiguration('yaml').inspect('schemas') ?? {};
    assert.deepEqual([globalValue, workspaceValue], [undefined, undefined]);
  });

  it('syntax is left to the YAML extension, fields are not while it has no schema', () =>
    withManifest(POLICY, async ({ document }) => {
      const shown = await sourcesByLine(document, [PORT_LINE, SECOND_KEY_LINE, FIELD_LINE]);
      assert.deepEqual(shown.get(SECOND_KEY_LINE), ['YAML']);
      assert.equal(hasFinding(document, FIRST_KEY_LINE, 'podgate'), false);
      assert.deepEqual(shown.get(FIELD_LINE), ['podgate']);
      assert.deepEqual(shown.get(PORT_LINE), ['podgate']);
    }));
});

describe('beside other extensions, with a schema of Kubernetes from the settings', () => {
  before(async () => {
    const schema = uriOf('../kubernetes.schema.json');
    await workspace.fs.writeFile(schema, Buffer.from(JSON.stringify(KUBERNETES_SCHEMA)));
    await setSchemas({ [schema.toString()]: ['tried*.yaml'] });
  });

  after(() => setSchemas(undefined));

  it('fields are left to the YAML extension', async () => {
    await withManifest(POLICY, async ({ document }) => {
      await eventually('the schema', () =>
        hasFinding(document, FIELD_LINE, 'yaml-schema') ? true : undefined,
      );
      await eventually('one finding', () => (hasFinding(document, FIELD_LINE, 'podgate') ? undefined : true));
      const shown = await sourcesByLine(document, [PORT_LINE, SECOND_KEY_LINE, FIELD_LINE]);
      assert.deepEqual(shown.get(PORT_LINE), ['podgate']);
      assert.equal(shown.get(FIELD_LINE)?.length, 1);
    });
  });

  it('both speak of everything where the user says so', async () => {
    const setting = workspace.getConfiguration('podgate');
    await setting.update('schemaFindings', 'always', ConfigurationTarget.Global);
    try {
      await withManifest(POLICY, async ({ document }) => {
        await eventually('findings of both', () => {
          const isRepeated =
            hasFinding(document, FIRST_KEY_LINE, 'podgate') &&
            hasFinding(document, SECOND_KEY_LINE, 'YAML') &&
            hasFinding(document, FIELD_LINE, 'podgate') &&
            hasFinding(document, FIELD_LINE, 'yaml-schema');
          return isRepeated ? true : undefined;
        });
      });
    } finally {
      await setting.update('schemaFindings', undefined, ConfigurationTarget.Global);
    }
  });

  nothingIsDoubled();
});

describe('beside other extensions, with the Kubernetes extension', () => {
  before(async () => {
    await extensions.getExtension('ms-kubernetes-tools.vscode-kubernetes-tools')?.activate();
  });

  it('fields are left to the YAML extension', async () => {
    await withManifest(POLICY, async ({ document }) => {
      await eventually('the schema', () =>
        hasFinding(document, FIELD_LINE, 'yaml-schema') ? true : undefined,
      );
      await eventually('one finding', () => (hasFinding(document, FIELD_LINE, 'podgate') ? undefined : true));
      const shown = await sourcesByLine(document, [PORT_LINE, SECOND_KEY_LINE]);
      assert.deepEqual(shown.get(PORT_LINE), ['podgate']);
    });
  });

  nothingIsDoubled();

  it('its snippets are offered beside fields, and none of them is one of ours', () =>
    withManifest('', async ({ document, cursor }) => {
      const labels = await eventually('snippets of both', async () => {
        const found = await completionLabels(document.uri, cursor);
        return found.some((label) => label.startsWith('np-')) && found.includes(KUBERNETES_SNIPPETS[0].label)
          ? found
          : undefined;
      });
      assert.deepEqual(labels, [...new Set(labels)]);
    }));

  it('a manifest below `templates` is analyzed although the editor calls it helm', () =>
    withManifestAt('chart/templates/policy.yaml', POLICY, async ({ document }) => {
      assert.equal(document.languageId, 'helm');
      const shown = await sourcesByLine(document, [PORT_LINE, FIELD_LINE]);
      assert.deepEqual(shown.get(PORT_LINE), ['podgate']);
      assert.deepEqual(shown.get(FIELD_LINE), ['podgate']);
    }));

  it('so is one with an expression in a comment', () =>
    withManifestAt('chart/templates/commented.yaml', COMMENTED, async ({ document, cursor }) => {
      assert.equal(document.languageId, 'helm');
      const shown = await sourcesByLine(document, [PORT_LINE]);
      assert.deepEqual(shown.get(PORT_LINE), ['podgate']);
      assert.match((await hoverBlocks(document.uri, cursor)).join('\n'), /Selects /);
    }));

  it('a template is left alone', async () => {
    await withManifestAt('chart/templates/template.yaml', TEMPLATE, async ({ document, cursor }) => {
      assert.equal(document.languageId, 'helm');
      // A finding elsewhere shows that findings have arrived.
      await withManifest(POLICY, async ({ document: other }) => {
        await sourcesByLine(other, [PORT_LINE]);
      });
      assert.deepEqual(languages.getDiagnostics(document.uri), []);
      assert.deepEqual(await hoverBlocks(document.uri, cursor.translate(4, 4)), []);
      assert.deepEqual(await commands.executeCommand('vscode.executeCodeLensProvider', document.uri), []);
    });
  });
});

/** Where a schema has words for the same document: each line of a hover, each offer and each lens is there once. */
function nothingIsDoubled(): void {
  it('a hover says in one block of each extension what it alone knows', () =>
    withManifest(RIGHT, async ({ document, cursor }) => {
      const blocks = await eventually('hovers of both', async () => {
        const found = await hoverBlocks(document.uri, cursor);
        return found.some((block) => block.includes('Selects the pods')) && 1 < found.length
          ? found
          : undefined;
      });
      assert.equal(blocks.length, 2);
      assert.equal(blocks.filter((block) => block.includes('`app=db`')).length, 1);
      const lines = blocks.flatMap((block) => block.split('\n')).filter((line) => /\w/.test(line));
      assert.deepEqual(lines, [...new Set(lines)]);
    }));

  it('completion offers each field once', () =>
    withManifest(
      RIGHT.replace('$0', '').replace('  policyTypes: [Ingress]', '  $0'),
      async ({ document, cursor }) => {
        const labels = await eventually('the schema', async () => {
          const found = await completionLabels(document.uri, cursor);
          return found.includes('ingress') ? found : undefined;
        });
        assert.deepEqual(labels, [...new Set(labels)]);
      },
    ));

  it('no lens is there twice, and none of Podgate where the YAML extension names the schema', () =>
    withManifest(RIGHT, async ({ document }) => {
      const lenses = await eventually('lenses of both', async () => {
        const found = await commands.executeCommand<readonly CodeLens[]>(
          'vscode.executeCodeLensProvider',
          document.uri,
          100,
        );
        const titles = found.map(
          ({ range, command }) => `${String(range.start.line)} ${command?.title ?? ''}`,
        );
        return titles.some((title) => title.includes('selects')) &&
          titles.some((title) => title.startsWith('0 '))
          ? titles
          : undefined;
      });
      assert.deepEqual(lenses, [...new Set(lenses)]);
      assert.equal(lenses.filter((title) => title.startsWith('0 ')).length, 1);
    }));
}

async function setSchemas(schemas: object | undefined): Promise<void> {
  await workspace.getConfiguration('yaml').update('schemas', schemas, ConfigurationTarget.Global);
}

/** Who reports something on these lines, as soon as each has a finding. */
async function sourcesByLine(
  document: TextDocument,
  lines: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const found = await eventually(`findings on lines ${lines.join(', ')}`, () => {
    const diagnostics = languages.getDiagnostics(document.uri);
    return lines.every((line) => diagnostics.some((diagnostic) => isOn(diagnostic, line)))
      ? diagnostics
      : undefined;
  });
  return new Map(
    lines.map((line) => [
      line,
      found.filter((diagnostic) => isOn(diagnostic, line)).map(({ source }) => source ?? ''),
    ]),
  );
}

function hasFinding(document: TextDocument, line: number, source: string): boolean {
  return languages
    .getDiagnostics(document.uri)
    .some((diagnostic) => isOn(diagnostic, line) && diagnostic.source?.startsWith(source) === true);
}

function isOn({ range }: Diagnostic, line: number): boolean {
  return range.start.line === line;
}

async function completionLabels(uri: Uri, position: Position): Promise<readonly string[]> {
  const { items } = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    position,
  );
  return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

async function hoverBlocks(uri: Uri, position: Position): Promise<readonly string[]> {
  const hovers = await commands.executeCommand<readonly Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    position,
  );
  return hovers.map(({ contents }) =>
    contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n'),
  );
}
