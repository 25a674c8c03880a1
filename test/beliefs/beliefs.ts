/**
 * What people believe about policies, and where the tool corrects it: a place in a sample, in what it is there or in what a
 * tutorial would make of it. The claims are the headings of `docs/what-people-believe.md`, whose quotes are what the tool
 * says there; `beliefs.test.ts` asks the engine, `test/vscode/page/beliefPictures.ts` takes the pictures.
 */

export interface Belief {
  /** The heading of its chapter, without the quotation marks. */
  readonly claim: string;
  /** Its picture below `docs/images`, without `.png`. */
  readonly picture: string;
  /** The folder below `samples`. */
  readonly sample: string;
  /** What is written differently there, so that somebody who believes it could have written it. */
  readonly edits: readonly SampleEdit[];
  /** Where the pointer is: the word, in the first line that has the text. */
  readonly at: { readonly file: string; readonly line: string; readonly word: string };
}

export interface SampleEdit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const TYPES = '  policyTypes:\n    - Ingress\n';

export const BELIEFS: readonly Belief[] = [
  {
    claim: 'Since egress is not specified, all outgoing traffic is blocked.',
    picture: 'believed-egress-blocked',
    sample: 'ecommerce',
    edits: [{ file: 'policies/express-nodejs.yaml', from: TYPES, to: '' }],
    at: { file: 'policies/express-nodejs.yaml', line: '  name: express', word: 'express' },
  },
  {
    claim: 'It blocks all other traffic to and from the pod.',
    picture: 'believed-both-directions',
    sample: 'three-tier',
    edits: [],
    at: { file: 'policies.yaml', line: 'policyTypes:', word: 'policyTypes' },
  },
  {
    claim: 'The two policies conflict.',
    picture: 'believed-conflict',
    sample: 'frontend-backend',
    edits: [],
    at: {
      file: 'policies/default-deny-all.yaml',
      line: '  name: default-deny-all',
      word: 'default-deny-all',
    },
  },
  {
    claim: 'The policy is applied, so traffic is restricted.',
    picture: 'believed-enforced',
    sample: 'three-tier',
    edits: [
      {
        file: 'podgate.yaml',
        from: 'kubernetesVersion: "1.34"\n',
        to: 'kubernetesVersion: "1.34"\ncni: flannel\n',
      },
    ],
    at: { file: 'policies.yaml', line: '  name: db', word: 'db' },
  },
  {
    claim: "The database's outgoing request to the backend is egress.",
    picture: 'believed-reply',
    sample: 'three-tier',
    edits: [
      { file: 'policies.yaml', from: TYPES, to: `${TYPES}    - Egress\n` },
      {
        file: 'policies.yaml',
        from: '          port: 3306\n',
        to: `          port: 3306
  egress:
    - to:
        - podSelector: { matchLabels: { app: backend } }
`,
      },
    ],
    at: {
      file: 'policies.yaml',
      line: '- podSelector: { matchLabels: { app: backend } }',
      word: 'podSelector',
    },
  },
  {
    claim: 'Pods reach each other by pod name.',
    picture: 'believed-pod-name',
    sample: 'three-tier',
    edits: [],
    at: { file: 'app.yaml', line: '  name: backend', word: 'backend' },
  },
  {
    claim: 'Policies allow and block.',
    picture: 'believed-deny',
    sample: 'multi-tenant',
    edits: [],
    at: { file: 'tenants/tenant-01.yaml', line: 'policyTypes', word: 'policyTypes' },
  },
  {
    claim: 'ns-2 has ingress to ns-3.',
    picture: 'believed-direction',
    sample: 'three-namespaces',
    edits: [],
    at: { file: 'after/policy.yaml', line: '              app: pod-3', word: 'pod-3' },
  },
];
