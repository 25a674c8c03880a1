/**
 * Whether policies that keep what the manifests declare are offered at a place: on a Namespace that has workloads. What
 * they will be, and whether there is anything to write, is found out when somebody wants it (`generate/`), since it takes
 * reading the manifests again.
 */
import { quoteCode } from '../lint/quoteCode.ts';
import { say } from '../text/say.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { FilePosition } from './filePosition.ts';
import type { NewPoliciesOffer } from './offerDefaultDeny.ts';
import { findResourceAt } from './openUnit.ts';

/** One for each scope that the file is in. */
export function offerGeneration(snapshot: Snapshot, position: FilePosition): readonly NewPoliciesOffer[] {
  const resource = findResourceAt(snapshot, position)?.resource;
  if (resource?.type !== 'namespace') {
    return [];
  }
  const namespace = resource.name;
  const inhabited = snapshot
    .scopesOf(position.file)
    .filter(({ cluster }) => cluster.workloads.some((workload) => workload.namespace === namespace));
  const name = quoteCode(namespace);
  return inhabited.map((view) => ({
    title:
      inhabited.length === 1
        ? say`generate the policies that keep what is declared for the namespace ${name}`
        : say`generate the policies that keep what is declared for the namespace ${name} in scope ${view.name}`,
    scope: view.name,
    namespace,
  }));
}
