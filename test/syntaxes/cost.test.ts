/**
 * What the injection grammars cost the editor, in time of the processor, against its own grammar alone: little on long files
 * and on long lines, hostile ones included. `npm run bench -- colors` prints the figures.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type EditorGrammar, LINE_MS_MAX, timeTokenizing } from './tokenize.ts';

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  policyTypes: [Ingress]
  ingress:
    - from:
        - ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] }
      ports:
        - { protocol: TCP, port: 5432 }
`;

/** What a pattern might read again and again: nearly a match, from each place of the line on. */
const NEARLY: readonly string[] = [
  'operator: In ',
  'operator: ',
  'port: 1234567890',
  'a-b-',
  '- Ingress ',
  '10.0.0.',
  '1.1.1.1/',
  'a:',
  'fd00:1:',
  ':',
  ' ',
  'podSelector ',
  '"protocol": "',
  'kind:   ',
];

/** The editor does not color lines that are longer. */
const LINE_LENGTH_MAX = 20_000;
/** How many times the time of the editor's grammar alone; the older one alone is quick. */
const TIMES_MAX: Readonly<Record<EditorGrammar, number>> = { 'before-1.94': 5, 'since-1.94': 3 };
/** What a line may take however busy the machine is: a pattern that backtracks would take minutes. */
const LONG_MS = 300;
const EDITORS: readonly EditorGrammar[] = ['before-1.94', 'since-1.94'];

for (const editor of EDITORS) {
  describe(`grammar, cost, VS Code ${editor.replace('-', ' ')}`, function () {
    this.timeout(60_000);

    it(`takes less than ${String(TIMES_MAX[editor])} times as long as without`, async () => {
      const text = `${POLICY}---\n`.repeat(300);
      await timeTokenizing(text, editor, 'none');
      await timeTokenizing(text, editor, 'ours');
      const alone = await timeTokenizing(text, editor, 'none');
      const both = await timeTokenizing(text, editor, 'ours');
      assert.ok(both < alone * TIMES_MAX[editor], `${String(both)} ms with, ${String(alone)} ms without`);
    });

    for (const nearly of NEARLY) {
      it(`reads a long line of ${JSON.stringify(nearly)}`, async () => {
        const line = nearly.repeat(LINE_LENGTH_MAX / nearly.length);
        const alone = await timeTokenizing(`${POLICY}x: ${line}`, editor, 'none');
        const both = await timeTokenizing(`${POLICY}x: ${line}`, editor, 'ours');
        assert.ok(both < alone * 10 + LONG_MS, `${String(both)} ms with, ${String(alone)} ms without`);
      });
    }

    // With any injection the editor looks at all scopes around each word, so a line of brackets takes the square of its length.
    for (const nesting of ['[', '{a: ', '[Ingress, ']) {
      it(`gives up on a line that nests ${JSON.stringify(nesting)} all along`, async () => {
        const line = nesting.repeat(LINE_LENGTH_MAX / nesting.length);
        const both = await timeTokenizing(`${POLICY}x: ${line}`, editor, 'ours');
        assert.ok(both < LINE_MS_MAX + LONG_MS, `${String(both)} ms`);
      });
    }
  });
}
