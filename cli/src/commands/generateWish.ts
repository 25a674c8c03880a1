/**
 * What the options of `podgate generate` ask for, and which of them do not go together.
 */
import { SPLIT_WAYS, type SplitBy } from '../../../engine/src/index.ts';
import { UsageError } from '../exitCode.ts';
import type { CommonOptions } from '../options/commonOptions.ts';
import { parseChoice } from '../options/parseChoice.ts';
import { parsePort } from '../options/parsePort.ts';
import type { AllowQuestion } from './allowConnection.ts';

export interface GenerateOptions extends CommonOptions {
  readonly output?: string;
  readonly force?: true;
  readonly defaultDeny?: string;
  readonly allow?: string;
  readonly to?: string;
  readonly port?: string;
  readonly split?: string;
  readonly by?: string;
  readonly write?: true;
  readonly all?: true;
}

/** `declared`: policies that allow what the manifests declare. `defaultDeny`: what closes a namespace. */
export type NewPoliciesWish =
  { readonly what: 'declared' } | { readonly what: 'defaultDeny'; readonly namespace: string };

/** Changes of policies that are there; `allow` may write a new one. */
export type ChangeWish =
  | { readonly what: 'allow'; readonly question: AllowQuestion }
  | { readonly what: 'split'; readonly name: string; readonly by: SplitBy | undefined };

/** Throws `UsageError` where the options contradict each other. */
export function readGenerateWish(options: GenerateOptions): NewPoliciesWish | ChangeWish {
  const { defaultDeny, allow, to, port, split, by } = options;
  refuseMixed(options);
  if (allow !== undefined) {
    if (to === undefined) {
      throw new UsageError('--allow needs --to: where the connection goes to');
    }
    return {
      what: 'allow',
      question: { from: allow, to, port: port === undefined ? undefined : parsePort(port) },
    };
  }
  if (split !== undefined) {
    return {
      what: 'split',
      name: split,
      by: by === undefined ? undefined : parseChoice('way to split', by, SPLIT_WAYS),
    };
  }
  return defaultDeny === undefined ? { what: 'declared' } : { what: 'defaultDeny', namespace: defaultDeny };
}

type Key = Exclude<keyof GenerateOptions, keyof CommonOptions>;

const FLAGS: Readonly<Record<Key, string>> = {
  output: '--output',
  force: '--force',
  defaultDeny: '--default-deny',
  allow: '--allow',
  to: '--to',
  port: '--port',
  split: '--split',
  by: '--by',
  write: '--write',
  all: '--all',
};

/** What chooses between what can be generated. */
const CHOICES: readonly Key[] = ['defaultDeny', 'allow', 'split'];

/** Options that only some choices have. */
const BELONGS: readonly (readonly [option: Key, choices: readonly Key[]])[] = [
  ['to', ['allow']],
  ['port', ['allow']],
  ['by', ['split']],
  ['write', ['allow', 'split']],
];

function refuseMixed(options: GenerateOptions): void {
  const [first, second] = CHOICES.filter((key) => options[key] !== undefined);
  if (first !== undefined && second !== undefined) {
    throw new UsageError(`${FLAGS[first]} and ${FLAGS[second]} are two questions; ask one at a time`);
  }
  for (const [option, choices] of BELONGS) {
    if (options[option] !== undefined && (first === undefined || !choices.includes(first))) {
      throw new UsageError(`${FLAGS[option]} goes with ${choices.map((key) => FLAGS[key]).join(' or ')}`);
    }
  }
  if ((first === 'allow' || first === 'split') && (options.output ?? options.force) !== undefined) {
    throw new UsageError(
      `${FLAGS[first]} changes policies where they are; --write does so, --output has no part in it`,
    );
  }
}
