/**
 * The rule `api-yaml-1.1-value`: a word that YAML 1.1, which `kubectl` reads, does not take for the string it looks
 * like.
 */
import type { Problem } from '../../problem.ts';
import { say, type Message } from '../../text/say.ts';
import { findScalar } from '../../yaml/replaceScalar.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';

export const apiYaml11Value: Rule = {
  id: 'api-yaml-1.1-value',
  severity: 'error',
  sometimes: 'warning',
  title: 'A word that kubectl does not read as a string',
  docs: `\`kubectl\` reads YAML 1.1, where unquoted \`yes\`, \`no\`, \`on\`, \`off\`, \`y\` and \`n\` are booleans,
\`0777\` is an octal number, \`1e3\` is a thousand and \`null\` and \`~\` are nothing. Where a string is needed, such as the
value of a label, the API server refuses the manifest; a key is silently replaced. Other readers of YAML, editors among
them, see strings, so it is not noticed until then. Quotes settle it.`,
  badExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector:
    matchLabels:
      public: yes
      #       ^^^ error api-yaml-1.1-value: put it in quotes
`,
  },
  goodExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector:
    matchLabels:
      public: "yes"
`,
  },
  message: (problem) => {
    const written = getArgument(problem, 'written');
    const what = say`kubectl reads ${quoteCode(written)} as ${describeMeaning(problem)}`;
    return say`${what}, ${describeEffect(problem)}; put it in quotes: ${quoteCode(`"${written}"`)}`;
  },
  fixes: (problem, { root }) => {
    const written = getArgument(problem, 'written');
    const scalar = findScalar(root, problem.span, written);
    const edits = [{ span: problem.span, newText: JSON.stringify(written) }];
    // A key that is read as another one means something else in quotes; a value is lowered as it is written.
    const isSafe = getArgument(problem, 'reason') === 'value';
    return scalar === undefined ? [] : [{ title: say`put it in quotes`, edits, isSafe }];
  },
};

function describeMeaning(problem: Problem): Message {
  const meaning = getArgument(problem, 'meaning');
  if (meaning === 'null') {
    return say`nothing`;
  }
  return meaning === 'true' || meaning === 'false'
    ? say`the boolean \`${meaning}\``
    : say`the number ${quoteCode(meaning)}`;
}

function describeEffect(problem: Problem): Message {
  const meaning = getArgument(problem, 'meaning');
  switch (getArgument(problem, 'reason')) {
    case 'key':
      return meaning === 'null'
        ? say`and refuses it as a key`
        : say`so the key becomes ${quoteCode(`"${meaning}"`)}`;
    case 'null':
      return say`so the value becomes the empty string`;
    default:
      return say`so the API server refuses it as a string`;
  }
}
