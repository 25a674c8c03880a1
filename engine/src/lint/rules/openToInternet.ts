/**
 * The rule `open-to-internet`: egress to every address, private ones included. Rules without any peer are open to
 * everybody in so many words and are not its matter.
 */
import { findContainedCidrs, PRIVATE_CIDRS } from '../privateRanges.ts';
import { AddressSet, IP_FAMILIES } from '../../policy/addressSet.ts';
import { parseCidrSloppy, type Cidr, type IpFamily } from '../../k8s/cidr.ts';
import type { IpBlock, NetworkPolicyRule } from '../../k8s/resource.ts';
import { say } from '../../text/say.ts';
import type { TextEdit } from '../../text/textEdit.ts';
import { findNodePlace } from '../../yaml/findPlace.ts';
import { insertEntry } from '../../yaml/insertEntry.ts';
import { insertItems } from '../../yaml/insertItem.ts';
import { findEntry, type YamlMap, type YamlNode, type YamlSeq } from '../../yaml/node.ts';
import { removeItems } from '../../yaml/removeEntry.ts';
import { replaceValue } from '../../yaml/replaceValue.ts';
import type { Found, PolicyFacts } from '../clusterCheck.ts';
import type { Fix } from '../fix.ts';
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
  fixes: (problem, { text, root }) => {
    const peer = findNodePlace(root, text, problem.span);
    if (getArgument(problem, 'reason') === 'union') {
      return peer?.parent.type === 'seq' ? offer(leaveOutOfAll(peer.parent, text)) : [];
    }
    const block = readBlock(peer?.node);
    return block === undefined ? [] : offer([addExcept(block.map, getList(problem, 'missing'), text)]);
  },
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
function findOpenPrivate({ cidr, except }: Pick<IpBlock, 'cidr' | 'except'>): readonly string[] {
  return findContainedCidrs(AddressSet.ofBlock(cidr, except), cidr.family);
}

/** The family that several blocks hold whole, none of them alone. */
function findWholeFamily(blocks: readonly IpBlock[]): IpFamily | undefined {
  const all = AddressSet.of(blocks.flatMap(({ cidr, except }) => AddressSet.ofBlock(cidr, except).intervals));
  return IP_FAMILIES.find((family) => all.covers(AddressSet.all(family)));
}

function offer(edits: readonly TextEdit[]): readonly Fix[] {
  const title = say`leave out the private ranges (closes)`;
  return edits.length === 0 ? [] : [{ title, edits, isSafe: false }];
}

/** Each block has some of the private ranges, or lies in one and goes. */
function leaveOutOfAll(peers: YamlSeq, text: string): readonly TextEdit[] {
  const blocks = peers.items.flatMap((item) => {
    const block = readBlock(item);
    return block === undefined ? [] : [{ item, ...block, missing: findOpenPrivate(block) }];
  });
  const isPrivate = ({ cidr, missing }: (typeof blocks)[number]): boolean =>
    missing.some((range) => (parseCidrSloppy(range)?.prefixLength ?? Infinity) <= cidr.prefixLength);
  const going = blocks.filter(isPrivate).map(({ item }) => item);
  const narrowed = blocks.filter((block) => 0 < block.missing.length && !isPrivate(block));
  return [
    ...(going.length === 0 ? [] : removeItems(text, peers, going)),
    ...narrowed.map(({ map, missing }) => addExcept(map, missing, text)),
  ];
}

/** A block as its text has it. */
interface WrittenBlock {
  readonly map: YamlMap;
  readonly cidr: Cidr;
  readonly except: readonly Cidr[];
}

function readBlock(peer: YamlNode | undefined): WrittenBlock | undefined {
  const map = peer?.type === 'map' ? findEntry(peer, 'ipBlock')?.value : undefined;
  const cidr = map?.type === 'map' ? readCidr(findEntry(map, 'cidr')?.value) : undefined;
  if (map?.type !== 'map' || cidr === undefined) {
    return undefined;
  }
  const except = findEntry(map, 'except')?.value;
  const items = except?.type === 'seq' ? except.items : [];
  return { map, cidr, except: items.flatMap((item) => readCidr(item) ?? []) };
}

function readCidr(node: YamlNode | undefined): Cidr | undefined {
  return node?.type === 'scalar' ? parseCidrSloppy(node.text) : undefined;
}

function addExcept(block: YamlMap, ranges: readonly string[], text: string): TextEdit {
  const except = findEntry(block, 'except');
  if (except === undefined) {
    return insertEntry(text, block, { key: 'except', value: ranges }, findEntry(block, 'cidr'));
  }
  return except.value.type === 'seq'
    ? insertItems(text, except.value, ranges)
    : replaceValue(text, except, ranges);
}
