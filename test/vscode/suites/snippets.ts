/**
 * Snippets as completion offers them in an empty YAML file, each inserted as a user would: a policy that has no findings.
 */
import assert from 'node:assert/strict';
import {
  type CompletionItem,
  type CompletionList,
  commands,
  languages,
  Position,
  SnippetString,
} from 'vscode';
import { eventually } from '../eventually.ts';
import { type OpenManifest, withManifest } from './manifests.ts';

/** Default deny, allow from a workload, allow from a namespace, DNS, an external CIDR. */
const SNIPPET_COUNT_MIN = 5;
const PREFIX = 'np-';

describe('snippets', () => {
  it('are offered in an empty file, and each is a policy without findings', async () => {
    const labels = await withOffered((items) => Promise.resolve(items.map(labelOf)));
    assert.ok(SNIPPET_COUNT_MIN <= labels.length, labels.join(' '));
    for (const label of labels) {
      await checkSnippet(label);
    }
  });
});

async function checkSnippet(label: string): Promise<void> {
  await withOffered(async (items, { document, editor }) => {
    const item = items.find((offered) => labelOf(offered) === label);
    assert.ok(item?.insertText instanceof SnippetString, label);
    assert.ok(await editor.insertSnippet(item.insertText, new Position(0, 0)));
    assert.match(document.getText(), /^kind: NetworkPolicy$/m, label);
    const findings = languages.getDiagnostics(document.uri).filter(({ source }) => source === 'podgate');
    assert.deepEqual(
      findings.map(({ message }) => message),
      [],
      label,
    );
  });
}

/** Opens an empty file and hands on what completion offers of ours, as soon as it does. */
async function withOffered<Answer>(
  action: (items: readonly CompletionItem[], manifest: OpenManifest) => Promise<Answer>,
): Promise<Answer> {
  const answers: Answer[] = [];
  await withManifest('', async (manifest) => {
    const items = await eventually('snippets', () => offeredSnippets(manifest));
    answers.push(await action(items, manifest));
  });
  const [answer] = answers;
  assert.ok(answer !== undefined);
  return answer;
}

async function offeredSnippets({ document }: OpenManifest): Promise<readonly CompletionItem[] | undefined> {
  const list = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    new Position(0, 0),
  );
  const ours = list.items.filter((item) => labelOf(item).startsWith(PREFIX));
  return 0 < ours.length ? ours : undefined;
}

function labelOf({ label }: CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}
