/**
 * What a network plugin does where Kubernetes leaves it open, as data. Only facts that change an answer are here.
 */

export interface Profile {
  readonly name: string;
  /** Whether an `ipBlock` can match a pod's address (S15). */
  readonly ipBlockMatchesPods: boolean;
  /**
   * `undefined`: a hostNetwork pod may be seen as a pod or as its node's address, and is never selected as a subject
   * (S24). `asPods`: like every other pod.
   */
  readonly hostNetwork: 'undefined' | 'asPods';
  /** Whether a namespace that nobody declares may carry labels besides its name. */
  readonly undeclaredNamespaceLabels: 'unknown' | 'none';
}

/** What Kubernetes' own tests require; used when no `cni` is chosen. */
export const KUBERNETES_PROFILE: Profile = {
  name: 'kubernetes',
  ipBlockMatchesPods: true,
  hostNetwork: 'undefined',
  undeclaredNamespaceLabels: 'unknown',
};

/** The assumptions of np-guard's netpol-analyzer, for people who compare. */
export const NETPOL_ANALYZER_PROFILE: Profile = {
  name: 'netpol-analyzer',
  ipBlockMatchesPods: false,
  hostNetwork: 'asPods',
  undeclaredNamespaceLabels: 'none',
};

const PROFILES: readonly Profile[] = [KUBERNETES_PROFILE, NETPOL_ANALYZER_PROFILE];

/** Names that `cni:` and `--cni` take. */
export function listProfileNames(): readonly string[] {
  return PROFILES.map((profile) => profile.name);
}

export function findProfile(name: string): Profile | undefined {
  return PROFILES.find((profile) => profile.name === name);
}
