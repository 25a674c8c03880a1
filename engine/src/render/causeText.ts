/**
 * What made a difference between two states of a cluster, in words: which rule allows now or did before, which policy
 * isolates, and what became of it.
 */
import { locate } from '../k8s/resource.ts';
import type { ChangeCause } from '../reachability/changeCauses.ts';
import type { UnitPlace } from '../text/location.ts';
import { say, type Message } from '../text/say.ts';
import { writeDoubtCause } from './doubtText.ts';
import { link, prose, type Inline, type InlineText } from './richText.ts';

/** "allowed by shop/db, ingress rule 2", "shop/web isolated it for ingress". */
export function writeCause(cause: ChangeCause): InlineText {
  const { direction, time, effect, reason } = cause;
  const policy = linkPolicyOf(cause);
  switch (effect) {
    case 'allows': {
      const number = (reason.rule ?? 0) + 1;
      return time === 'after'
        ? prose`allowed by ${policy}, ${direction} rule ${number}`
        : prose`was allowed by ${policy}, ${direction} rule ${number}`;
    }
    case 'isolates':
      return time === 'after'
        ? prose`${policy} isolates it for ${direction}`
        : prose`${policy} isolated it for ${direction}`;
    case 'open': {
      const why = writeDoubtCause(reason.because) ?? say`perhaps`;
      return time === 'after'
        ? prose`left open by ${policy}: ${why}`
        : prose`was left open by ${policy}: ${why}`;
    }
  }
}

/** "new", "gone"; what the rule or policy is compared with the other state. */
export function writeCauseStatus({ status }: ChangeCause): Message {
  switch (status) {
    case 'added':
      return say`new`;
    case 'removed':
      return say`gone`;
    case 'changed':
      return say`changed`;
    case 'same':
      return say`as before`;
  }
}

/** The line that it is about, in the state that has it. */
export function locateCause({ reason }: ChangeCause): UnitPlace {
  return locate(reason.source, reason.span);
}

/** `shop/db`, without its kind. */
function linkPolicyOf(cause: ChangeCause): Inline {
  return link(cause.policy.id.replace(/\[[^[\]]*\]$/, ''), locateCause(cause));
}
