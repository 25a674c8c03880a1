/**
 * Arguments of our commands. Lenses and links carry them as text that anybody could have written, so each is read field
 * by field; what does not fit is left out, and half a question is none.
 */
import type {
  ConnectionArgument,
  ExplainRuleArgument,
  NewPoliciesArgument,
  ShowChangesArgument,
  ShowMatrixArgument,
} from '../../protocol/src/clientCommands.ts';
import type { ListName, ListParams } from '../../protocol/src/list.ts';
import type { SplitPolicyParams, SplitWay } from '../../protocol/src/splitPolicy.ts';
import { isRecord } from './isRecord.ts';
import { readBaseline, readSince } from './readBaseline.ts';
import { readPosition } from './readPlace.ts';

export function readShowListArgument(value: unknown): ListParams | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const { uri, list } = value;
  const position = readPosition(value['position']);
  return typeof uri === 'string' && position !== undefined && isListName(list)
    ? { uri, position, list }
    : undefined;
}

const LISTS: Readonly<Record<ListName, true>> = {
  meant: true,
  rule: true,
  nearMisses: true,
  policies: true,
  mentions: true,
  services: true,
};

function isListName(value: unknown): value is ListName {
  return typeof value === 'string' && Object.hasOwn(LISTS, value);
}

export function readShowMatrixArgument(value: unknown): ShowMatrixArgument {
  if (!isRecord(value)) {
    return {};
  }
  const { search } = value;
  const baseline = readBaseline(value['baseline']);
  return {
    ...readConnectionArgument(value),
    ...(typeof search === 'string' ? { search } : {}),
    ...(baseline === undefined ? {} : { baseline }),
  };
}

export function readConnectionArgument(value: unknown): ConnectionArgument {
  if (!isRecord(value)) {
    return {};
  }
  const { scope, from, to } = value;
  return {
    ...(typeof scope === 'string' ? { scope } : {}),
    ...(typeof from === 'string' ? { from } : {}),
    ...(typeof to === 'string' ? { to } : {}),
  };
}

/** `undefined` where no place is named. */
export function readSplitPolicyArgument(value: unknown): SplitPolicyParams | undefined {
  const { uri, position: written, by } = isRecord(value) ? value : {};
  const position = readPosition(written);
  const way = SPLIT_WAYS.find((known) => known === by);
  return typeof uri === 'string' && position !== undefined
    ? { uri, position, ...(way === undefined ? {} : { by: way }) }
    : undefined;
}

const SPLIT_WAYS: readonly SplitWay[] = ['direction', 'rule', 'value'];

export function readShowChangesArgument(value: unknown): ShowChangesArgument {
  if (!isRecord(value)) {
    return {};
  }
  const since = readSince(value['since']);
  const policy = readPolicy(value['policy']);
  return { ...(since === undefined ? {} : { since }), ...(policy === undefined ? {} : { policy }) };
}

function readPolicy(value: unknown): ShowChangesArgument['policy'] {
  if (!isRecord(value) || typeof value['uri'] !== 'string' || !Array.isArray(value['ids'])) {
    return undefined;
  }
  const ids = (value['ids'] as readonly unknown[]).filter((id) => typeof id === 'string');
  return { uri: value['uri'], ids };
}

/** What an action or an item of the tree names; a folder comes as its address alone. */
export function readNewPoliciesArgument(value: unknown): NewPoliciesArgument {
  if (!isRecord(value)) {
    return {};
  }
  if (isRecord(value['node'])) {
    return readNewPoliciesArgument(value['node']['generate']);
  }
  const { scheme, scope, namespace } = value;
  if (typeof scheme === 'string') {
    return { folder: String(value) };
  }
  return {
    ...(typeof scope === 'string' ? { scope } : {}),
    ...(typeof namespace === 'string' ? { namespace } : {}),
  };
}

/** A rule's id, which is a part of an address and may not lead elsewhere. */
export function readExplainRuleArgument(value: unknown): ExplainRuleArgument | undefined {
  const rule = isRecord(value) ? value['rule'] : undefined;
  return typeof rule === 'string' && /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(rule) ? { rule } : undefined;
}
