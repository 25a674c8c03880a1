/**
 * The extension's manifest says what is true; and a bad manifest for every check.
 */
import { describe, it } from 'mocha';
import { assertFinds, assertTidy } from './assertTidy.ts';
import {
  checkActivation,
  checkContributedFiles,
  checkContributions,
  checkSettingDescriptions,
} from './checkManifest.ts';
import { listProjectFiles, type ProjectFile } from './projectFiles.ts';

describe('tidy: the extension', () => {
  const files = listProjectFiles();

  it('contributes what is in the code and in the documentation', () => {
    assertTidy(checkContributions(files));
    assertTidy(checkContributedFiles(files));
  });

  it('describes its settings', () => {
    assertTidy(checkSettingDescriptions(files));
  });

  it('wakes up when it is needed, and needs nobody', () => {
    assertTidy(checkActivation(files));
  });
});

describe('tidy: the extension, the checks can fail', () => {
  it('a command and a setting of nobody', () => {
    const contributes = {
      commands: [{ command: 'podgate.x', title: 'X' }],
      configuration: { properties: { 'podgate.y': {} } },
    };
    assertFinds(checkContributions, manifest({ contributes }), /`podgate\.x` is in no code/);
    assertFinds(checkContributions, manifest({ contributes }), /nobody reads the setting `podgate\.y`/);
    assertFinds(checkContributions, manifest({ contributes }), /does not say what `podgate\.y` is/);
  });

  it('a setting without words', () => {
    const contributes = {
      configuration: { properties: { 'podgate.y': { enum: ['a', 'b'], enumDescriptions: ['A.'] } } },
    };
    assertFinds(checkSettingDescriptions, manifest({ contributes }), /not described in sentences/);
    assertFinds(checkSettingDescriptions, manifest({ contributes }), /in which scope/);
    assertFinds(checkSettingDescriptions, manifest({ contributes }), /each of its values/);
    assertFinds(checkSettingDescriptions, manifest({ contributes }), /no `keywords`/);
  });

  it('waking up for everything, and needing others', () => {
    assertFinds(checkActivation, manifest({ activationEvents: ['*'] }), /wakes up for everything/);
    assertFinds(checkActivation, manifest({ extensionDependencies: ['a.b'] }), /needs `a\.b`/);
  });

  it('a file that is not there', () => {
    assertFinds(
      checkContributedFiles,
      manifest({ contributes: { snippets: [{ path: './a.json' }] } }),
      /not there/,
    );
  });
});

function manifest(content: object): readonly ProjectFile[] {
  return [{ path: 'package.json', text: JSON.stringify(content) }];
}
