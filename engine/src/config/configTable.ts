/**
 * The keys of `podgate.yaml`: what each takes and what it is for. The reader, the schema that editors get, and
 * `docs/configuration.md` are all made of this table, so that a key cannot be in one and not in another.
 */
import { isNull, readField } from '../k8s/fields.ts';
import { RULE_IDS, type RuleId, type Severity } from '../problem.ts';
import { say } from '../text/say.ts';
import { unknownRule, wrongType } from './configProblems.ts';
import { placeOf, readItemsOrOne, readOpenMap, type ConfigValue } from './configReader.ts';
import {
  listOrOneType,
  mapType,
  noteMissing,
  requireKey,
  wordType,
  type ConfigKey,
  type ConfigType,
} from './configType.ts';
import type { Profile } from './profile.ts';
import { PROFILE_KEYS, profileType } from './readProfile.ts';
import {
  DEFAULT_DNS,
  DEFAULT_SETTINGS,
  type ClusterCidrs,
  type DnsSettings,
  type ScopeSettings,
  type Settings,
} from './settings.ts';
import { cidrType, dnsPortType, labelsType, namespaceType, textType, versionType } from './valueTypes.ts';

const patternsType = listOrOneType(
  textType(say`a pattern as in .gitignore`),
  say`a list of patterns as in .gitignore`,
);

// Single values ---------------------------------------------------------------------------------------------

const KUBERNETES_VERSION = {
  name: 'kubernetesVersion',
  type: versionType,
  docs: `The version of Kubernetes that the manifests are for. It decides what the API server rejects: CIDRs that are
not canonical, for one, are errors from 1.36 on. Left out, what depends on it is a warning.`,
  example: 'kubernetesVersion: "1.36"',
};

const CNI = {
  name: 'cni',
  type: profileType,
  docs: `The network plugin. It decides what Kubernetes leaves open, such as whether an \`ipBlock\` matches pods, and
what it ignores of a policy. There is a list of [all plugins and what they do](cni.md). Left out, what Kubernetes' own tests
require holds. A map takes a \`version\`, and single facts that are different in your cluster.`,
  example: 'cni: { name: cilium, version: "1.16" }',
  keys: PROFILE_KEYS,
};

const NAMESPACE = {
  name: 'namespace',
  type: namespaceType,
  docs: `The namespace of manifests that name none; \`default\` when left out. A kustomization's own \`namespace\` goes
before it.`,
  example: 'namespace: shop',
};

const IGNORE = {
  name: 'ignore',
  type: patternsType,
  docs: `Files and folders that are not read, as patterns in the notation of \`.gitignore\`. What a \`.gitignore\` names
is not read anyway.`,
  example: 'ignore:\n  - vendor/\n  - "**/testdata/**"',
};

// Scopes ----------------------------------------------------------------------------------------------------

const SCOPE_NAME = {
  name: 'name',
  type: textType(say`a name`),
  docs: 'The name of the scope. It must be there.',
};
const SCOPE_INCLUDE = {
  name: 'include',
  type: patternsType,
  docs: 'What belongs to it, as patterns in the notation of `.gitignore`; everything when left out.',
};
const SCOPE_EXCLUDE = {
  name: 'exclude',
  type: patternsType,
  docs: 'What does not belong to it after all.',
};
const SCOPE_KEYS: readonly ConfigKey<unknown>[] = [
  SCOPE_NAME,
  SCOPE_INCLUDE,
  SCOPE_EXCLUDE,
  { ...NAMESPACE, docs: 'The namespace of its manifests that name none.' },
  { ...CNI, docs: 'Its network plugin.' },
];

/** A scope without a name cannot be asked for and is left out. */
const scopeType = mapType<ScopeSettings>(SCOPE_KEYS, (take, value) => {
  const scope = {
    include: take(SCOPE_INCLUDE) ?? [],
    exclude: take(SCOPE_EXCLUDE) ?? [],
    namespace: take(NAMESPACE),
    profile: take(CNI),
  };
  const name = take(SCOPE_NAME);
  noteMissing(value, SCOPE_NAME);
  return name === undefined ? undefined : { name, ...scope };
});

const scopesType: ConfigType<readonly ScopeSettings[]> = {
  expected: say`a list of scopes`,
  schema: { type: 'array', items: requireKey(scopeType.schema, SCOPE_NAME) },
  read: readScopes,
};

const SCOPES = {
  name: 'scopes',
  type: scopesType,
  docs: `The sets of manifests that form one cluster each; nobody in one reaches anybody in another. Left out, they
are found: kustomizations, charts, and what lies together in a folder.`,
  example: `scopes:
  - name: prod
    include: [k8s/base/**, k8s/prod/**]
    exclude: [k8s/prod/old/]
    namespace: shop-prod`,
  keys: SCOPE_KEYS,
};

// The cluster -----------------------------------------------------------------------------------------------

const cidrsType = listOrOneType(cidrType, say`a list of ranges such as 10.244.0.0/16`);
const PODS = { name: 'pods', type: cidrsType, docs: 'The addresses of pods.' };
const SERVICES = { name: 'services', type: cidrsType, docs: 'The addresses of Services.' };
const NODES = { name: 'nodes', type: cidrsType, docs: 'The addresses of nodes.' };
const CIDR_KEYS = [PODS, SERVICES, NODES];

const CLUSTER_CIDRS = {
  name: 'clusterCIDRs',
  type: mapType<ClusterCidrs>(CIDR_KEYS, (take) => ({
    pods: take(PODS) ?? [],
    services: take(SERVICES) ?? [],
    nodes: take(NODES) ?? [],
  })),
  docs: `The cluster's own ranges of addresses, one or a list for each. With them it is known whether an \`ipBlock\`
covers pods; without them a pod may have any private address.`,
  example: 'clusterCIDRs:\n  pods: 10.244.0.0/16\n  services: [10.96.0.0/12, "fd00:10:96::/112"]',
  keys: CIDR_KEYS,
};

const DNS_NAMESPACE = {
  name: 'namespace',
  type: namespaceType,
  docs: 'The namespace of the DNS pods; `kube-system` when left out.',
};
const DNS_LABELS = {
  name: 'labels',
  type: labelsType,
  docs: 'The labels of the DNS pods; `k8s-app: kube-dns` when left out, which CoreDNS has too.',
};
const DNS_PORTS = {
  name: 'ports',
  type: listOrOneType(dnsPortType, say`a list of ports such as 53 or 53/UDP`),
  docs: 'The ports that the pods themselves listen on, such as `5353` or `5353/UDP`; `53` when left out. Without a protocol both UDP and TCP are meant.',
};
const DNS_KEYS = [DNS_NAMESPACE, DNS_LABELS, DNS_PORTS];

const DNS = {
  name: 'dns',
  type: mapType<DnsSettings>(DNS_KEYS, (take) => ({
    namespace: take(DNS_NAMESPACE) ?? DEFAULT_DNS.namespace,
    labels: take(DNS_LABELS) ?? DEFAULT_DNS.labels,
    ports: take(DNS_PORTS)?.flat() ?? DEFAULT_DNS.ports,
  })),
  docs: `The pods that answer the cluster's DNS, for rules about pods that can no longer resolve names. Only what is
different from the usual needs to be written.`,
  example:
    'dns:\n  namespace: openshift-dns\n  labels:\n    dns.operator.openshift.io/daemonset-dns: default\n  ports: [5353]',
  keys: DNS_KEYS,
};

// Rules -----------------------------------------------------------------------------------------------------

const severityType = wordType<Severity | 'off'>(['off', 'hint', 'info', 'warning', 'error']);

const rulesType: ConfigType<ReadonlyMap<RuleId, Severity | 'off'>> = {
  expected: say`a map of rules and their severities`,
  schema: mapType(
    RULE_IDS.map((name) => ({ name, type: severityType, docs: `How severe \`${name}\` is.` })),
    () => undefined,
  ).schema,
  read: readRules,
};

const RULES = {
  name: 'rules',
  type: rulesType,
  docs: `How severe the findings of a rule are: \`off\`, \`hint\`, \`info\`, \`warning\` or \`error\`. \`false\`, which
other programs may make of an unquoted \`off\`, says the same. Rules that are not named keep [their own severity](rules/README.md).`,
  example: 'rules:\n  duplicate-resource: error\n  template-skipped: off',
};

/** All keys, in the order of the documentation. */
export const CONFIG_KEYS: readonly ConfigKey<unknown>[] = [
  KUBERNETES_VERSION,
  CNI,
  NAMESPACE,
  SCOPES,
  IGNORE,
  DNS,
  CLUSTER_CIDRS,
  RULES,
];

/** The whole file. */
export const CONFIG_TYPE: ConfigType<Settings> = mapType<Settings>(CONFIG_KEYS, (take) => ({
  kubernetesVersion: take(KUBERNETES_VERSION),
  ...chooseProfile(take(CNI)),
  namespace: take(NAMESPACE),
  scopes: take(SCOPES) ?? DEFAULT_SETTINGS.scopes,
  ignore: take(IGNORE) ?? DEFAULT_SETTINGS.ignore,
  clusterCidrs: take(CLUSTER_CIDRS) ?? DEFAULT_SETTINGS.clusterCidrs,
  rules: take(RULES) ?? DEFAULT_SETTINGS.rules,
  dns: take(DNS) ?? DEFAULT_SETTINGS.dns,
}));

function chooseProfile(profile: Profile | undefined): Pick<Settings, 'profile' | 'profileOrigin'> {
  return profile === undefined
    ? { profile: DEFAULT_SETTINGS.profile, profileOrigin: 'default' }
    : { profile, profileOrigin: 'chosen' };
}

/** A scope with the name of another one cannot be asked for and is left out. */
function readScopes(value: ConfigValue): readonly ScopeSettings[] {
  if (value.node.type !== 'seq') {
    value.problems.push(wrongType(placeOf(value), scopesType.expected));
    return [];
  }
  const byName = new Map<string, ScopeSettings>();
  for (const item of readItemsOrOne(value)) {
    const scope = scopeType.read(item);
    if (scope !== undefined && byName.has(scope.name)) {
      const span = readField(item.node, SCOPE_NAME.name)?.span ?? item.node.span;
      const path = `${item.path}.${SCOPE_NAME.name}`;
      value.problems.push(wrongType({ span, path }, say`a name that no other scope has`));
    } else if (scope !== undefined) {
      byName.set(scope.name, scope);
    }
  }
  return [...byName.values()];
}

function readRules(value: ConfigValue): ReadonlyMap<RuleId, Severity | 'off'> {
  const rules = new Map<RuleId, Severity | 'off'>();
  for (const [key, field] of readOpenMap(value, rulesType.expected)) {
    const rule = RULE_IDS.find((id) => id === key.text);
    if (rule === undefined) {
      value.problems.push(unknownRule({ span: key.span, path: field.path }, key.text, RULE_IDS));
      continue;
    }
    const severity = isNull(field.node) ? undefined : severityType.read(field);
    if (severity !== undefined) {
      rules.set(rule, severity);
    }
  }
  return rules;
}
