/**
 * What the extension costs a workspace that has nothing to do with Kubernetes, in a real extension host: that of the
 * embedded editor, which must have been installed.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActivationReport } from './activationProbe.ts';
import { median } from './measurement.ts';
import type { Line } from './printTable.ts';

const RUNS = 3;
const SETTINGS = { 'workbench.startupEditor': 'none', 'chat.disableAIFeatures': true, 'git.enabled': false };

export function measureActivation(root: string): Line {
  const reports = Array.from({ length: RUNS }, () => activateOnce(root));
  const server = reports.some(({ startsServer }) => startsServer)
    ? 'A SERVER WAS STARTED'
    : 'no server started';
  return {
    what: `client: activation in a workspace without manifests, ${server}`,
    ms: median(reports.map(({ ms }) => ms)),
    budgetMs: 20,
  };
}

function activateOnce(root: string): ActivationReport {
  const folder = mkdtempSync(join(tmpdir(), 'podgate-bench-'));
  try {
    const [workspace, user, extensions] = ['workspace', 'user', 'extensions'].map((name) =>
      join(folder, name),
    );
    mkdirSync(join(folder, 'workspace'));
    mkdirSync(join(folder, 'extensions'));
    mkdirSync(join(folder, 'user', 'User'), { recursive: true });
    writeFileSync(join(folder, 'user', 'User', 'settings.json'), JSON.stringify(SETTINGS));
    writeFileSync(join(folder, 'workspace', 'README.txt'), 'no manifest here');
    const extension = join(folder, 'extension');
    copyExtension(root, extension);
    const report = join(folder, 'report.json');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        join(root, 'test', 'vscode', 'codeStandIn.mjs'),
        `--user-data-dir=${String(user)}`,
        `--extensions-dir=${String(extensions)}`,
        `--extensionDevelopmentPath=${extension}`,
        `--extensionTestsPath=${join(root, 'out', 'bench-program', 'activationProbe.cjs')}`,
        String(workspace),
      ],
      { encoding: 'utf8', env: { ...process.env, PODGATE_BENCH_REPORT: report } },
    );
    if (status !== 0) {
      throw new Error(`the editor ended with ${String(status)}:\n${stdout}\n${stderr}`);
    }
    return JSON.parse(readFileSync(report, 'utf8')) as ActivationReport;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The extension, but for the probe alone to activate: an editor opens JSON of its own now and then, and would be the
 * first.
 */
function copyExtension(root: string, folder: string): void {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as object;
  cpSync(join(root, 'dist', 'client'), join(folder, 'dist', 'client'), { recursive: true });
  const inert = { ...manifest, activationEvents: [], contributes: {} };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(inert));
}
