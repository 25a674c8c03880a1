/**
 * The rule `unused-suppression`: suppressions that suppress nothing, because nothing is found there, or because they
 * name no rule that there is. What they are written as is `source/suppression.ts`'.
 */
import type { Problem } from '../../problem.ts';
import { say, type Message } from '../../text/say.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';

export const unusedSuppression: Rule = {
  id: 'unused-suppression',
  severity: 'hint',
  sometimes: 'warning',
  title: 'A suppression that suppresses nothing',
  docs: `A finding that is right but not wanted is suppressed where it is: by a comment for the next line, by a comment
for the document that it stands in, or by an annotation for the resource, which survives rendering by Helm or Kustomize
and works in JSON. Several rules are separated by commas; what stands behind \`--\` is the reason.

\`\`\`yaml
# podgate-disable-next-line api-non-canonical-cidr -- kept as the provider writes it
# podgate-disable duplicate-resource
metadata:
  annotations:
    podgate.dev/disable: api-non-canonical-cidr, duplicate-resource
\`\`\`

A suppression of a finding that is no longer there hides the next one that comes to be there, so it is better removed. One
that names no rule, or one that there is not, is a warning, because what it was written for is reported nevertheless.

Nothing is said where it cannot be known: about rules that are switched off, text that could not be read, and rules about
the cluster where the manifests do not tell all of it.`,
  badExample: {
    text: `# podgate-disable duplicate-resource -- once for each cluster
#<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-suppression: remove it
apiVersion: v1
kind: Namespace
metadata:
  name: shop
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
    - from:
        - ipBlock:
            # podgate-disable-next-line api-non-canonical-cidr -- kept as the provider writes it
            cidr: 192.0.2.7/24
`,
  },
  message: (problem) => say`${describe(problem)}; ${advise(problem)}`,
};

function describe(problem: Problem): Message {
  const name = quoteCode(getArgument(problem, 'name'));
  switch (getArgument(problem, 'what')) {
    case 'unknownRule':
      return say`there is no rule ${name}, so its findings are not suppressed`;
    case 'unknownWord':
      return say`a comment cannot begin with ${name}, so nothing is suppressed`;
    case 'noRule':
      return say`${name} names no rule, so nothing is suppressed`;
    default:
      return say`${name} is not found here, so the suppression would only hide it when it comes to be`;
  }
}

function advise(problem: Problem): Message {
  const nearest = getArgument(problem, 'nearest');
  switch (getArgument(problem, 'what')) {
    case 'unused':
      return say`remove it`;
    case 'noRule':
      return say`write the id of the rule behind it`;
    default:
      return nearest === '' ? say`remove it or write what there is` : say`write ${quoteCode(nearest)}`;
  }
}
