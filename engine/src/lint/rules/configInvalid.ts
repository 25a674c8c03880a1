/**
 * The rule `config-invalid`: mistakes in `podgate.yaml`. The kinds of mistakes are `config/configProblems.ts`'.
 */
import type { Problem } from '../../problem.ts';
import { say, type Message } from '../../text/say.ts';
import { findPlace } from '../../yaml/findPlace.ts';
import { findEntry } from '../../yaml/node.ts';
import { findScalar, replaceScalar } from '../../yaml/replaceScalar.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, getPart, type Rule } from '../rule.ts';

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
  message: (problem) => say`${describeMistake(problem)}; ${adviseOn(problem)}`,
  fixes: (problem, { text, root }) => {
    const nearest = getArgument(problem, 'nearest');
    const written = findScalar(root, problem.span, getArgument(problem, 'name'));
    const parent = findPlace(root, text, problem.span)?.parent;
    const isTaken = parent?.type === 'map' && findEntry(parent, nearest) !== undefined;
    return nearest === '' || written === undefined || isTaken
      ? []
      : [
          {
            title: say`write ${quoteCode(nearest)}`,
            edits: [replaceScalar(written, nearest)],
            isSafe: false,
          },
        ];
  },
};

function describeMistake(problem: Problem): Message {
  const name = quoteCode(getArgument(problem, 'name'));
  switch (getArgument(problem, 'what')) {
    case 'unknownKey':
      return say`there is no setting ${name}, so it has no effect`;
    case 'unknownRule':
      return say`there is no rule ${name}, so this has no effect`;
    case 'unknownValue':
      return say`${name} is not known here, so the setting has no effect`;
    case 'duplicateKey':
      return say`${name} is written twice, so one of them has no effect`;
    case 'missing':
      return say`${name} is missing, so this entry has no effect`;
    default:
      return getArgument(problem, 'name') === ''
        ? say`these are no settings, so they have no effect`
        : say`${name} does not take this value, so it has no effect`;
  }
}

function adviseOn(problem: Problem): Message {
  const nearest = getArgument(problem, 'nearest');
  const known = getArgument(problem, 'known');
  const expected = getPart(problem, 'expected');
  if (nearest !== '') {
    return say`write ${quoteCode(nearest)}`;
  }
  if (known !== '') {
    return say`known are ${known}`;
  }
  if (expected !== undefined) {
    return say`write ${expected}`;
  }
  switch (getArgument(problem, 'what')) {
    case 'missing':
      return say`add it`;
    case 'unknownRule':
      return say`remove it`;
    default:
      return say`remove one`;
  }
}
