/**
 * The page of VS Code in German, with the extension in a process and its server in another. `main.mjs` runs it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeGermanPage, MISTAKE, MISTAKE_FILE } from './describeGermanPage.ts';
import { openWorkbench, sampleFolder } from './openWorkbench.ts';

describeGermanPage('the page of VS Code in German', {
  open: () => {
    writeFileSync(join(sampleFolder(), MISTAKE_FILE), MISTAKE);
    return openWorkbench(sampleFolder(), 'policies.yaml', 'de');
  },
  showMatrix: 'Matrix anzeigen: wer wen erreicht',
});
