/**
 * The rule `duplicate-resource`: two manifests of one resource in a scope.
 */
import { say } from '../../text/say.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';

export const duplicateResource: Rule = {
  id: 'duplicate-resource',
  severity: 'warning',
  title: 'Two manifests of one resource',
  docs: `Two manifests of a scope have the same kind, namespace and name. A cluster keeps one object, the one that is
applied last; Podgate counts the last by path and then by place in the file. Give one another name, remove one, or put
them into scopes of their own when they are meant for different clusters.`,
  badExample: {
    text: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  #     ^^^^ warning duplicate-resource: remove
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
`,
  },
  goodExample: {
    text: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop-staging
`,
  },
  message: (problem) => {
    const resource = quoteCode(getArgument(problem, 'resource'));
    const file = quoteCode(getArgument(problem, 'file'));
    return say`${resource} is defined again in ${file}, which is the one that counts; remove or rename one of them`;
  },
};
