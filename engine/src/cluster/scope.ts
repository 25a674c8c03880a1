/**
 * A set of manifests that forms one cluster, ready to be joined. Reachability never crosses scopes.
 */
import type { Profile } from '../config/profile.ts';
import type { Resource } from '../k8s/resource.ts';
import type { Incompleteness } from './cluster.ts';

export interface Scope {
  /** Unique among the scopes of a workspace: a folder's path, or a name from `podgate.yaml`. */
  readonly name: string;
  /** Namespace of resources that name none. */
  readonly namespace: string;
  readonly profile: Profile;
  /** With kustomizations applied; those without a namespace are in `namespace`. By file, then by place in it. */
  readonly resources: readonly Resource[];
  /** Paths of the files that it is made of, those that were skipped included. */
  readonly files: ReadonlySet<string>;
  readonly incompleteness: readonly Incompleteness[];
}
