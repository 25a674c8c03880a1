/**
 * Kustomize's `namePrefix` and `nameSuffix`, and the names that follow them: of Services in Ingresses and HTTPRoutes,
 * of workloads in autoscalers, of service accounts in pods and role bindings. References in kinds that kustomize
 * does not know (Rollout, DeploymentConfig, Route, other Gateway API routes) stay as written, as they do there.
 */
import { DEFAULT_NAMESPACE } from '../config/settings.ts';
import type {
  Autoscaler,
  EntryRoute,
  PodTemplate,
  Resource,
  RoleBinding,
  Workload,
} from '../k8s/resource.ts';
import { appendTo } from '../text/appendTo.ts';
import type { BuiltResource } from './builtResource.ts';

/** Kinds that autoscalers scale and kustomize follows (`nameReference` of its built-in configuration). */
const SCALED_KINDS: ReadonlySet<string> = new Set([
  'Deployment',
  'ReplicationController',
  'ReplicaSet',
  'StatefulSet',
]);
const ROUTE_KINDS: ReadonlySet<string> = new Set(['Ingress', 'HTTPRoute']);
const ACCOUNT_KINDS: ReadonlySet<string> = new Set([
  'Pod',
  'StatefulSet',
  'Deployment',
  'ReplicationController',
  'CronJob',
  'Job',
  'DaemonSet',
]);

/** What a kustomization puts around names. */
export interface Affixes {
  readonly prefix: string;
  readonly suffix: string;
}

/** The resource under its new name. Namespaces keep theirs. */
export function affixName(built: BuiltResource, { prefix, suffix }: Affixes): BuiltResource {
  const { resource } = built;
  if (resource.type === 'namespace') {
    return built;
  }
  const name = `${prefix}${resource.name}${suffix}`;
  const renamed = { ...resource, name };
  return {
    resource: renamed.type === 'workload' ? renameControllerLabels(renamed, resource.name) : renamed,
    names: [...built.names, name],
    namespaces: [...built.namespaces, resource.namespace],
    affixes: `${prefix}\n${built.affixes}\n${suffix}`,
  };
}

/** The `job-name` that a Job's controller will add is the Job's own name. */
function renameControllerLabels(workload: Workload, formerName: string): Workload {
  const controllerLabels = new Map(
    [...workload.controllerLabels].map(([key, value]) => [key, value === formerName ? workload.name : value]),
  );
  return { ...workload, controllerLabels };
}

/** All resources of a build with the names that they call each other by brought up to date. */
export function followNames(built: readonly BuiltResource[]): readonly Resource[] {
  if (built.every(({ names, namespaces }) => isConstant(names) && isConstant(namespaces))) {
    return built.map(({ resource }) => resource);
  }
  const byFormerName = indexByFormerName(built);
  return built.map((referrer) => followReferences(referrer, byFormerName));
}

function isConstant(values: readonly unknown[]): boolean {
  return values.every((value) => value === values[0]);
}

type NameIndex = ReadonlyMap<string, readonly BuiltResource[]>;

function indexByFormerName(built: readonly BuiltResource[]): NameIndex {
  const index = new Map<string, BuiltResource[]>();
  for (const target of built) {
    for (const name of new Set(target.names)) {
      appendTo(index, `${target.resource.kind}\n${name}`, target);
    }
  }
  return index;
}

function followReferences(referrer: BuiltResource, index: NameIndex): Resource {
  const { resource } = referrer;
  switch (resource.type) {
    case 'autoscaler':
      return followScaleTarget(resource, referrer, index);
    case 'entryRoute':
      return ROUTE_KINDS.has(resource.kind) ? followBackends(resource, referrer, index) : resource;
    case 'roleBinding':
      return followSubjects(resource, index);
    case 'pod':
    case 'workload':
      return ACCOUNT_KINDS.has(resource.kind)
        ? { ...resource, template: followAccount(resource.template, referrer, index) }
        : resource;
    default:
      return resource;
  }
}

function followScaleTarget(autoscaler: Autoscaler, referrer: BuiltResource, index: NameIndex): Autoscaler {
  const { kind, name } = autoscaler.target;
  if (!SCALED_KINDS.has(kind)) {
    return autoscaler;
  }
  return { ...autoscaler, target: { kind, name: followName(kind, name, referrer, index) } };
}

function followBackends(route: EntryRoute, referrer: BuiltResource, index: NameIndex): EntryRoute {
  const backends = route.backends.map((backend) => ({
    ...backend,
    service: followName('Service', backend.service, referrer, index),
  }));
  return { ...route, backends };
}

function followAccount(template: PodTemplate, referrer: BuiltResource, index: NameIndex): PodTemplate {
  const name = template.serviceAccountName;
  if (name === undefined) {
    return template;
  }
  return { ...template, serviceAccountName: followName('ServiceAccount', name, referrer, index) };
}

/** A subject follows the account that had its name and namespace; one without a namespace, the account of its name. */
function followSubjects(binding: RoleBinding, index: NameIndex): RoleBinding {
  const serviceAccounts = binding.serviceAccounts.map((subject) => {
    const candidates = index.get(`ServiceAccount\n${subject.name}`) ?? [];
    const target = candidates.find(
      ({ namespaces }) => subject.namespace === undefined || namespaces.includes(subject.namespace),
    );
    return target === undefined
      ? subject
      : { name: target.resource.name, namespace: target.resource.namespace };
  });
  return { ...binding, serviceAccounts };
}

/** The present name of what `referrer` calls `name`; unchanged where no resource of its namespace ever had it. */
function followName(kind: string, name: string, referrer: BuiltResource, index: NameIndex): string {
  const candidates = (index.get(`${kind}\n${name}`) ?? []).filter(
    ({ resource }) => placeOf(resource) === placeOf(referrer.resource),
  );
  // With several resources of one former name, the one of the referrer's own instance of the base is meant.
  const near = candidates.find(({ affixes }) => affixes === referrer.affixes);
  return (near ?? candidates[0])?.resource.name ?? name;
}

/** The namespace as kustomize compares it: none is the default one. */
function placeOf({ namespace }: Resource): string {
  return namespace ?? DEFAULT_NAMESPACE;
}
