/**
 * New policies inside the editor: they are shown before they are written, nothing is written to who leaves them, and
 * what is written stands in a file that was not there.
 */
import assert from 'node:assert/strict';
import { type CodeAction, commands, Range, window, workspace } from 'vscode';
import { eventually } from '../eventually.ts';
import { answerPreview } from './answerPreview.ts';
import { hoverText } from './hovers.ts';
import { deleteManifest, isThere, openSample, uriOf } from './manifests.ts';

/** `policies.yaml` is the sample's own. */
const NEW_FILE = 'policies-2.yaml';

describe('new policies', () => {
  before(async () => {
    // The server knows the workloads as soon as it says so.
    const { document, cursor } = await openSample('policies.yaml', 'app: backend');
    await hoverText(document.uri, cursor, /app\.yaml/);
  });

  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    if (await isThere(uriOf(NEW_FILE))) {
      await deleteManifest(uriOf(NEW_FILE));
    }
  });

  it('are written when the preview is taken', async () => {
    await openSample('policies.yaml', 'kind');
    const generated = commands.executeCommand('podgate.generatePolicies', uriOf(''));
    await answerPreview('refactorPreview.apply', generated);
    const text = await eventually('the new file', () => {
      const document = window.activeTextEditor?.document;
      return document?.uri.toString() === uriOf(NEW_FILE).toString() ? document.getText() : undefined;
    });
    assert.match(text, /name: default-deny-all\n {2}namespace: shop/);
    assert.match(text, /name: allow-dns/);
  });

  it('leave no trace when the preview is left', async () => {
    await openSample('policies.yaml', 'kind');
    const generated = commands.executeCommand('podgate.generatePolicies', uriOf(''));
    await answerPreview('refactorPreview.discard', generated);
    assert.equal(await isThere(uriOf(NEW_FILE)), false);
  });

  it('close a namespace from where a policy names it', async () => {
    const text = await takeAction('policies.yaml', 'namespace: shop', 'default-deny');
    assert.match(text, /name: default-deny-all\n {2}namespace: shop\nspec:\n {2}podSelector: \{\}/);
  });

  it('keep what is declared for a namespace, from its manifest', async () => {
    const text = await takeAction('app.yaml', 'name: shop', 'keep what is declared');
    assert.match(text, /name: allow-dns\n {2}namespace: shop/);
  });
});

/** Takes what is offered at a place, and its preview; the text of the new file. */
async function takeAction(sample: string, place: string, offered: string): Promise<string> {
  const { document, cursor } = await openSample(sample, place);
  const action = await eventually('the action', async () => {
    const actions = await commands.executeCommand<readonly CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new Range(cursor, cursor),
    );
    return actions.find(({ title }) => title.includes(offered));
  });
  assert.ok(action.command);
  const { command, arguments: values = [] } = action.command;
  // The editor drops a change of a file where it hears of that file meanwhile, such as of the end of one with the same name.
  return eventually('the new file', async () => {
    await answerPreview('refactorPreview.apply', commands.executeCommand(command, ...(values as unknown[])));
    return (await isThere(uriOf(NEW_FILE)))
      ? new TextDecoder().decode(await workspace.fs.readFile(uriOf(NEW_FILE)))
      : undefined;
  });
}
