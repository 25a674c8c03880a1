/**
 * Which pods a namespace and a selector match for sure, and which perhaps: a cluster of pods, selectors as the
 * fields of a policy say them, and the names of the pods beside them.
 */
import assert from 'node:assert/strict';
import { readCluster } from '../../../test/fixture/readCluster.ts';
import type { LabelSelector, SelectorOperator } from '../k8s/resource.ts';
import { PodIndex } from './podIndex.ts';
import { PodMatching, uniteMatches, createMatch, type SlotMatch } from './podMatching.ts';
import type { NamespaceMatcher } from './policy.ts';
import { SlotSet } from './slotSet.ts';

const CLUSTER = readCluster(`
kind: Namespace
metadata: { name: shop, labels: { team: red } }
---
kind: Namespace
metadata: { name: whole, labels: { team: blue } }
---
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web, tier: front } }
---
kind: Pod
metadata: { name: db, namespace: shop, labels: { app: db } }
---
kind: Deployment
metadata: { name: api, namespace: whole }
spec: { template: { metadata: { labels: { app: api, tier: front } } } }
---
kind: Pod
metadata: { name: probe, namespace: undeclared, labels: { app: probe } }
`);

const INDEX = PodIndex.of(CLUSTER);
const SPAN = { start: 0, end: 0 };

/** A selector of words such as `app=web`, `app!=web`, `app`, `!app`; `...` marks one that was read in part only. */
function selector(...words: readonly string[]): LabelSelector {
  const requirements = words
    .filter((word) => word !== '...')
    .map((word) => {
      const [, not = '', key = '', operator = '', value = ''] =
        /^(!?)([\w/.-]+?)(?:(!?=)(.*))?$/.exec(word) ?? [];
      const bare: SelectorOperator = not === '' ? 'Exists' : 'DoesNotExist';
      const compared: SelectorOperator = operator === '=' ? 'In' : 'NotIn';
      return {
        key,
        operator: operator === '' ? bare : compared,
        values: operator === '' ? [] : [value],
        span: SPAN,
      };
    });
  return { requirements, isPartial: words.includes('...'), span: SPAN };
}

function named(name: string): NamespaceMatcher {
  return { type: 'name', name };
}

function labeled(...words: readonly string[]): NamespaceMatcher {
  return { type: 'labels', selector: selector(...words) };
}

function show({ yes, doubts }: SlotMatch): string {
  const names = (slots: SlotSet): readonly string[] =>
    [...slots].map((slot) => INDEX.podAt(slot)?.name ?? '?');
  return [...names(yes), ...doubts.map(({ because, slots }) => `${because}: ${names(slots).join(' ')}`)].join(
    ' ',
  );
}

function checkMatch(namespaces: NamespaceMatcher, pods: LabelSelector, expected: string): void {
  const matching = new PodMatching(CLUSTER, INDEX);
  assert.equal(show(matching.match({ namespaces, pods })), expected);
  assert.equal(show(matching.match({ namespaces, pods })), expected, 'asked again');
}

describe('PodMatching', () => {
  it('matches pods whose namespace and labels both fit (S10, S11, S12)', () => {
    checkMatch(named('shop'), selector(), 'db web');
    checkMatch(named('shop'), selector('app=web'), 'web');
    checkMatch(named('nowhere'), selector(), '');
    checkMatch(labeled('team=red'), selector('tier=front'), 'web');
    checkMatch(labeled('kubernetes.io/metadata.name=whole'), selector('tier'), 'api');
  });

  it('is open where nobody declares the namespace', () => {
    checkMatch(labeled('team=red'), selector('app'), 'db web unknownLabels: probe');
    checkMatch(labeled('!team'), selector(), 'unknownLabels: probe');
  });

  it('is open where only the running cluster knows a value', () => {
    checkMatch(named('whole'), selector('pod-template-hash=5d4f'), 'unknownLabels: api');
    checkMatch(named('whole'), selector('pod-template-hash'), 'api');
  });

  it('matches what lacks the key with `NotIn` and `DoesNotExist` (S13)', () => {
    checkMatch(named('shop'), selector('tier!=front'), 'db');
    checkMatch(named('shop'), selector('!tier'), 'db');
  });

  it('is open where a selector was read in part only', () => {
    checkMatch(named('shop'), selector('...'), 'unreadable: db web');
    checkMatch(named('shop'), selector('app=web', '...'), 'unreadable: web');
  });

  it('tells a namespace from a selector, whatever its name is', () => {
    const matching = new PodMatching(CLUSTER, INDEX);
    assert.equal(show(matching.match({ namespaces: labeled(), pods: selector() })), 'db web probe api');
    assert.equal(show(matching.match({ namespaces: named('whole'), pods: selector() })), 'api');
  });
});

describe('uniteMatches', () => {
  it('counts a slot once: a sure match before a doubtful one, and the gravest doubt', () => {
    const united = uniteMatches([
      createMatch(SlotSet.range(0, 1), SlotSet.range(1, 3), 'unknownLabels'),
      createMatch(SlotSet.range(1, 2), SlotSet.range(2, 4), 'unreadable'),
    ]);
    assert.deepEqual([...united.yes], [0, 1]);
    assert.deepEqual(
      united.doubts.map(({ because, slots }) => [because, ...slots]),
      [['unreadable', 2, 3]],
    );
  });
});
