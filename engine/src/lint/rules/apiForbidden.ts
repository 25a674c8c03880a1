/**
 * The rule `api-forbidden`: a value that may not stand beside another.
 */
import { say } from '../../text/say.ts';
import type { TextEdit } from '../../text/textEdit.ts';
import { findPlace } from '../../yaml/findPlace.ts';
import { contentEndAt, lineBreakOf } from '../../yaml/lineBreaks.ts';
import { lineStartAt } from '../../yaml/lines.ts';
import type { YamlEntry, YamlMap } from '../../yaml/node.ts';
import { removeEntry } from '../../yaml/removeEntry.ts';
import type { Fix } from '../fix.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';

export const apiForbidden: Rule = {
  id: 'api-forbidden',
  severity: 'error',
  title: 'Values that exclude each other',
  docs: `A peer is either pods, chosen by selectors, or a range of addresses, never both. The operators \`Exists\` and
\`DoesNotExist\` look at the key alone and take no values. The API server refuses such policies.`,
  badExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  ingress:
    - from:
        - podSelector: {}
          ipBlock:
#         ^^^^^^^ error api-forbidden: two peers
            cidr: 10.0.0.0/8
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
        - ipBlock:
            cidr: 10.0.0.0/8
`,
  },
  message: (problem) => {
    if (getArgument(problem, 'reason') === 'newFinalizers') {
      const names = quoteCode(getArgument(problem, 'value'));
      return say`the object is being deleted, so the API server takes no new finalizers such as ${names}; remove them`;
    }
    if (getArgument(problem, 'reason') === 'peerKinds') {
      const other = quoteCode(getArgument(problem, 'other'));
      return say`a peer has \`ipBlock\` or ${other}, not both, so the API server refuses the policy; write two peers`;
    }
    const operator = quoteCode(getArgument(problem, 'operator'));
    return say`${operator} takes no values, so the API server refuses the selector; remove them, or use \`In\` or \`NotIn\``;
  },
  fixes: (problem, { text, root }) => {
    const place = findPlace(root, text, problem.span);
    const entry = place?.entry;
    if (place === undefined || entry === undefined || place.parent.type !== 'map') {
      return [];
    }
    switch (getArgument(problem, 'reason')) {
      case 'peerKinds':
        return splitPeer(text, place.parent, entry);
      case 'selectorValues':
        return [
          {
            title: say`remove ${quoteCode(entry.key.text)}`,
            edits: [removeEntry(text, place.parent, entry)],
            isSafe: false,
          },
        ];
      default:
        return [];
    }
  },
};

/** The block becomes a peer of its own behind the selectors: either of them is enough then. */
function splitPeer(text: string, peer: YamlMap, block: YamlEntry): readonly Fix[] {
  const title = say`make \`ipBlock\` a peer of its own (either one is enough then)`;
  const written = text.slice(block.span.start, block.span.end);
  if (peer.isFlow) {
    const end = peer.span.end;
    const added = { span: { start: end, end }, newText: `, { ${written} }` };
    return [{ title, edits: [removeEntry(text, peer, block), added], isSafe: false }];
  }
  const dash = text.lastIndexOf('-', peer.span.start);
  const lead = text.slice(dash, peer.span.start);
  if (!/^- +$/.test(lead)) {
    return [];
  }
  const edits = cutPeer(text, peer, block, lead);
  return [{ title, edits, isSafe: false }];
}

/**
 * A dash before the first key behind the border makes two items of one. A block with selectors on both sides moves behind
 * them.
 */
function cutPeer(text: string, peer: YamlMap, block: YamlEntry, lead: string): readonly TextEdit[] {
  const border =
    peer.entries.at(-1) === block ? block : peer.entries[peer.entries[0] === block ? 1 : Infinity];
  if (border !== undefined) {
    const { start } = border.key.span;
    return [{ span: { start: start - lead.length, end: start }, newText: lead }];
  }
  const indent = text.slice(lineStartAt(text, block.span.start), block.span.start);
  const end = contentEndAt(text, peer.span.end);
  const written = text.slice(block.span.start, contentEndAt(text, block.span.end));
  const newText = `${lineBreakOf(text)}${indent.slice(0, -lead.length)}${lead}${written}`;
  return [removeEntry(text, peer, block), { span: { start: end, end }, newText }];
}
