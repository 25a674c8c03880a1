/**
 * Snippets as completion offers them, each once, where they fit; some of each form inserted as a user would: a policy that
 * has no findings. What each of them does is `test/snippets`', where they are offered `test/ide`'s.
 */
import assert from 'node:assert/strict';
import {
  type CompletionItem,
  type CompletionList,
  commands,
  languages,
  Position,
  SnippetString,
  type TextDocument,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import { eventually } from '../eventually.ts';
import { type OpenManifest, withManifest, withManifestAt } from './manifests.ts';

/** Of whole policies; the others are rules. */
const DOCUMENT_COUNT = 60;
const PREFIX = 'np-';
/** Without choices, with one, with a place that repeats another, with an exception, with text in quotes. */
const INSERTED = [
  'np-default-deny',
  'np-allow-from-workload',
  'np-allow-between-replicas',
  'np-allow-internet',
  'np-quarantine',
];

const MISTAKE = `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: mistake, namespace: mistake }
spec: { podSelector: {}, policyTypes: [Ingress], mistake: true }
`;

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: tried, namespace: tried }
spec:
  podSelector: {}
`;
const POD = `apiVersion: v1
kind: Pod
metadata: { name: tried, namespace: tried }
spec:
  containers:
    - np-$0
`;
const KEEPING_INDENTATION = { undoStopBefore: true, undoStopAfter: true, keepWhitespace: true };

describe('snippets', () => {
  it('are offered in an empty file, and each is a policy without findings', async () => {
    const labels: string[] = [];
    await withOffered((items) => {
      labels.push(...items.map(labelOf));
      return Promise.resolve();
    });
    assert.equal(labels.length, DOCUMENT_COUNT, labels.join(' '));
    assert.equal(new Set(labels).size, DOCUMENT_COUNT);
    for (const label of INSERTED) {
      await checkSnippet(label);
    }
  });

  it('are rules where one begins, and nothing is offered twice', async () => {
    await withManifest(`${POLICY}  ingress:\n    - np-$0\n`, async (manifest) => {
      const items = await eventually('snippets', () => offeredSnippets(manifest));
      const labels = items.map(labelOf);
      assert.ok(
        labels.every((label) => label.startsWith('np-rule-from-')),
        labels.join(' '),
      );
      assert.equal(new Set(labels).size, labels.length);
      const rule = items.find((item) => labelOf(item) === 'np-rule-from-workload');
      assert.ok(rule?.insertText instanceof SnippetString && rule.range !== undefined);
      const range = 'inserting' in rule.range ? rule.range.inserting : rule.range;
      assert.ok(await manifest.editor.insertSnippet(rule.insertText, range, KEEPING_INDENTATION));
      assert.match(manifest.document.getText(), /^ {4}- from:\n {8}- podSelector:\n {12}matchLabels:/m);
    });
  });

  it('are not offered where none fits', async () => {
    await withOffered((items) => {
      assert.notEqual(items.length, 0);
      return Promise.resolve();
    });
    await withManifestAt('values.yaml', '', async (manifest) => {
      assert.equal(await offeredSnippets(manifest), undefined);
    });
    for (const text of [POD, `${POLICY}  np-$0\n`, `${POLICY}  egress:\n    - to:\n        - np-$0\n`]) {
      await withManifest(text, async (manifest) => {
        assert.equal(await offeredSnippets(manifest), undefined, text);
      });
    }
  });
});

async function checkSnippet(label: string): Promise<void> {
  await withOffered(async (items, { document, editor }) => {
    const item = items.find((offered) => labelOf(offered) === label);
    assert.ok(item?.insertText instanceof SnippetString, label);
    assert.ok(await editor.insertSnippet(item.insertText, new Position(0, 0)));
    assert.match(document.getText(), /^kind: NetworkPolicy$/m, label);
    assert.deepEqual(await findingsWithMistake(document), ['`spec` has no field `mistake`'], label);
  });
}

/**
 * What is said of a document after a mistake was added at its end: the finding about that one shows that those about the
 * rest, had there been any, would be here.
 */
async function findingsWithMistake(document: TextDocument): Promise<readonly string[]> {
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, MISTAKE);
  assert.ok(await workspace.applyEdit(edit));
  return eventually('the finding about a mistake', () => {
    const findings = languages.getDiagnostics(document.uri).filter(({ source }) => source === 'podgate');
    const messages = findings.map(({ message }) => message.split(',')[0] ?? '');
    return messages.some((message) => message.includes('mistake')) ? messages : undefined;
  });
}

/** Opens an empty file and hands on what completion offers of ours, as soon as it does. */
function withOffered(
  action: (items: readonly CompletionItem[], manifest: OpenManifest) => Promise<void>,
): Promise<void> {
  return withManifest('', async (manifest) => {
    await action(await eventually('snippets', () => offeredSnippets(manifest)), manifest);
  });
}

async function offeredSnippets({
  document,
  cursor,
}: OpenManifest): Promise<readonly CompletionItem[] | undefined> {
  const list = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    cursor,
  );
  const ours = list.items.filter((item) => labelOf(item).startsWith(PREFIX));
  return 0 < ours.length ? ours : undefined;
}

function labelOf({ label }: CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}
