/**
 * `npm run bench`: builds the command line and the measuring programs as they would ship, bundled, and runs them. What
 * is measured lies in `test/bench/`; arguments name the groups to measure.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDependencies } from './installDependencies.mjs';
import { runStep } from './runStep.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program = join(root, 'out', 'bench-program');

installDependencies(root);
if (!runStep(root, 'build of the command line', ['scripts/build.mjs'])) {
  process.exit(1);
}
const { build } = await import('esbuild');
await build({
  entryPoints: ['main.ts', 'measureOnce.ts', 'wholeFileServer.ts'].map((file) =>
    join(root, 'test', 'bench', file),
  ),
  outdir: program,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // `yaml` and `ignore` are CommonJS inside; a bundled module has no `require` of its own.
  banner: {
    js: "import { createRequire as createOne } from 'node:module'; const require = createOne(import.meta.url);",
  },
  // It finds files of its own beside itself.
  external: ['playwright-core'],
  logLevel: 'warning',
});
await build({
  entryPoints: [join(root, 'test', 'bench', 'activationProbe.ts')],
  outfile: join(program, 'activationProbe.cjs'),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  logLevel: 'warning',
});
const result = spawnSync(process.execPath, [join(program, 'main.mjs'), root, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = result.status ?? 1;
