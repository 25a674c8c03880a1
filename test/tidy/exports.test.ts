/**
 * Nothing is exported for nobody, and a bad input for the check.
 */
import { describe, it } from 'mocha';
import { assertFinds, assertTidy } from './assertTidy.ts';
import { checkExports } from './checkExports.ts';
import { listProjectFiles, type ProjectFile } from './projectFiles.ts';

const EXPORTER: ProjectFile = {
  path: 'engine/src/text/a.ts',
  text: 'export const one = 1;\nexport function two(): void {}\nexport type Three = 3;',
};

describe('tidy: exports', () => {
  it('every export is imported somewhere', () => {
    assertTidy(checkExports(listProjectFiles()));
  });
});

describe('tidy: exports, the check can fail', () => {
  it('exports of every sort that nobody imports', () => {
    assertFinds(checkExports, [EXPORTER], /a\.ts:1: nobody imports `one`/);
    assertFinds(checkExports, [EXPORTER], /a\.ts:2: nobody imports `two`/);
    assertFinds(checkExports, [EXPORTER], /a\.ts:3: nobody imports `Three`/);
  });

  it('an import of another file with that name', () => {
    const importer = { path: 'engine/src/yaml/b.ts', text: "import { one } from './a.ts';" };
    assertFinds(checkExports, [EXPORTER, importer], /nobody imports `one`/);
  });

  it('what the public face hands on and nobody takes', () => {
    const face = {
      path: 'engine/src/index.ts',
      text: "export { one, two as zwei, type Three } from './text/a.ts';",
    };
    const shell = {
      path: 'cli/src/c.ts',
      text: "import { one, type Three } from '../../engine/src/index.ts';",
    };
    assertFinds(checkExports, [EXPORTER, face, shell], /engine\/src\/index\.ts:1: nobody imports `zwei`/);
    const other = { path: 'server/src/d.ts', text: "const x = import('../../engine/src/index.ts');" };
    assertTidy(checkExports([EXPORTER, face, other]));
  });
});
