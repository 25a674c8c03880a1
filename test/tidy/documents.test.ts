/**
 * Documents stay true: links, changelog, package, samples, specification; and a bad input for every check.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { assertFinds, assertTidy } from './assertTidy.ts';
import {
  checkChangelog,
  checkDependenciesAreArgued,
  checkLinks,
  checkMessages,
  checkPackage,
  checkSamples,
  checkSpecification,
} from './checkDocuments.ts';
import { listProjectFiles, type ProjectFile, ROOT } from './projectFiles.ts';

describe('tidy: documents', () => {
  const files = listProjectFiles();

  it('links lead somewhere', () => {
    assertTidy(checkLinks(files, (path) => existsSync(join(ROOT, path))));
  });

  it('every message between client and server is explained', () => {
    assertTidy(checkMessages(files));
  });

  it('the changelog is open', () => {
    assertTidy(checkChangelog(files));
  });

  it('the package installs nothing with it', () => {
    assertTidy(checkPackage(files));
  });

  it('every dependency is argued for', () => {
    assertTidy(checkDependenciesAreArgued(files));
  });

  it('every sample says what to look at', () => {
    assertTidy(checkSamples(files));
  });

  it('the specification names V1-V17, L1-L7 and S1-S35', () => {
    assertTidy(checkSpecification(files));
  });
});

describe('tidy: documents, the checks can fail', () => {
  it('links to nowhere', () => {
    const check = (files: readonly ProjectFile[]) => checkLinks(files, () => false);
    assertFinds(check, at('docs/a.md', 'see [b](b.md)'), /`b\.md` leads nowhere/);
    assertFinds(check, at('docs/a.md', '# A b\n[x](#a-c)'), /heading that is not there/);
    assertTidy(check(at('docs/a.md', '# A `b`: c\n[x](#a-b-c) [y](https://kubernetes.io) `[z](z.md)`')));
  });

  it('a message that no page explains', () => {
    const messages = at('protocol/src/serverMessages.ts', "readonly 'podgate/tree': { readonly params: X };");
    assertFinds(checkMessages, messages, /does not say what `podgate\/tree` is/);
  });

  it('a closed changelog, a package that installs more, a loose version', () => {
    assertFinds(checkChangelog, at('CHANGELOG.md', '## [0.1.0]'), /Unreleased/);
    assertFinds(checkPackage, at('package.json', '{"dependencies":{}}'), /`dependencies` has no place/);
    assertFinds(checkPackage, at('package.json', '{"devDependencies":{"a":"^1.0.0"}}'), /one exact version/);
    assertFinds(checkPackage, at('package.json', '{"engines":{"node":">=18"}}'), /engines\.node/);
  });

  it('a dependency without a reason', () => {
    const bad = at('package.json', '{"devDependencies":{"left-pad":"1.0.0"}}');
    assertFinds(checkDependenciesAreArgued, bad, /why `left-pad` is needed/);
  });

  it('a sample that says nothing', () => {
    assertFinds(checkSamples, at('samples/a/b.yaml', ''), /samples\/a: has no README/);
  });

  it('a rule of Kubernetes without a page', () => {
    assertFinds(
      checkSpecification,
      at('test/spec/a.md', '## Ports (S1-S8, S10)\n(S9)'),
      /no heading names S9$/,
    );
    assertFinds(checkSpecification, at('docs/a.md', '## Ports (S9)'), /no heading names S9$/);
  });
});

function at(path: string, text: string): readonly ProjectFile[] {
  return [{ path, text }];
}
