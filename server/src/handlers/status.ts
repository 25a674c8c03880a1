/**
 * `podgate/status`: how the server is doing, in numbers.
 */
import { guessPlugins, type Profile } from '../../../engine/src/index.ts';
import type { StatusAnswer } from '../../../protocol/src/status.ts';
import type { Project } from '../project.ts';
import type { ServerContext } from '../serverContext.ts';

export function status({ session, host }: ServerContext): StatusAnswer {
  const projects = session.projects();
  const clusters = projects.flatMap(({ snapshot }) => snapshot.scopes.map(({ cluster }) => cluster));
  const guess = projects.flatMap((project) => suggestPlugin(project) ?? [])[0];
  const memoryBytes = host.measureMemory();
  return {
    state: session.isIndexing ? 'indexing' : 'ready',
    version: host.version,
    fileCount: projects.reduce((sum, { snapshot }) => sum + snapshot.files.size, 0),
    policyCount: clusters.reduce((sum, { policies }) => sum + policies.length, 0),
    workloadCount: clusters.reduce((sum, { workloads }) => sum + workloads.length, 0),
    lastChangeMs: session.lastChangeMs,
    plugins: [...new Set(clusters.map(({ profile }) => titleOf(profile)))],
    ...(guess === undefined ? {} : { guessedPlugin: guess }),
    ...(memoryBytes === undefined ? {} : { memoryBytes }),
  };
}

function titleOf({ title, version }: Profile): string {
  return version === undefined ? title : `${title} ${version}`;
}

/** The one plugin that the manifests speak for, where the user chose none. */
function suggestPlugin({ snapshot }: Project): string | undefined {
  const { profileOrigin, scopes } = snapshot.options.settings;
  if (profileOrigin === 'chosen' || scopes.some(({ profile }) => profile !== undefined)) {
    return undefined;
  }
  const [guess, ...others] = guessPlugins(snapshot.files);
  return others.length === 0 ? guess?.plugin.title : undefined;
}
