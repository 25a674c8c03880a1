/**
 * The rule `api-unknown-field`: a field that the resource's type does not have.
 */
import type { Problem } from '../../problem.ts';
import { findCursor } from '../../yaml/cursor.ts';
import { findPlace } from '../../yaml/findPlace.ts';
import { findEntry } from '../../yaml/node.ts';
import { removeEntry } from '../../yaml/removeEntry.ts';
import { say } from '../../text/say.ts';
import type { Fix, FixSource } from '../fix.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';

export const apiUnknownField: Rule = {
  id: 'api-unknown-field',
  severity: 'error',
  title: 'A field that the API does not have',
  docs: `The API server has no field of this name at this place. Names are case-sensitive. \`kubectl\` asks the server to
refuse such manifests; other clients get a warning at most, and the field is dropped, so that a policy quietly means
something else than it says: without its misspelled \`from\`, a rule allows everybody.`,
  badExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  ingress:
    - form:
    # ^^^^ error api-unknown-field: write \`from\`
        - podSelector: {}
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
        - podSelector: {}
`,
  },
  alsoSeenBy: () => 'schema',
  message: (problem) => {
    const name = quoteCode(getArgument(problem, 'name'));
    const parent = quoteCode(getArgument(problem, 'parent'));
    const nearest = getArgument(problem, 'nearest');
    const removed = getArgument(problem, 'removed');
    const what =
      removed === ''
        ? say`${parent} has no field ${name}`
        : say`${parent} has no field ${name} since Kubernetes 1.${removed}`;
    const advice =
      nearest === '' ? say`remove it, or move it to where it belongs` : say`write ${quoteCode(nearest)}`;
    return say`${what}, so the API server refuses the manifest or drops the field; ${advice}`;
  },
  fixes: (problem, source) => {
    const nearest = getArgument(problem, 'nearest');
    const canRename = nearest !== '' && !hasSibling(problem, source, nearest);
    return [...(canRename ? [rename(problem, source, nearest)] : []), ...remove(problem, source)];
  },
};

/** Two fields of one name would be one problem more. */
function hasSibling({ span }: Problem, { root, text }: FixSource, name: string): boolean {
  const { steps } = findCursor(root, text, span.start);
  const parent = steps.at(-2)?.node ?? root;
  return parent.type === 'map' && findEntry(parent, name) !== undefined;
}

/** The field means something now that it did not before, so the fix is not safe. */
function rename({ span }: Problem, { text }: FixSource, name: string): Fix {
  const isQuoted = /^["']/.test(text.slice(span.start, span.end));
  const newText = isQuoted ? JSON.stringify(name) : name;
  return { title: say`write ${quoteCode(name)}`, edits: [{ span, newText }], isSafe: false };
}

/** A server that does not refuse the manifest drops the field; of one that newer versions dropped nothing else was meant. */
function remove(problem: Problem, { text, root }: FixSource): readonly Fix[] {
  const { entry, parent } = findPlace(root, text, problem.span) ?? {};
  return entry === undefined || parent?.type !== 'map'
    ? []
    : [
        {
          title: say`remove ${quoteCode(entry.key.text)} (the API server drops it anyway)`,
          edits: [removeEntry(text, parent, entry)],
          isSafe: getArgument(problem, 'removed') !== '',
        },
      ];
}
