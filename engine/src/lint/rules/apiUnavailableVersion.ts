/**
 * The rule `api-unavailable-version`: an `apiVersion` under which Kubernetes does not serve the kind.
 */
import { say } from '../../text/say.ts';
import { findScalar, replaceScalar } from '../../yaml/replaceScalar.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';

export const apiUnavailableVersion: Rule = {
  id: 'api-unavailable-version',
  severity: 'error',
  title: 'A version of the API that is not there',
  docs: `The kind is not served under this \`apiVersion\`: the version was removed, or never was. Removed versions are
reported when \`kubernetesVersion\` in \`podgate.yaml\` is at least the one that removed them, and when it is not set. So is a
kind or a group that is a slip of the pen away from one of Kubernetes, which would make a policy that is none.`,
  badExample: {
    text: `apiVersion: extensions/v1beta1
#           ^^^^^^^^^^^^^^^^^^ error api-unavailable-version: write \`networking.k8s.io/v1\`
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
`,
  },
  goodExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
`,
  },
  message: (problem) => {
    const version = quoteCode(getArgument(problem, 'version'));
    const kind = quoteCode(getArgument(problem, 'kind'));
    const served = quoteCode(getArgument(problem, 'served'));
    const removed = getArgument(problem, 'removed');
    const what =
      removed === ''
        ? say`Kubernetes has no ${kind} in ${version}`
        : say`Kubernetes 1.${removed} removed ${version} of ${kind}`;
    return say`${what}, so the API server refuses the manifest; write ${served}`;
  },
  fixes: (problem, { root }) => {
    const served = getArgument(problem, 'served');
    const written = getArgument(problem, 'written') || getArgument(problem, 'version');
    const scalar = findScalar(root, problem.span, written);
    return scalar === undefined || served === ''
      ? []
      : [{ title: say`write ${quoteCode(served)}`, edits: [replaceScalar(scalar, served)], isSafe: false }];
  },
};
