/**
 * What the user chose, whole and checked: from `podgate.yaml` and, before it, from the shell's options.
 */
import type { ClusterCidrs } from '../cluster/cluster.ts';
import type { Profile } from '../cluster/profile.ts';

/** A Kubernetes version such as 1.36. */
export interface KubernetesVersion {
  readonly major: number;
  readonly minor: number;
}

/** One scope named in `podgate.yaml`. Patterns are those of `.gitignore`. */
export interface ScopeSettings {
  readonly name: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly namespace: string | undefined;
  readonly profile: Profile | undefined;
}

export interface Settings {
  /** `undefined`: not chosen; what depends on it is a warning rather than an error. */
  readonly kubernetesVersion: KubernetesVersion | undefined;
  readonly profile: Profile;
  /** Namespace of manifests that name none; `default` where nobody says otherwise. */
  readonly namespace: string | undefined;
  readonly scopes: readonly ScopeSettings[];
  /** Patterns of paths to leave out, as in `.gitignore`. */
  readonly ignore: readonly string[];
  readonly clusterCidrs: ClusterCidrs;
}

/**
 * Matches paths against patterns in the notation of `.gitignore`. The shells bring it, since a well-kept library
 * does it and the engine depends on `yaml` alone.
 */
export type PathMatcherFactory = (patterns: readonly string[]) => (path: string) => boolean;
