/**
 * The rule `open-to-internet`: egress to every address, private ones included. Rules without any peer are open to
 * everybody in so many words and are not its matter.
 */
import { findContainedCidrs, PRIVATE_CIDRS } from '../privateRanges.ts';
import { AddressSet, IP_FAMILIES } from '../../policy/addressSet.ts';
import type { IpFamily } from '../../k8s/cidr.ts';
import type { IpBlock, NetworkPolicyRule } from '../../k8s/resource.ts';
import { say } from '../../text/say.ts';
import { findNode } from '../../yaml/findNode.ts';
import { insertEntry } from '../../yaml/insertEntry.ts';
import { insertItem } from '../../yaml/insertItem.ts';
import { findEntry } from '../../yaml/node.ts';
import type { Found, PolicyFacts } from '../clusterCheck.ts';
import type { Fix, FixSource } from '../fix.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, getList, type Rule } from '../rule.ts';

const HEAD = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress:
    - to:
        - ipBlock:
            cidr: 0.0.0.0/0
`;

export const openToInternet: Rule = {
  id: 'open-to-internet',
  severity: 'info',
  title: 'Egress to every address',
  docs: `The block, or the blocks of the rule together, hold every address. That is more than the internet: the networks of
the company and the cloud's metadata service are among them, and with most network plugins the pods of the cluster are, too.
\`except\` leaves the private ranges out.`,
  badExample: {
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress:
    - to:
        - ipBlock:
        # ^^^^^^^^ info open-to-internet: private
            cidr: 0.0.0.0/0
`,
  },
  goodExample: {
    text: `${HEAD}            except: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16]
`,
  },
  check: { of: 'manifest', run: find },
  message: (problem) => {
    const ranges = getList(problem, 'missing').map(quoteCode).join(', ');
    return getArgument(problem, 'reason') === 'union'
      ? say`the blocks of this rule hold every address together, private ones included; leave out ${ranges} with \`except\` to mean the internet`
      : say`this block holds every address, private ones included; leave out ${ranges} with \`except\` to mean the internet`;
  },
  fixes: (problem, source) =>
    getArgument(problem, 'reason') === 'union'
      ? []
      : addExcept(getList(problem, 'missing'), problem.span, source),
};

function* find({ resource }: PolicyFacts): Generator<Found> {
  const { spec } = resource;
  for (const rule of spec.policyTypes.includes('egress') ? spec.egress : []) {
    const blocks = listBlocks(rule);
    const open = blocks.filter(isEverything);
    for (const block of open) {
      const missing = findOpenPrivate(block);
      if (0 < missing.length) {
        yield { resource, span: block.span, path: pathOf(rule, block), args: { reason: 'block', missing } };
      }
    }
    const [first] = blocks;
    const family = open.length === 0 ? findWholeFamily(blocks) : undefined;
    if (first !== undefined && family !== undefined) {
      const missing = PRIVATE_CIDRS[family];
      yield { resource, span: first.span, path: pathOf(rule, first), args: { reason: 'union', missing } };
    }
  }
}

function listBlocks({ peers = [] }: NetworkPolicyRule): readonly IpBlock[] {
  return peers.filter((peer) => peer.type === 'ipBlock');
}

function pathOf({ index, peers = [] }: NetworkPolicyRule, block: IpBlock): string {
  return `spec.egress[${index}].to[${peers.indexOf(block)}].ipBlock`;
}

function isEverything({ cidr }: IpBlock): boolean {
  return cidr.prefixLength === 0;
}

/** The private ranges that the block's exceptions leave in. */
function findOpenPrivate({ cidr, except }: IpBlock): readonly string[] {
  return findContainedCidrs(AddressSet.ofBlock(cidr, except), cidr.family);
}

/** The family that several blocks hold whole, none of them alone. */
function findWholeFamily(blocks: readonly IpBlock[]): IpFamily | undefined {
  const all = AddressSet.of(blocks.flatMap(({ cidr, except }) => AddressSet.ofBlock(cidr, except).intervals));
  return IP_FAMILIES.find((family) => all.covers(AddressSet.all(family)));
}

function addExcept(
  ranges: readonly string[],
  span: Found['span'],
  { text, root }: FixSource,
): readonly Fix[] {
  const peer = findNode(root, span);
  const block = peer?.type === 'map' ? findEntry(peer, 'ipBlock')?.value : undefined;
  if (block?.type !== 'map') {
    return [];
  }
  const title = say`leave out the private ranges (closes)`;
  const except = findEntry(block, 'except')?.value;
  if (except?.type === 'seq') {
    const [only, ...others] = ranges;
    return only === undefined || 0 < others.length
      ? []
      : [{ title, edits: [insertItem(text, except, only)], isSafe: false }];
  }
  return [
    {
      title,
      edits: [insertEntry(text, block, { key: 'except', value: ranges }, findEntry(block, 'cidr'))],
      isSafe: false,
    },
  ];
}
