/**
 * Completion at any place of any text: manifests that break off, lack pieces or have strange ones. Nothing throws, every
 * edit lies at the cursor, and a text that could be parsed can be parsed afterwards.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, completionsAt, describeOffer, type Snapshot } from '../../engine/src/index.ts';
import { parseUnit } from '../../engine/src/yaml/parse.ts';
import { splitUnits } from '../../engine/src/yaml/splitUnits.ts';
import { readSnippetGroups } from '../../scripts/snippets/readSnippets.ts';
import { readFixtureOptions } from '../fixture/fixtureOptions.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { readFixture } from '../fixture/readFixture.ts';
import { SHOP } from './shop.ts';

const FILE = 'policy.yaml';
const OPTIONS = { offersApi: true, recipes: readSnippetGroups().flatMap(({ snippets }) => snippets) };

const BLOCK = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namespace: shop
  annotations:
    note: |
      first: line
      - second
spec:
  podSelector:
    matchLabels:
      app: "web"
    matchExpressions:
      - key: tier
        operator: In
        values:
          - front
          - 'data'
  policyTypes: [Ingress, Egress]
  ingress:
  - from:
    - namespaceSelector: {}
      podSelector: { matchLabels: { app: web } }
    - ipBlock:
        cidr: 10.0.0.0/8 # inside
        except:
          - 10.1.0.0/16
    ports:
    - port: http
      protocol: TCP
  egress: []
`;
const FLOW = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: "web", namespace: shop }
spec: {
  podSelector: { matchExpressions: [{ key: app, operator: NotIn, values: [web, "db"] }] },
  ingress: [
    { from: [{ podSelector: {} }, { ipBlock: { cidr: "::/0", except: [fc00::/7] } }] },
  ],
}
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec:
  selector: { app: web }
`;
const JSON_TEXT = JSON.stringify(
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { podSelector: { matchLabels: { app: 'web' } }, ingress: [{ ports: [{ port: 80 }] }] },
  },
  undefined,
  2,
);

function isParsable(text: string): boolean {
  return splitUnits(text).every(({ start, end }) => parseUnit(text.slice(start, end)).problems.length === 0);
}

function completeEverything(snapshot: Snapshot, text: string, offset: number): void {
  const { completions } = completionsAt(snapshot, { file: FILE, text, offset }, OPTIONS);
  const wasParsable = isParsable(text);
  for (const completion of completions) {
    const { span, newText, caret, label } = completion;
    assert(
      span.start <= offset && offset <= span.end && span.end <= text.length,
      'the edit lies at the cursor',
    );
    assert(!text.slice(span.start, span.end).includes('\n'), 'the edit lies on one line');
    assert(0 <= caret && caret <= newText.length);
    const after = applyEdits(text, [completion]) ?? assert.fail();
    assert(!wasParsable || isParsable(after), `${label} at ${offset} makes of\n${text}\nthis:\n${after}`);
  }
  const subjects = completions.flatMap((completion) => completion.subjects).slice(0, 3);
  describeOffer(snapshot, subjects, OPTIONS.recipes);
}

describe('completion anywhere', function () {
  this.timeout(60_000);
  const opened = openFixture(readFixture(SHOP).files, readFixtureOptions(''));
  const complete = (text: string, offset: number): void => {
    completeEverything(opened.change([{ path: FILE, text }]), text, offset);
  };

  it('in whole manifests, at every place', () => {
    for (const text of [BLOCK, FLOW, JSON_TEXT, BLOCK.replaceAll('\n', '\r\n'), `\n${FLOW}`]) {
      assert(isParsable(text));
      const snapshot = opened.change([{ path: FILE, text }]);
      for (let offset = 0; offset <= text.length; offset++) {
        completeEverything(snapshot, text, offset);
      }
    }
  });

  it('where they break off', () => {
    for (const text of [BLOCK, FLOW, JSON_TEXT]) {
      for (let length = 0; length <= text.length; length++) {
        complete(text.slice(0, length), length);
      }
    }
  });

  it('where pieces are missing or put in, at random places', () => {
    const pieces = fc.constantFrom(
      '',
      ' ',
      '  ',
      '\n',
      '\n  ',
      '\n      ',
      '- ',
      '-',
      ':',
      ': ',
      '{',
      '[',
      '}',
      ',',
      '"',
      "'",
      '#',
      'app',
      '---\n',
      '|',
    );
    const change = fc.record({ place: fc.nat(), removed: fc.nat(40), piece: pieces, back: fc.nat(3) });
    fc.assert(
      fc.property(
        fc.constantFrom(BLOCK, FLOW, JSON_TEXT),
        change,
        (manifest, { place, removed, piece, back }) => {
          const start = place % (manifest.length + 1);
          const text = manifest.slice(0, start) + piece + manifest.slice(start + removed);
          complete(text, Math.max(0, start + piece.length - back));
        },
      ),
      { numRuns: 800 },
    );
  });
});
