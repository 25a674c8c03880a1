/**
 * The rule `api-duplicate-field`: a key that is written twice in one map.
 */
import { say } from '../../text/say.ts';
import { findPlace } from '../../yaml/findPlace.ts';
import { removeEntry } from '../../yaml/removeEntry.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';

export const apiDuplicateField: Rule = {
  id: 'api-duplicate-field',
  severity: 'error',
  title: 'The same key twice',
  docs: `A key stands twice in one map. \`kubectl\` and the API server refuse that; readers of YAML that do not keep the
last value and forget the earlier one. In a policy, two \`ingress:\` are usually meant to be one list with two rules.`,
  badExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  ingress:
# ^^^^^^^ error api-duplicate-field: written twice
    - from: [{ podSelector: {} }]
  ingress:
    - from: [{ ipBlock: { cidr: 192.0.2.0/24 } }]
`,
  },
  goodExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  ingress:
    - from: [{ podSelector: {} }]
    - from: [{ ipBlock: { cidr: 192.0.2.0/24 } }]
`,
  },
  alsoSeenBy: () => 'reader',
  message: (problem) => {
    const name = quoteCode(getArgument(problem, 'name'));
    return say`${name} is written twice, so the API server refuses the manifest or takes the last one only; merge them, or remove this one`;
  },
  fixes: (problem, { text, root }) => {
    const place = findPlace(root, text, problem.span);
    if (place?.entry === undefined || place.parent.type !== 'map') {
      return [];
    }
    // What it says has no effect, but somebody wrote it, so it is not removed unseen.
    const edits = [removeEntry(text, place.parent, place.entry)];
    return [{ title: say`remove the earlier ${quoteCode(place.entry.key.text)}`, edits, isSafe: false }];
  },
};
