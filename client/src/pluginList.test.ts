/** The list of network plugins as a user reads it. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { listPlugins } from './pluginList.ts';

describe('the list of network plugins', () => {
  it('marks the one in force, and says what the manifests speak for', () => {
    const known = {
      folder: 'file:///shop',
      chosen: 'flannel',
      plugins: [
        {
          name: 'calico',
          title: 'Calico',
          summary: 'enforces it',
          guessedBy: 'DaemonSet calico-node in calico.yaml',
        },
        { name: 'flannel', title: 'Flannel', summary: 'does not' },
      ],
    };
    const choices = listPlugins(known, (english, ...facts) => english.replace('{0}', String(facts[0])));
    assert.deepEqual(
      choices.map(({ label, description, detail }) => [label, description, detail]),
      [
        ['Calico', 'calico · it seems to be this one: DaemonSet calico-node in calico.yaml', 'enforces it'],
        ['$(check) Flannel', 'flannel', 'does not'],
      ],
    );
  });
});
