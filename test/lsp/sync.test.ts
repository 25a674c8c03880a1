/**
 * What the server knows is what the editor shows: thousands of random edits end at what reading everything afresh
 * would give, whatever the line breaks and characters.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { finishSteps, openSnapshot, type Snapshot } from '../../engine/src/index.ts';
import { Session } from '../../server/src/session.ts';
import { withServer } from './lspClient.ts';

const MANIFESTS = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop, annotations: { note: "🚀 é" } }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: main, image: web, ports: [{ containerPort: 8080 }] }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress:
    - from: [{ podSelector: { matchLabels: { app: web } } }]
      ports: [{ port: 70000 }]
  policyTypes: [Ingress]
---
apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Namespace
  metadata: { name: shop }
- apiVersion: networking.k8s.io/v1
  kind: NetworkPolicy
  metadata: { name: deny, namespace: shop }
  spec: { podSelector: {}, policyTypes: [Ingress] }
`;

/** Pieces that people type, and some that break a document for a moment. */
const PIECES = [
  '',
  'x',
  ' ',
  '\n',
  '\r\n',
  '  ',
  '---\n',
  '- ',
  ': ',
  '"',
  '{',
  '}',
  '🚀',
  'é',
  '# note\n',
  'app: web',
  'kind: NetworkPolicy\n',
  '70000',
  '<<<<<<< HEAD\n',
  '\t',
];

interface Edit {
  /** Where in the text, from 0 to 1. */
  readonly place: number;
  readonly length: number;
  readonly piece: string;
}

const EDIT: fc.Arbitrary<Edit> = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 0, max: 12 }),
  piece: fc.constantFrom(...PIECES),
});

const URI = 'file:///shop/all.yaml';

/** One edit as an editor sends it; some break a pair of surrogates, which real editors never do, so those move. */
function applyEdit(document: TextDocument, { place, length, piece }: Edit, version: number): TextDocument {
  const text = document.getText();
  const start = wholeCharacter(text, Math.floor(place * text.length));
  const end = wholeCharacter(text, Math.min(start + length, text.length));
  const range = { start: document.positionAt(start), end: document.positionAt(end) };
  return TextDocument.update(document, [{ range, text: piece }], version);
}

function wholeCharacter(text: string, offset: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(offset)) ? offset - 1 : offset;
}

/** Reads what was typed, without pauses. */
function readNow(session: Session): Snapshot | undefined {
  finishSteps(session.catchUp());
  return session.find(URI)?.project.snapshot;
}

function openFresh(text: string, { options }: Snapshot): Snapshot {
  return openSnapshot([{ path: 'all.yaml', text }], options);
}

/** What is known, without what a broken document keeps of its past. */
function show(snapshot: Snapshot): unknown {
  const file = snapshot.files.get('all.yaml');
  return {
    units: file?.units.map(({ start, end, resources, problems, skipped }) => ({
      start,
      end,
      resources,
      problems,
      skipped,
    })),
    findings: snapshot.findings(),
    lines: file?.lines.lineCount,
    reach: snapshot.scopes.map(({ reachability }) =>
      reachability.endpoints.map((endpoint) => [
        endpoint.id,
        ...reachability.row(endpoint).cells.map(({ to }) => to.id),
      ]),
    ),
  };
}

describe('random edits', () => {
  for (const [name, text] of [
    ['LF', MANIFESTS],
    ['CRLF', MANIFESTS.replaceAll('\n', '\r\n')],
  ] as const) {
    it(`end at what reading everything afresh gives, with ${name}`, () => {
      let compared = 0;
      fc.assert(
        fc.property(fc.array(EDIT, { minLength: 5, maxLength: 30 }), (edits) => {
          const session = new Session();
          let document = TextDocument.create(URI, 'yaml', 1, text);
          session.open(document);
          for (const [index, edit] of edits.entries()) {
            document = applyEdit(document, edit, index + 2);
            session.edit(URI, () => document);
            const snapshot = readNow(session);
            const isBroken = snapshot?.files.get('all.yaml')?.units.some(({ isStale }) => isStale) !== false;
            if (snapshot !== undefined && !isBroken) {
              compared++;
              assert.deepEqual(show(snapshot), show(openFresh(document.getText(), snapshot)));
            }
          }
          // However broken it was: the text it began with means what it meant.
          session.edit(URI, () => TextDocument.create(URI, 'yaml', 99, text));
          const restored = readNow(session) ?? assert.fail('the file is gone');
          assert.deepEqual(show(restored), show(openFresh(text, restored)));
        }),
        { numRuns: 150 },
      );
      assert.ok(500 < compared, `only ${String(compared)} of the texts could be compared`);
    });
  }

  it('over the wire, in one message or many, leave the text that the editor has', () =>
    withServer({}, async (client) => {
      const text = MANIFESTS.replaceAll('\n', '\r\n');
      await client.open('all.yaml', text);
      // Behind an emoji: the protocol counts UTF-16 units.
      await client.change('all.yaml', replace(text, 'é', '🚀'), replace(text, '70000', '8080'));
      assert.deepEqual(await client.diagnose('all.yaml'), []);
      await client.change(
        'all.yaml',
        replace(text.replace('70000', '8080'), '8080 }]\r\n  policy', '99999 }]\r\n  policy'),
      );
      assert.deepEqual(await client.diagnose('all.yaml'), ['17:23 error api-invalid-value']);
    }));
});

/** The change that puts one text in the place of another, of the same number of lines. */
function replace(text: string, before: string, after: string): object {
  const document = TextDocument.create(URI, 'yaml', 1, text);
  const start = text.indexOf(before);
  const range = { start: document.positionAt(start), end: document.positionAt(start + before.length) };
  return { range, text: after };
}
