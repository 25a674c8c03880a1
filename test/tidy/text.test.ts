/**
 * What belongs in one place is only there, and what belongs nowhere is nowhere; a bad input for every check.
 */
import { describe, it } from 'mocha';
import { assertFinds, assertTidy } from './assertTidy.ts';
import {
  checkCatches,
  checkLineArithmetic,
  checkNotes,
  checkPrograms,
  checkSettings,
  checkTestsAreOn,
  checkTraces,
} from './checkText.ts';
import { listProjectFiles, type ProjectFile } from './projectFiles.ts';

describe('tidy: one place for one thing', () => {
  const files = listProjectFiles();

  it('line arithmetic is in engine/src/text', () => {
    assertTidy(checkLineArithmetic(files));
  });

  it('settings and the process are read in one place', () => {
    assertTidy(checkSettings(files));
  });

  it('only boundaries catch', () => {
    assertTidy(checkCatches(files));
  });

  it('programs are started where the list says', () => {
    assertTidy(checkPrograms(files));
  });

  it('every test runs', () => {
    assertTidy(checkTestsAreOn(files));
  });

  it('notes name an issue, and what is switched off says why', () => {
    assertTidy(checkNotes(files));
  });

  it('nothing tells about the machine it was written on', () => {
    assertTidy(checkTraces(files));
  });
});

describe('tidy: one place for one thing, the checks can fail', () => {
  it('lines counted elsewhere', () => {
    assertFinds(
      checkLineArithmetic,
      at('engine/src/k8s/x.ts', "text.split('\\n').length"),
      /x\.ts:1: line arithmetic/,
    );
  });

  it('a program started elsewhere', () => {
    assertFinds(
      checkPrograms,
      at('cli/src/report/x.ts', "import { exec } from 'node:child_process';"),
      /programs are started in/,
    );
  });

  it('settings and the environment read by a feature', () => {
    assertFinds(
      checkSettings,
      at('engine/src/k8s/x.ts', "map.get('kubernetesVersion')"),
      /read in engine\/src\/config/,
    );
    assertFinds(checkSettings, at('cli/src/report/text.ts', 'process.env.NO_COLOR'), /the process is read/);
  });

  it('a feature that catches', () => {
    assertFinds(
      checkCatches,
      at('engine/src/k8s/x.ts', 'try { run(); } catch { stop(); }'),
      /a catch clause/,
    );
  });

  it('tests that are switched off or alone', () => {
    const name = 'engine/src/k8s/x.test.ts';
    for (const call of ['it.skip(', 'describe.only(', 'xit(']) {
      assertFinds(checkTestsAreOn, at(name, `${call}'a', () => {});`), /no test is switched off/);
    }
  });

  it('notes for nobody, silent exceptions', () => {
    assertFinds(checkNotes, at('engine/src/k8s/x.ts', '// TODO: later'), /needs an issue/);
    assertTidy(checkNotes(at('engine/src/k8s/x.ts', '// TODO (#12): later')));
    assertFinds(checkNotes, at('engine/src/k8s/x.ts', '// eslint-disable-next-line max-params'), /say why/);
    assertTidy(
      checkNotes(at('engine/src/k8s/x.ts', '// eslint-disable-next-line max-params -- the API has five')),
    );
  });

  it('hosts, addresses and folders of a machine', () => {
    const traces = [
      `https://${['registry', 'npmjs', 'org'].join('.')}/yaml`,
      '  "resolved": "x"',
      'http://10.1.2.3/x',
      'http://builder.internal:8080/x',
      'cd /home/somebody/podgate',
    ];
    for (const trace of traces) {
      assertFinds(checkTraces, at('README.md', trace), /private host or path/);
    }
    assertTidy(
      checkTraces(at('README.md', 'https://kubernetes.io/docs/ and cidr: 10.0.0.0/8 on http://web.shop/')),
    );
  });
});

function at(path: string, text: string): readonly ProjectFile[] {
  return [{ path, text }];
}
