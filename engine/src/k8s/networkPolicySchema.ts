/**
 * The fields of NetworkPolicy (`networking.k8s.io/v1`), with the types that the API server decodes them into.
 */
import { OBJECT_META, TYPE_META } from './objectMetaSchema.ts';
import {
  INT32,
  listOf,
  namedString,
  objectOf,
  STRING,
  STRING_MAP,
  withMisplaced,
  type ObjectType,
  type ScalarType,
} from './schema.ts';

const INT_OR_STRING: ScalarType = { type: 'intOrString', goType: 'int32' };

/** Minor version of Kubernetes 1 that has no `status` of a policy anymore. */
const STATUS_REMOVED_MINOR = 28;

const LABEL_SELECTOR: ObjectType = objectOf('v1.LabelSelector', {
  matchLabels: STRING_MAP,
  matchExpressions: listOf(
    objectOf('v1.LabelSelectorRequirement', {
      key: STRING,
      operator: namedString('v1.LabelSelectorOperator'),
      values: listOf(STRING),
    }),
  ),
});

const PORT: ObjectType = objectOf('v1.NetworkPolicyPort', {
  protocol: namedString('v1.Protocol'),
  port: INT_OR_STRING,
  endPort: INT32,
});

const PEER: ObjectType = withMisplaced(
  objectOf('v1.NetworkPolicyPeer', {
    podSelector: LABEL_SELECTOR,
    namespaceSelector: LABEL_SELECTOR,
    ipBlock: objectOf('v1.IPBlock', { cidr: STRING, except: listOf(STRING) }),
  }),
  {
    cidr: 'ipBlock.cidr',
    except: 'ipBlock.except',
    matchLabels: 'podSelector.matchLabels',
    matchExpressions: 'podSelector.matchExpressions',
  },
);

const INGRESS_RULE: ObjectType = withMisplaced(
  objectOf('v1.NetworkPolicyIngressRule', { ports: listOf(PORT), from: listOf(PEER) }),
  {
    to: 'from',
    podSelector: 'from.podSelector',
    namespaceSelector: 'from.namespaceSelector',
    ipBlock: 'from.ipBlock',
  },
);

const EGRESS_RULE: ObjectType = withMisplaced(
  objectOf('v1.NetworkPolicyEgressRule', { ports: listOf(PORT), to: listOf(PEER) }),
  {
    from: 'to',
    podSelector: 'to.podSelector',
    namespaceSelector: 'to.namespaceSelector',
    ipBlock: 'to.ipBlock',
  },
);

const SPEC: ObjectType = withMisplaced(
  objectOf('v1.NetworkPolicySpec', {
    podSelector: LABEL_SELECTOR,
    ingress: listOf(INGRESS_RULE),
    egress: listOf(EGRESS_RULE),
    policyTypes: listOf(namedString('v1.PolicyType')),
  }),
  { matchLabels: 'podSelector.matchLabels', selector: 'podSelector', from: 'ingress.from', to: 'egress.to' },
);

export const NETWORK_POLICY: ObjectType = {
  ...objectOf('v1.NetworkPolicy', { ...TYPE_META, metadata: OBJECT_META, spec: SPEC }),
  removedFields: new Map([['status', STATUS_REMOVED_MINOR]]),
};
