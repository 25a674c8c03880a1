/**
 * Half-typed text: wherever a manifest breaks off or lacks a piece, every feature answers at every offset, and what
 * it answers lies within the text.
 */
import assert from 'node:assert/strict';
import {
  callItemsAt,
  codeLensesOf,
  definitionsAt,
  highlightsAt,
  hoverAt,
  inlayHintsIn,
  prepareRename,
  quickFixesAt,
  referencesAt,
  resolveCodeLens,
  toMarkdown,
  type Snapshot,
  type Span,
} from '../../engine/src/index.ts';
import { readFixtureOptions } from '../fixture/fixtureOptions.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { runCalls } from './checkCalls.ts';

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, labels: { app: web } }
spec:
  podSelector:
    matchExpressions: [{ key: app, operator: In, values: [web] }]
  ingress:
    - from:
        - podSelector: { matchLabels: { app: web } }
          namespaceSelector: {}
        - ipBlock: { cidr: 10.0.0.0/8 }
      ports:
        - port: http
          protocol: TCP
  egress: []
`;
const FILE = 'policy.yaml';

function askEverything(snapshot: Snapshot, text: string): void {
  const isInside = ({ start, end }: Span): boolean => 0 <= start && start <= end && end <= text.length;
  for (const { span, target } of codeLensesOf(snapshot, { file: FILE })) {
    assert(isInside(span));
    assert(resolveCodeLens(snapshot, target) !== undefined);
  }
  const hints = inlayHintsIn(snapshot, { file: FILE, text, span: { start: 0, end: text.length } });
  assert(hints.every(({ offset }) => isInside({ start: offset, end: offset })));
  for (let offset = 0; offset <= text.length; offset += 3) {
    const position = { file: FILE, text, offset };
    const hover = hoverAt(snapshot, position);
    assert(hover === undefined || isInside(hover.span));
    assert(!toMarkdown(hover?.blocks ?? [], () => undefined).includes('undefined'));
    definitionsAt(snapshot, position);
    referencesAt(snapshot, position);
    for (const { place, target } of callItemsAt(snapshot, position)) {
      assert(isInside(snapshot.locate(place).span));
      runCalls(snapshot, target ?? assert.fail('a root without calls'), 'ingress');
    }
    assert(highlightsAt(snapshot, position).every(isInside));
    const renamed = prepareRename(snapshot, position);
    assert('refusal' in renamed || isInside(renamed.span));
    const fixes = quickFixesAt(snapshot, { file: FILE, text, span: { start: offset, end: offset } });
    assert(fixes.every(({ edits }) => edits.every(({ span }) => isInside(span))));
  }
}

describe('half-typed text', function () {
  this.timeout(60_000);
  const opened = openFixture([{ path: FILE, text: POLICY }], readFixtureOptions(''));

  it('is answered where it breaks off', () => {
    for (let length = 0; length < POLICY.length; length += 2) {
      const text = POLICY.slice(0, length);
      askEverything(opened.change([{ path: FILE, text }]), text);
    }
  });

  it('is answered where a piece is missing', () => {
    for (let start = 0; start < POLICY.length; start += 5) {
      const text = POLICY.slice(0, start) + POLICY.slice(start + 1 + (start % 17));
      askEverything(opened.change([{ path: FILE, text }]), text);
    }
  });
});
