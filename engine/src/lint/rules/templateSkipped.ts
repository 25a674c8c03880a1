/**
 * The rule `template-skipped`: a document that a template engine has yet to turn into YAML.
 */
import { say } from '../../text/say.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';

export const templateSkipped: Rule = {
  id: 'template-skipped',
  severity: 'info',
  title: 'A template, which is not YAML yet',
  docs: `The document has template expressions outside of comments and quoted text, as in the charts of Helm, or has one in
quotes where the API takes no such text: as a name, a label, a port or an address. What it will say is known only after rendering, so it is not analysed, and what depends on it is reported as unknown rather than
guessed. Render the templates and check the result to include it.`,
  badExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ .Release.Name }}
  #     ^^^^^^^^^^^^^^^^^^^ info template-skipped: render
spec:
  podSelector: {}
`,
  },
  goodExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web # {{ .Release.Name }}
spec:
  podSelector: {}
`,
  },
  message: (problem) => {
    const kind = getArgument(problem, 'kind');
    const what = kind === '' ? say`this document` : say`this ${quoteCode(kind)}`;
    return say`${what} is a template, not YAML yet, so it is left out of the analysis; render it and check the result`;
  },
};
