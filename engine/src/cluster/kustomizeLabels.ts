/**
 * Kustomize's `labels` and `commonLabels`. Metadata gets them always; pod templates with `includeTemplates` or
 * `includeSelectors`; with the latter also the selectors of Services, and those of NetworkPolicies where `matchLabels`
 * is written: `podSelector: {}` keeps selecting everything. The kinds are those of kustomize's built-in field list,
 * so templates of Rollout and DeploymentConfig stay as they are.
 */
import type {
  KustomizeLabels,
  Labels,
  LabelSelector,
  NetworkPolicy,
  NetworkPolicyPeer,
  NetworkPolicyRule,
  Requirement,
  Resource,
  Service,
} from '../k8s/resource.ts';

const TEMPLATE_KINDS: ReadonlySet<string> = new Set([
  'Deployment',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
]);

/** The resource with the labels added; a label of the same key is overwritten. */
export function addLabels(resource: Resource, set: KustomizeLabels): Resource {
  const labeled = { ...resource, labels: mergeLabels(resource.labels, set.pairs) };
  switch (labeled.type) {
    case 'pod':
      return { ...labeled, template: { ...labeled.template, labels: labeled.labels } };
    case 'workload':
      return reachesTemplates(set) && TEMPLATE_KINDS.has(labeled.kind)
        ? {
            ...labeled,
            template: { ...labeled.template, labels: mergeLabels(labeled.template.labels, set.pairs) },
          }
        : labeled;
    case 'service':
      return set.includesSelectors ? addToService(labeled, set.pairs) : labeled;
    case 'networkPolicy':
      return set.includesSelectors ? addToPolicy(labeled, set.pairs) : labeled;
    default:
      return labeled;
  }
}

function reachesTemplates(set: KustomizeLabels): boolean {
  return set.includesTemplates || set.includesSelectors;
}

function mergeLabels(labels: Labels, pairs: Labels): Labels {
  return new Map([...labels, ...pairs]);
}

/** A Service without a selector gets one: its field is created. */
function addToService(service: Service, pairs: Labels): Service {
  return { ...service, selector: mergeLabels(service.selector ?? new Map<string, string>(), pairs) };
}

function addToPolicy(policy: NetworkPolicy, pairs: Labels): NetworkPolicy {
  const { spec } = policy;
  return {
    ...policy,
    spec: {
      ...spec,
      podSelector: addToSelector(spec.podSelector, pairs),
      ingress: spec.ingress.map((rule) => addToRule(rule, pairs)),
      egress: spec.egress.map((rule) => addToRule(rule, pairs)),
    },
  };
}

function addToRule(rule: NetworkPolicyRule, pairs: Labels): NetworkPolicyRule {
  return { ...rule, peers: rule.peers?.map((peer) => addToPeer(peer, pairs)) };
}

function addToPeer(peer: NetworkPolicyPeer, pairs: Labels): NetworkPolicyPeer {
  if (peer.type !== 'pods' || peer.podSelector === undefined) {
    return peer;
  }
  return { ...peer, podSelector: addToSelector(peer.podSelector, pairs) };
}

/** Pairs replace requirements of `matchLabels` only; `matchExpressions` stay beside them. */
function addToSelector(selector: LabelSelector, pairs: Labels): LabelSelector {
  const count = selector.matchLabelCount;
  if (count === undefined) {
    return selector;
  }
  const kept = selector.requirements.slice(0, count).filter((requirement) => !pairs.has(requirement.key));
  const added: readonly Requirement[] = [...pairs].map(([key, value]) => ({
    key,
    operator: 'In',
    values: [value],
    span: selector.span,
  }));
  const matchLabels = [...kept, ...added];
  return {
    ...selector,
    requirements: [...matchLabels, ...selector.requirements.slice(count)],
    matchLabelCount: matchLabels.length,
  };
}
