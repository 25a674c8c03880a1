/**
 * A schema of NetworkPolicies, as far as the tests need one: fields with descriptions, and no others.
 */
const SELECTOR = {
  type: 'object',
  description: 'A label selector.',
  properties: {
    matchLabels: { type: 'object', description: 'Labels that must be there.' },
    matchExpressions: { type: 'array', description: 'Requirements.' },
  },
  additionalProperties: false,
};

const RULE = { type: 'object' };

export const KUBERNETES_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'NetworkPolicy of Kubernetes',
  type: 'object',
  properties: {
    apiVersion: { type: 'string' },
    kind: { type: 'string' },
    metadata: { type: 'object', description: 'Standard metadata.' },
    spec: {
      type: 'object',
      properties: {
        podSelector: { ...SELECTOR, description: 'Selects the pods to which the policy applies.' },
        policyTypes: { type: 'array', description: 'Rule types.', items: { type: 'string' } },
        ingress: { type: 'array', description: 'Ingress rules.', items: RULE },
        egress: { type: 'array', description: 'Egress rules.', items: RULE },
      },
      additionalProperties: false,
    },
  },
};
