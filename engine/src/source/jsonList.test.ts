/**
 * Lists in JSON, as `kubectl get -o json` prints them: read item by item, they give what they give when they are
 * read whole, at the same places.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { shiftSpan } from '../text/span.ts';
import { readSourceFile } from './readSourceFile.ts';
import type { SourceFile } from './sourceFile.ts';

const ITEMS = [
  { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', labels: { app: 'a "quoted" \\ {[' } } },
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' }, data: { 'a.json': '{"items": [' } },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'db', namespace: 'shop' },
    spec: { podSelector: {}, ingress: [{ ports: [{ port: 70000, extra: true }] }] },
  },
  { metadata: { name: 'typeless' } },
];
const LIST = { apiVersion: 'v1', kind: 'List', metadata: { resourceVersion: '' }, items: ITEMS };
const PRETTY = JSON.stringify(LIST, undefined, 4);
const COMPACT = JSON.stringify(LIST);
const ITEMS_FIRST = JSON.stringify({ items: ITEMS, kind: 'List', apiVersion: 'v1' }, undefined, 2);

/** The same list with a field that keeps it whole, and that moves nothing. */
function keptWhole(text: string): string {
  return text.replace(/\}\s*$/, ',"x":{}}');
}

/** All that a reader of the file sees, with places in the file. */
function summarize(file: SourceFile): unknown {
  return {
    resources: file.units.flatMap(({ resources, start }) =>
      resources.map(({ kind, name, namespace, labels, span, nameSpan }) => ({
        kind,
        name,
        namespace,
        labels: [...labels],
        span: shiftSpan(span, start),
        nameSpan: shiftSpan(nameSpan, start),
      })),
    ),
    problems: file.units.flatMap(({ problems, start }) =>
      problems.map((problem) => ({
        ...problem,
        span: shiftSpan(problem.span, start),
        related: problem.related?.map((span) => shiftSpan(span, start)),
      })),
    ),
  };
}

/** Checks that a list is read item by item, and what it gives against the reading of the whole. */
function checkList(text: string, unitCount: number): void {
  const split = readSourceFile('dump.json', text);
  const whole = readSourceFile('dump.json', keptWhole(text));
  assert.equal(split.units.length, unitCount);
  assert.equal(whole.units.length, 1);
  assert.deepEqual(summarize(split), summarize(whole));
}

describe('a list in JSON', () => {
  it('gives the same item by item as in one piece', () => {
    checkList(PRETTY, ITEMS.length);
    checkList(COMPACT, ITEMS.length);
    checkList(ITEMS_FIRST, ITEMS.length);
    checkList(PRETTY.replaceAll('\n', '\r\n'), ITEMS.length);
    checkList(PRETTY.replaceAll('    ', '\t'), ITEMS.length);
    checkList(PRETTY.replace('"List"', '"PodList"'), ITEMS.length);
    checkList(PRETTY.replace('"List"', '"OtherList"'), ITEMS.length);
  });

  it('may be far larger than a unit', () => {
    const data = { text: 'x'.repeat(1000) };
    const items = Array.from({ length: 3000 }, (_, index) => ({
      ...ITEMS[0],
      metadata: { name: `pod-${String(index)}` },
      data,
    }));
    const { units } = readSourceFile('dump.json', JSON.stringify({ ...LIST, items }));
    assert.equal(units.length, 3000);
    assert.ok(units.every(({ problems, resources }) => problems.length === 0 && resources.length === 1));
  });

  it('is read whole where it is anything else', () => {
    for (const text of [
      keptWhole(COMPACT),
      COMPACT.replace('"kind":"List"', '"kind":"Lister"'),
      COMPACT.replace('"kind":"List"', '"kind":"List","kind":"List"'),
      COMPACT.replace('"ConfigMap"', "'ConfigMap'"),
      COMPACT.replace('{"name":"web"', '{# comment\n"name":"web"'),
      COMPACT.replace('{"name":"web"', '{{"name":"web"'),
      COMPACT.replace('[{', '[[],{'),
      COMPACT.replace('[{', '[,{'),
      `${COMPACT} x`,
      `- ${COMPACT}`,
      COMPACT.slice(0, -1),
    ]) {
      assert.equal(readSourceFile('a.json', text).units.length, 1, text);
    }
  });

  it('gives for every prefix what the whole text gives', () => {
    for (let length = 0; length < COMPACT.length; length++) {
      assert.ok(readSourceFile('dump.json', COMPACT.slice(0, length)).units.length <= 1);
    }
  });

  it('gives the same, or problems where the whole has them, with characters changed', () => {
    const piece = fc.constantFrom(...'{}[],:"\\ \n#\'&*1a', '{{', '},{', '"items":', '"kind": "List"');
    const edit = fc.record({ at: fc.nat(), remove: fc.nat(3), insert: piece });
    fc.assert(
      fc.property(
        fc.constantFrom(PRETTY, COMPACT),
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        (list, edits) => {
          let text = list;
          for (const { at, remove, insert } of edits) {
            const place = at % text.length;
            text = text.slice(0, place) + insert + text.slice(place + remove);
          }
          checkSameOrBroken(text);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

/** Checks a list that may be broken: an error of the whole is an error of an item, and the other items are read. */
function checkSameOrBroken(text: string): void {
  const split = readSourceFile('dump.json', text);
  if (split.units.length < 2) {
    return;
  }
  const whole = readSourceFile('dump.json', keptWhole(text));
  if (isBroken(whole)) {
    assert.ok(isBroken(split), text);
  } else {
    assert.deepEqual(summarize(split), summarize(whole), text);
  }
}

/** What looks like a template silences a whole unit as an error does. */
function isBroken(file: SourceFile): boolean {
  const rules = file.units.flatMap(({ problems }) => problems.map(({ rule }) => rule));
  return rules.includes('yaml-syntax') || rules.includes('template-skipped');
}
