/**
 * Puts the extensions that stand in for others where an editor finds those that are installed: their manifests as they
 * are, their code as one module each.
 */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const STAND_INS = ['yaml', 'kubernetes'];

/** `yamlServer` is the module of the YAML extension's language server. */
export async function installExtensions(root, extensionsFolder, yamlServer) {
  for (const name of STAND_INS) {
    const source = join(root, 'test', 'vscode', 'beside', name);
    const manifest = join(source, 'manifest.json');
    const { publisher, name: id, version } = JSON.parse(readFileSync(manifest, 'utf8'));
    const folder = join(extensionsFolder, `${publisher}.${id}-${version}`);
    mkdirSync(folder, { recursive: true });
    copyFileSync(manifest, join(folder, 'package.json'));
    await build({
      absWorkingDir: root,
      entryPoints: [join(source, 'extension.ts')],
      outfile: join(folder, 'extension.cjs'),
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      external: ['vscode'],
      define: { YAML_SERVER: JSON.stringify(yamlServer) },
      logLevel: 'warning',
    });
  }
}
