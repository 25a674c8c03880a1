/**
 * The tree of policies inside the editor, as far as extensions can look at it: the view is there where there are
 * manifests. What is in it is seen in the page.
 */
import { commands } from 'vscode';
import { eventually } from '../eventually.ts';
import { openSample } from './manifests.ts';

describe('the tree of policies', () => {
  it('is a view that one can go to', async () => {
    await openSample('policies.yaml', 'kind');
    await eventually('the view', () =>
      commands.executeCommand('podgate.policies.focus').then(
        () => true,
        () => undefined,
      ),
    );
  });
});
