/**
 * Every sentence has its translation, and a bad input for every check.
 */
import { describe, it } from 'mocha';
import { GERMAN } from '../../engine/src/render/german/german.ts';
import { assertFinds, assertTidy } from './assertTidy.ts';
import { checkTranslation, checkUntranslated, listSaidTemplates } from './checkTranslations.ts';
import { listProjectFiles, type ProjectFile } from './projectFiles.ts';

describe('tidy: translations', () => {
  it('German is complete', () => {
    const german = { path: 'engine/src/render/german', texts: GERMAN };
    assertTidy(checkTranslation(listSaidTemplates(listProjectFiles()), german));
  });

  it('no words are shown that could not be translated', () => {
    assertTidy(checkUntranslated(listProjectFiles()));
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

  it('words outside of templates', () => {
    assertFinds(checkUntranslated, engine("a('two words');"), /x\.ts:1: "two words" cannot be translated/);
    assertFinds(checkUntranslated, engine('a(`${b} two words`);'), /"… two words" cannot/);
    assertFinds(checkUntranslated, engine("a.join(' and ');"), /" and " cannot/);
    assertTidy(checkUntranslated(engine("say`two words`; const rule = { title: 'two words' };")));
    assertTidy(
      checkUntranslated(engine("a.startsWith('two words'); b(['two words', say`three words are`]);")),
    );
  });
});

function engine(text: string): readonly ProjectFile[] {
  return [{ path: 'engine/src/lint/x.ts', text }];
}
