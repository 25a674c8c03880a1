/**
 * The rule `input-too-large`: a file or document beyond the limits, which is skipped.
 */
import { say } from '../../text/say.ts';
import { getArgument, type Rule } from '../rule.ts';

const BYTES_PER_MEGABYTE = 1024 * 1024;

export const inputTooLarge: Rule = {
  id: 'input-too-large',
  severity: 'warning',
  title: 'Too large to be read',
  docs: `Files of more than 20 MB, documents of more than 2 MB, and what stands behind the 50,000th document of a file are skipped, so that nothing that is opened by
accident can stop the rest. What depends on them is reported as unknown. No object of that size fits into a cluster;
split a large file into documents, or leave generated files out with \`ignore\` in \`podgate.yaml\`.`,
  badExample: {
    text: `kind: NetworkPolicy
#<^^^^^^^^^^^^^^^^^ warning input-too-large: 2 MB
`,
    appendedLength: 2 * BYTES_PER_MEGABYTE,
  },
  goodExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
`,
    appendedLength: BYTES_PER_MEGABYTE,
  },
  message: (problem) => {
    const { documentLimit } = problem.args;
    if (documentLimit !== undefined) {
      return say`this file has more than the ${Number(documentLimit).toLocaleString('en-US')} documents that are read of one, so those from here on are left out of the analysis; split it or ignore it`;
    }
    const size = formatMegabytes(Number(getArgument(problem, 'size')));
    const limit = formatMegabytes(Number(getArgument(problem, 'limit')));
    return say`this is ${size} long, more than the ${limit} that are read, so it is left out of the analysis; split it or ignore it`;
  },
};

/** `2 MB`, `2.5 MB`; rounded up, so that what is over a limit never looks equal to it. */
function formatMegabytes(bytes: number): string {
  return `${Math.ceil((bytes / BYTES_PER_MEGABYTE) * 10) / 10} MB`;
}
