/**
 * The rule `config-invalid`: mistakes in `podgate.yaml`. The kinds of mistakes are `config/configProblems.ts`'.
 */
import type { Problem } from '../../problem.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';

export const configInvalid: Rule = {
  id: 'config-invalid',
  severity: 'error',
  title: 'A mistake in podgate.yaml',
  docs: `A key that \`podgate.yaml\` does not have, a value of the wrong type, or a name that is not known. The part
with the mistake is left out; the rest counts.`,
  badExample: {
    text: `#-- podgate.yaml
kubernetesVersion: "1.36"
namespaces: shop
#<^^^^^^^^ error config-invalid: write \`namespace\`
`,
  },
  goodExample: {
    text: `#-- podgate.yaml
kubernetesVersion: "1.36"
namespace: shop
`,
  },
  message: (problem) => `${describeMistake(problem)}; ${adviseOn(problem)}`,
};

function describeMistake(problem: Problem): string {
  const name = quoteCode(getArgument(problem, 'name'));
  switch (getArgument(problem, 'what')) {
    case 'unknownKey':
      return `there is no setting ${name}, so it has no effect`;
    case 'unknownValue':
      return `${name} is not known here, so the setting has no effect`;
    case 'duplicateKey':
      return `${name} is written twice, so one of them has no effect`;
    case 'missing':
      return `${name} is missing, so this entry has no effect`;
    default:
      return getArgument(problem, 'name') === ''
        ? 'these are no settings, so they have no effect'
        : `${name} does not take this value, so it has no effect`;
  }
}

function adviseOn(problem: Problem): string {
  const nearest = getArgument(problem, 'nearest');
  const known = getArgument(problem, 'known');
  const expected = getArgument(problem, 'expected');
  if (nearest !== '') {
    return `write ${quoteCode(nearest)}`;
  }
  if (known !== '') {
    return `known are ${known}`;
  }
  if (expected !== '') {
    return `write ${expected}`;
  }
  return getArgument(problem, 'what') === 'missing' ? 'add it' : 'remove one';
}
