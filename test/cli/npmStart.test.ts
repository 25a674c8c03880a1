/**
 * `npm start` without a terminal, as a process: what it prints, and what it says to a path that is not there; and how the
 * folder gets to an editor.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { SHOP } from './manifests.ts';
import { writeFolder } from './runPodgate.ts';

const START = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'scripts', 'start.mjs');

const OPEN_EDITOR = pathToFileURL(join(dirname(START), 'editorHost', 'openEditor.mjs')).href;
/** Stand-ins for the command `code`, which write down what they are given. */
const CODE = '#!/bin/sh\necho "$@" > "$FOLDER/given"\n';
const CODE_FOR_WINDOWS = '@echo %* > "%FOLDER%\\given"\r\n';

function start(args: readonly string[], folder: string): ReturnType<typeof spawnSync> {
  return spawnSync(process.execPath, [START, ...args], {
    input: '',
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder, NO_COLOR: '1' },
  });
}

describe('npm start', () => {
  it('prints matrix and findings of a folder, and ends without a terminal', () => {
    const { status, stdout } = start(['k8s'], writeFolder({ 'k8s/shop.yaml': SHOP }));
    assert.match(String(stdout), /k8s · 3 workloads · 1 policy/);
    assert.match(String(stdout), /nothing to report in 1 file/);
    assert.match(String(stdout), /That was `podgate matrix` and `podgate check` of k8s\./);
    assert.equal(status, 0);
  });

  it('prints those of the sample where no path is given', () => {
    const { status, stdout } = start(['--no-editor'], writeFolder({}));
    assert.match(
      String(stdout),
      /# Who can reach whom: podgate matrix samples\/three-tier\n\nthree-tier · 3 workloads/,
    );
    assert.match(
      String(stdout),
      /# What is wrong: podgate check samples\/three-tier\n\nnothing to report in 3 files/,
    );
    assert.equal(status, 0);
  });

  it('hands the folder over to the desktop editor, with the extension of this checkout', () => {
    const commands = writeFolder({ code: CODE, 'code.cmd': CODE_FOR_WINDOWS });
    chmodSync(join(commands, 'code'), 0o755);
    const program = `import(process.argv[1]).then((editor) => editor.openEditor('/checkout', '/my manifests'))`;
    const { stdout } = spawnSync(process.execPath, ['--eval', program, OPEN_EDITOR], {
      encoding: 'utf8',
      env: { ...process.env, PATH: `${commands}${delimiter}${process.env['PATH'] ?? ''}`, FOLDER: commands },
    });
    assert.equal(stdout, '\nOpened /my manifests in VS Code, with Podgate from this checkout.\n');
    const given = readFileSync(join(commands, 'given'), 'utf8');
    assert.match(given, /--extensionDevelopmentPath=\/checkout"?\s"?\/my manifests/);
  });

  it('says once that a path is not there', () => {
    const { status, stdout, stderr } = start(['k8s', 'gone'], writeFolder({ 'k8s/shop.yaml': SHOP }));
    assert.equal(
      stderr,
      'npm start: there is no file or folder `gone`; give paths of manifests, or --no-editor\n',
    );
    assert.equal(stdout, '');
    assert.equal(status, 2);
  });
});
