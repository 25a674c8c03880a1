/**
 * The translations of the engine as data beside the server: one file for each language, read by whom it is for.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const SOURCE = 'engine/src/render/translations.ts';

/** Writes `LANGUAGE.json` for each language into `folder`. */
export async function writeTranslations(root, folder) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [SOURCE],
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'warning',
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  const { TRANSLATIONS } = await import(`data:text/javascript;base64,${code}`);
  for (const [language, translation] of TRANSLATIONS) {
    writeFileSync(join(folder, `${language}.json`), `${JSON.stringify(Object.fromEntries(translation))}\n`);
  }
}
