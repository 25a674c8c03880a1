/**
 * The questions that network plugins answer differently, and the answers that there are. Only facts that change what a
 * policy does are here. Which plugin answers how is `plugins.ts`'; what follows from an answer is `policy/`'s business.
 */

/** `unknown` wherever no source says: then the evaluator leaves open what depends on it. */
export type Answer = 'yes' | 'no' | 'unknown';

/** What a plugin does where Kubernetes leaves it open, or where the plugin differs from Kubernetes. */
export interface PluginFacts {
  readonly enforcesIngress: Answer;
  readonly enforcesEgress: Answer;
  readonly appliesToBarePods: 'yes' | 'no';
  readonly ipBlockMatchesPods: Answer;
  readonly ipBlockMatchesNodes: Answer;
  readonly except: 'honored' | 'refused' | 'unknown';
  readonly negativeOperators: 'honored' | 'refused';
  readonly endPort: 'honored' | 'ignored' | 'unknown';
  readonly sctp: 'honored' | 'off' | 'refused' | 'unknown';
  readonly namedPorts:
    'perPod' | 'perPolicy' | 'perNamespace' | 'allPorts' | 'policyIgnored' | 'refused' | 'unknown';
  readonly hostNetwork: 'undefined' | 'asNodes' | 'asPods';
  readonly undeclaredNamespaceLabels: 'unknown' | 'none';
}

export type FactName = keyof PluginFacts;

interface FactDescription<Name extends FactName> {
  readonly answers: readonly PluginFacts[Name][];
  /** What the fact is about, for documents, in Markdown. */
  readonly docs: string;
}

const ANSWERS: readonly Answer[] = ['yes', 'no', 'unknown'];

/** The facts in the order in which documents list them. */
export const FACTS: { readonly [Name in FactName]: FactDescription<Name> } = {
  enforcesIngress: { answers: ANSWERS, docs: 'Whether policies restrict what may connect to a pod at all.' },
  enforcesEgress: { answers: ANSWERS, docs: 'Whether policies restrict what a pod may connect to at all.' },
  appliesToBarePods: {
    answers: ['yes', 'no'],
    docs: 'Whether policies select pods that no Deployment or other controller owns.',
  },
  ipBlockMatchesPods: {
    answers: ANSWERS,
    docs: 'Whether an `ipBlock` can match the address of a pod.',
  },
  ipBlockMatchesNodes: {
    answers: ANSWERS,
    docs: 'Whether an `ipBlock` can match the address of a node, and so a pod of the host network.',
  },
  except: {
    answers: ['honored', 'refused', 'unknown'],
    docs: 'Whether `except` takes addresses out of an `ipBlock`. Where it is `refused`, what becomes of the policy is open.',
  },
  negativeOperators: {
    answers: ['honored', 'refused'],
    docs:
      'Whether selectors may ask with `NotIn` and `DoesNotExist`. Where they are `refused`, what becomes of the policy ' +
      'is open.',
  },
  endPort: {
    answers: ['honored', 'ignored', 'unknown'],
    docs: 'Whether `endPort` makes a range. Where it is ignored, `port` alone counts.',
  },
  sctp: {
    answers: ['honored', 'off', 'refused', 'unknown'],
    docs:
      'Whether rules that name SCTP let SCTP through. `off`: not before somebody switches it on. Where it is `refused`, ' +
      'what becomes of the policy is open.',
  },
  namedPorts: {
    answers: ['perPod', 'perPolicy', 'perNamespace', 'allPorts', 'policyIgnored', 'refused', 'unknown'],
    docs:
      "What the name of a port stands for. `perPod`: each destination's own number, as Kubernetes has it. " +
      '`perPolicy`: for ingress the numbers of all pods that the policy selects, on each of them; for egress names ' +
      'count only towards pods that a selector chooses. `perNamespace`: one number for all pods of a namespace, ' +
      'which one is open where they differ. `allPorts`: every port of the protocol. `policyIgnored`: a policy with a ' +
      'name in it has no effect. `refused`: the plugin takes no names, and what becomes of the policy is open.',
  },
  hostNetwork: {
    answers: ['undefined', 'asNodes', 'asPods'],
    docs:
      'How pods of the host network are seen. `asNodes`: as the address of their node. `asPods`: like all ' +
      'others. `undefined`: one or the other; no policy selects them.',
  },
  undeclaredNamespaceLabels: {
    answers: ['unknown', 'none'],
    docs: 'Whether a namespace that no manifest declares may have labels besides its name.',
  },
};

/** What Kubernetes' own tests require. */
export const KUBERNETES_FACTS: PluginFacts = {
  enforcesIngress: 'yes',
  enforcesEgress: 'yes',
  appliesToBarePods: 'yes',
  ipBlockMatchesPods: 'yes',
  ipBlockMatchesNodes: 'yes',
  except: 'honored',
  negativeOperators: 'honored',
  endPort: 'honored',
  sctp: 'honored',
  namedPorts: 'perPod',
  hostNetwork: 'undefined',
  undeclaredNamespaceLabels: 'unknown',
};

/** What holds where no source says anything about a plugin. */
export const UNKNOWN_FACTS: PluginFacts = {
  ...KUBERNETES_FACTS,
  enforcesIngress: 'unknown',
  enforcesEgress: 'unknown',
  ipBlockMatchesPods: 'unknown',
  ipBlockMatchesNodes: 'unknown',
  except: 'unknown',
  endPort: 'unknown',
  sctp: 'unknown',
  namedPorts: 'unknown',
};
