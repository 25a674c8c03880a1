/**
 * `podgate/matrixPlace`: the scope of a file or folder, and how the page finds the subjects of the policy that one looks at.
 */
import type { MatrixPlaceAnswer, MatrixPlaceParams } from '../../../protocol/src/matrixPlace.ts';
import type { PlacePosition } from '../../../protocol/src/place.ts';
import { type Cluster, locate, type Resource, searchSubjects } from '../../../engine/src/index.ts';
import { locationTo } from '../lsp/toProto.ts';
import { normalizeUri, uriBelow } from '../lsp/uri.ts';
import { listScopes, type ProjectScope } from '../scopeIds.ts';
import type { ServerContext } from '../serverContext.ts';

type NetworkPolicy = Cluster['policies'][number];

export function matrixPlace(
  { session }: ServerContext,
  { uri, position }: MatrixPlaceParams,
): MatrixPlaceAnswer | null {
  const asked = normalizeUri(uri).replace(/\/$/, '');
  const scopes = listScopes(session.projects());
  const isMeant = ({ project }: ProjectScope, { file }: Pick<Resource, 'file'>): boolean => {
    const fileUri = uriBelow(project.root, file);
    return fileUri === asked || fileUri.startsWith(`${asked}/`);
  };
  const scope =
    scopes.find((found) => found.view.cluster.policies.some((policy) => isMeant(found, policy))) ??
    scopes.find((found) => found.view.cluster.workloads.some(({ source }) => isMeant(found, source)));
  if (scope === undefined) {
    return null;
  }
  const policies = scope.view.cluster.policies.filter((policy) => isMeant(scope, policy));
  const policy = position === undefined ? undefined : policies.find((found) => isAt(found, position, scope));
  return { scope: scope.id, ...(policy === undefined ? {} : { search: searchFor(policy) }) };
}

function isAt(policy: NetworkPolicy, { line }: PlacePosition, { project }: ProjectScope): boolean {
  const range = locationTo(locate(policy, policy.span), project)?.range;
  return range !== undefined && range.start.line <= line && line <= range.end.line;
}

/** Who reaches its subjects; of a policy for egress alone, whom they reach. */
function searchFor(policy: NetworkPolicy): string {
  return searchSubjects(policy, policy.spec.policyTypes.includes('ingress') ? 'ingress' : 'egress');
}
