/**
 * Every sentence has its translation, and a bad input for every check.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { GERMAN } from '../../engine/src/render/german/german.ts';
import { assertFinds, assertTidy } from './assertTidy.ts';
import {
  checkTranslation,
  checkUntranslated,
  listClientTexts,
  listManifestTexts,
  listSaidTemplates,
  listSnippetTexts,
  type SaidTemplate,
} from './checkTranslations.ts';
import { listProjectFiles, type ProjectFile } from './projectFiles.ts';

describe('tidy: translations', () => {
  const files = listProjectFiles();
  const assertComplete = (said: readonly SaidTemplate[], path: string): void => {
    assertTidy(checkTranslation(said, { path, texts: readTexts(files, path) }));
  };

  it('German is complete', () => {
    const german = { path: 'engine/src/render/german', texts: GERMAN };
    assertTidy(checkTranslation([...listSaidTemplates(files), ...listSnippetTexts(files)], german));
  });

  it('the texts of the client and its page are in the bundles', () => {
    assertComplete(listClientTexts(files), 'l10n/bundle.l10n.json');
    assertComplete(listClientTexts(files), 'l10n/bundle.l10n.de.json');
    for (const [english, text] of readTexts(files, 'l10n/bundle.l10n.json')) {
      assert.equal(text, english);
    }
  });

  it('the texts of the manifest are beside it', () => {
    assertComplete(listManifestTexts(files), 'package.nls.json');
    assertComplete(listManifestTexts(files), 'package.nls.de.json');
  });

  it('no words are shown that could not be translated', () => {
    assertTidy(checkUntranslated(files));
  });
});

describe('tidy: translations, the checks can fail', () => {
  const check =
    (...texts: readonly (readonly [string, string])[]) =>
    (files: readonly ProjectFile[]) =>
      checkTranslation(listSaidTemplates(files), { path: 'german', texts: new Map(texts) });

  it('a sentence without a translation', () => {
    const bad = engine('say`${name} is \\`here\\``; prose`gone`; say`${a}: ${b}`;');
    assertFinds(check(['gone', 'weg']), bad, /x\.ts:1: german has nothing for "\{0\} is `here`"/);
    assertTidy(check(['gone', 'weg'], ['{0} is `here`', '`{0}` ist da'])(bad));
  });

  it('a translation that nobody says', () => {
    assertFinds(check(['gone', 'weg']), engine(''), /german: nobody says "gone"/);
  });

  it('a translation with other places', () => {
    const said = engine('say`${a} of ${b}`;');
    assertFinds(check(['{0} of {1}', '{0} von {0}']), said, /german: other places than "\{0\} of \{1\}"/);
    assertTidy(check(['{0} of {1}', '{1}: {0}'])(said));
  });

  it('a text of the client, and one of the manifest', () => {
    const client = [{ path: 'client/src/x.ts', text: "l10n.t('{0} files', 2); t('gone'); part('x'); t(b);" }];
    const asked = (files: readonly ProjectFile[]) =>
      checkTranslation(listClientTexts(files), { path: 'bundle', texts: new Map([['gone', 'weg']]) });
    assertFinds(asked, client, /client\/src\/x\.ts:1: bundle has nothing for "\{0\} files"/);
    assertFinds(checkUntranslated, client, /x\.ts:1: `t` is asked for what is no text/);
    assertFinds(checkUntranslated, [{ path: 'client/x.ts', text: "f('two words');" }], /"two words" cannot/);
    const manifest = [{ path: 'package.json', text: '{ "title": "%a.title%" }' }];
    const named = (files: readonly ProjectFile[]) =>
      checkTranslation(listManifestTexts(files), { path: 'nls', texts: new Map() });
    assertFinds(named, manifest, /package\.json: nls has nothing for "a\.title"/);
  });

  it('a snippet whose description has no translation', () => {
    const text = '{ "np-a": { "description": "Lets one in.", "body": [], "isFileTemplate": true } }';
    const described = (files: readonly ProjectFile[]) =>
      checkTranslation(listSnippetTexts(files), { path: 'german', texts: new Map() });
    const snippets = [{ path: 'snippets/x.json', text }];
    assertFinds(described, snippets, /snippets\/x\.json: german has nothing for "Lets one in\."/);
  });

  it('words outside of templates', () => {
    assertFinds(checkUntranslated, engine("a('two words');"), /x\.ts:1: "two words" cannot be translated/);
    assertFinds(checkUntranslated, engine('a(`${b} two words`);'), /"… two words" cannot/);
    assertFinds(checkUntranslated, engine("a.join(' and ');"), /" and " cannot/);
    assertFinds(checkUntranslated, engine("strong('not');"), /"not" cannot/);
    assertFinds(checkUntranslated, engine("say`is ${b ? 'open' : c}`;"), /"open" cannot/);
    assertTidy(checkUntranslated(engine("say`${code('cni')} ${b === 'open' ? c : '~'}`;")));
    assertTidy(checkUntranslated(engine("say`two words`; const rule = { title: 'two words' };")));
    assertTidy(
      checkUntranslated(engine("a.startsWith('two words'); b(['two words', say`three words are`]);")),
    );
  });
});

function readTexts(files: readonly ProjectFile[], path: string): ReadonlyMap<string, string> {
  const text = files.find((file) => file.path === path)?.text ?? '{}';
  return new Map(Object.entries(JSON.parse(text) as Readonly<Record<string, string>>));
}

function engine(text: string): readonly ProjectFile[] {
  return [{ path: 'engine/src/lint/x.ts', text }];
}
