/**
 * The rule `yaml-syntax`: text that is not YAML. The place and the words are the reader's.
 */
import { say } from '../../text/say.ts';
import { readerSentence } from '../readerSentences.ts';
import { getArgument, type Rule } from '../rule.ts';

export const yamlSyntax: Rule = {
  id: 'yaml-syntax',
  severity: 'error',
  title: 'The text is not YAML',
  docs: `The document cannot be read, so nothing of it reaches the cluster. Podgate goes on with what it understood, and
with the other documents of the file.`,
  badExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web: backend
  #     ^ error yaml-syntax: nested mappings are not allowed
`,
  },
  goodExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web-backend
spec:
  podSelector: {}
`,
  },
  alsoSeenBy: () => 'reader',
  message: (problem) =>
    say`${readerSentence(lowerFirst(getArgument(problem, 'message')))}, so this document cannot be read; correct the YAML here`,
};

/** The reader's sentence as part of ours. */
function lowerFirst(sentence: string): string {
  const trimmed = sentence.replace(/[.:]+$/, '');
  const isWord = /^[A-Z][a-z ]/.test(trimmed);
  return isWord ? `${trimmed.charAt(0).toLowerCase()}${trimmed.slice(1)}` : trimmed;
}
