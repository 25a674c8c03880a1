/**
 * How a rule looks at a cluster: what it is shown, and what it answers. What of the cluster an answer may follow from is
 * part of the check, because it decides what is asked again after an edit (`checkScope.ts`). Rules about the text of
 * one manifest are no checks; their problems are made where text is read.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import type { NetworkPolicy, Resource } from '../k8s/resource.ts';
import type { Policy } from '../policy/policy.ts';
import type { Problem, RuleId } from '../problem.ts';
import type { UnitPlace } from '../text/location.ts';
import type { ScopeFacts } from './scopeFacts.ts';

/** A problem of a manifest that only the cluster around it shows. Its spans count from the start of the manifest's unit. */
export interface ClusterProblem extends Problem {
  /** The manifest that it is about, as the scope has it. */
  readonly resource: Resource;
  /** Places of other manifests that belong to it: the pod, the namespace, the other policy. */
  readonly elsewhere?: readonly UnitPlace[];
}

/** What a check finds; the runner adds the rule's id. */
export type Found = Omit<ClusterProblem, 'rule'>;

/** A policy as it was read, and as the evaluator has it. */
export interface PolicyFacts {
  readonly resource: NetworkPolicy;
  readonly policy: Policy;
  /** The policy's own, with the scope's default filled in. */
  readonly namespace: string;
}

/** The policies of one namespace, in the order of the cluster. */
export interface NamespacePolicies {
  readonly namespace: string;
  readonly policies: readonly PolicyFacts[];
}

export type ClusterCheck =
  /** One policy by itself: nothing else changes the answer. */
  | { readonly of: 'manifest'; readonly run: (policy: PolicyFacts) => Iterable<Found> }
  /**
   * One policy beside everything that is no policy: pods, namespaces, Services. Of pods that the policy neither selects nor
   * has for peers, only what selectors see is to be asked, and the workload's own labels.
   */
  | { readonly of: 'policy'; readonly run: (policy: PolicyFacts, scope: ScopeFacts) => Iterable<Found> }
  /** The policies of one namespace together, by themselves: nothing else changes the answer. */
  | { readonly of: 'manifests'; readonly run: (group: NamespacePolicies) => Iterable<Found> }
  /**
   * One policy beside those on the pods at the other end of its rules, and beside everything that is no policy.
   * `peersOf` says which pods these are; whom policies select, and who is isolated, is not to be asked there.
   */
  | {
      readonly of: 'peers';
      readonly peersOf: (policy: PolicyFacts, scope: ScopeFacts) => readonly WorkloadEndpoint[];
      readonly run: (policy: PolicyFacts, scope: ScopeFacts) => Iterable<Found>;
    }
  /**
   * The policies of one namespace together, beside everything that is no policy. Of pods of other namespaces, but for the
   * DNS's, only what selectors see is to be asked.
   */
  | {
      readonly of: 'namespace';
      readonly run: (group: NamespacePolicies, scope: ScopeFacts) => Iterable<Found>;
    }
  /** Everything; asked again after each edit, so it must be cheap. */
  | { readonly of: 'scope'; readonly run: (scope: ScopeFacts) => Iterable<Found> };

/** A rule that threw: a bug, which costs that rule's findings and nothing else. */
export interface RuleFailure {
  readonly rule: RuleId;
  /** The file that it was looking at; `undefined` where that was the whole scope. */
  readonly file: string | undefined;
  readonly error: unknown;
}
