/**
 * `podgate/status`: how the server is doing, in numbers.
 */
import type { StatusAnswer } from '../../../protocol/src/status.ts';
import type { ServerContext } from '../serverContext.ts';

export function status({ session, host }: ServerContext): StatusAnswer {
  const projects = session.projects();
  const clusters = projects.flatMap(({ snapshot }) => snapshot.scopes.map(({ cluster }) => cluster));
  const memoryBytes = host.measureMemory();
  return {
    state: session.isIndexing ? 'indexing' : 'ready',
    version: host.version,
    fileCount: projects.reduce((sum, { snapshot }) => sum + snapshot.files.size, 0),
    policyCount: clusters.reduce((sum, { policies }) => sum + policies.length, 0),
    workloadCount: clusters.reduce((sum, { workloads }) => sum + workloads.length, 0),
    lastChangeMs: session.lastChangeMs,
    ...(memoryBytes === undefined ? {} : { memoryBytes }),
  };
}
