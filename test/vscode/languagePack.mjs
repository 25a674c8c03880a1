/**
 * German for the embedded editor: a stand-in for the language pack that a user installs, which has no word of the editor's own.
 * It suffices to make the editor a German one, so that extensions are asked for their German texts.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NAME = { publisher: 'podgate-test', name: 'german', version: '0.0.1' };
const TRANSLATIONS = 'translations.json';

/** Puts it where the server over the data of `prepareRun.mjs` finds what is installed; to be started with this language. */
export function installLanguagePack(dataFolder, language) {
  const { publisher, name, version } = NAME;
  const folder = join(dataFolder, 'extensions', `${publisher}.${name}-${version}`);
  mkdirSync(folder, { recursive: true });
  const localization = { languageId: language, translations: [{ id: 'vscode', path: `./${TRANSLATIONS}` }] };
  const manifest = {
    ...NAME,
    engines: { vscode: '*' },
    categories: ['Language Packs'],
    contributes: { localizations: [localization] },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, TRANSLATIONS), JSON.stringify({ version: '1.0.0', contents: {} }));
  // What installing writes.
  const pack = {
    hash: `${publisher}.${name}`,
    label: language,
    extensions: [{ extensionIdentifier: { id: `${publisher}.${name}` }, version }],
    translations: { vscode: join(folder, TRANSLATIONS) },
  };
  writeFileSync(join(dataFolder, 'user', 'languagepacks.json'), JSON.stringify({ [language]: pack }));
}
