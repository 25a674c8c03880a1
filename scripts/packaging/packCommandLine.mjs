/**
 * The command line as a package of npm, from what is built: two bundles, the page of reports, a manifest of its own without dependencies, and
 * the texts that belong to it. The root's manifest is the extension's and says much that npm has no use for.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmCommand } from '../installDependencies.mjs';
import { absoluteLinks } from './absoluteLinks.mjs';
import { stageFiles } from './stageFiles.mjs';

const README = 'cli/README.md';
/** What the package has, and where it comes from. The bundles keep their folders: one finds the other by them. */
const FILES = {
  LICENSE: 'LICENSE',
  'THIRD-PARTY-NOTICES.txt': 'dist/cli/THIRD-PARTY-NOTICES.txt',
  'cli/podgate.cjs': 'dist/cli/podgate.cjs',
  'report/report.html': 'dist/report/report.html',
  'server/de.json': 'dist/server/de.json',
  'server/server.js': 'dist/server/server.js',
};
const PROGRAM = 'cli/podgate.cjs';

/** Writes `NAME-VERSION.tgz` into `folder`; answers its path. */
export function packCommandLine(root, folder) {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // The editor looks words up by itself; npm does not.
  const { description } = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8'));
  const stage = join(folder, 'npm');
  const copies = Object.entries(FILES).map(([path, source]) => ({
    path,
    content: readFileSync(join(root, source)),
    isExecutable: path === PROGRAM,
  }));
  stageFiles(stage, [
    ...copies,
    {
      path: 'package.json',
      content: `${JSON.stringify(commandLineManifest({ ...manifest, description }), undefined, 2)}\n`,
    },
    { path: 'README.md', content: absoluteLinks(root, README) },
  ]);
  runNpmPack(stage, folder);
  return join(folder, `${manifest.name}-${manifest.version}.tgz`);
}

/** What npm shows and installs by. Facts that both products share come from the root's manifest. */
function commandLineManifest({ name, version, description, license, repository, keywords, engines }) {
  return {
    name,
    version,
    description,
    keywords,
    license,
    repository,
    bin: { podgate: PROGRAM },
    engines: { node: engines.node },
    files: Object.keys(FILES),
  };
}

function runNpmPack(stage, folder) {
  const npm = npmCommand();
  const args = ['pack', '--ignore-scripts', '--loglevel=warn', '--pack-destination', folder];
  const result = spawnSync(npm.command, [...npm.args, ...args], {
    cwd: stage,
    encoding: 'utf8',
    shell: npm.needsShell,
    // npm runs below npm here; what the outer one was told is not meant for this one.
    env: withoutNpmSettings(process.env),
  });
  if (result.status !== 0 || result.stderr !== '') {
    throw new Error(`\`npm pack\` failed or warned:\n${result.stderr || result.stdout}`);
  }
}

function withoutNpmSettings(environment) {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^npm_config_/i.test(name)));
}
