/**
 * What the user chose, whole and checked: from `podgate.yaml` and, before it, from the shell's options.
 */
import type { Cidr } from '../k8s/cidr.ts';
import type { Labels, Protocol } from '../k8s/resource.ts';
import type { RuleId, Severity } from '../problem.ts';
import { KUBERNETES_PROFILE, type Profile } from './profile.ts';

/** The cluster's own address ranges, from `clusterCIDRs` of `podgate.yaml`; empty where not configured. */
export interface ClusterCidrs {
  readonly pods: readonly Cidr[];
  readonly services: readonly Cidr[];
  readonly nodes: readonly Cidr[];
}

/** A Kubernetes version such as 1.36. */
export interface KubernetesVersion {
  readonly major: number;
  readonly minor: number;
}

/** Where the pods of a cluster ask for names: the pods with these labels in this namespace, on these ports. */
export interface DnsSettings {
  readonly namespace: string;
  readonly labels: Labels;
  readonly ports: readonly DnsPort[];
}

export interface DnsPort {
  readonly protocol: Protocol;
  readonly port: number;
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
  /** Whether the user chose the profile, or it is the default. */
  readonly profileOrigin: 'chosen' | 'default';
  /** Namespace of manifests that name none; `default` where nobody says otherwise. */
  readonly namespace: string | undefined;
  readonly scopes: readonly ScopeSettings[];
  /** Patterns of paths to leave out, as in `.gitignore`. */
  readonly ignore: readonly string[];
  readonly clusterCidrs: ClusterCidrs;
  readonly dns: DnsSettings;
  /** Severities that the user chose instead of the rules' own; `off` silences a rule. */
  readonly rules: ReadonlyMap<RuleId, Severity | 'off'>;
}

/** Namespace of manifests that name none, where nobody says otherwise; `kubectl` and kustomize take the same. */
export const DEFAULT_NAMESPACE = 'default';

/** What nearly every cluster has; CoreDNS kept the labels of kube-dns. */
export const DEFAULT_DNS: DnsSettings = {
  namespace: 'kube-system',
  labels: new Map([['k8s-app', 'kube-dns']]),
  ports: [
    { protocol: 'UDP', port: 53 },
    { protocol: 'TCP', port: 53 },
  ],
};

/** What holds where nobody chose anything. */
export const DEFAULT_SETTINGS: Settings = {
  kubernetesVersion: undefined,
  profile: KUBERNETES_PROFILE,
  profileOrigin: 'default',
  namespace: undefined,
  scopes: [],
  ignore: [],
  clusterCidrs: { pods: [], services: [], nodes: [] },
  dns: DEFAULT_DNS,
  rules: new Map(),
};

/**
 * Matches paths against patterns in the notation of `.gitignore`. The shells bring it, since a well-kept library
 * does it and the engine depends on `yaml` alone.
 */
export type PathMatcherFactory = (patterns: readonly string[]) => (path: string) => boolean;
