/**
 * What the editor offers about suppressions: writing one for a finding, taking one away that has no use, and doing all
 * that is safe at once. Judged by the text afterwards.
 */
import assert from 'node:assert/strict';
import { applyEdits, findingsAt, fixAll, formatMessage, suppressFinding } from '../../engine/src/index.ts';
import { readCursor } from '../fixture/readCursor.ts';
import { checkFixTitles, checkQuickFix } from './checkQuickFix.ts';

const HEAD =
  'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: web, namespace: shop }\n';
const TAIL = 'spec:\n  podSelector: {}\n  ingress:\n    - ports:\n        - port: 7$00000\n';

/** The texts after each action that suppresses the finding at `$0`, by title; each has one finding less. */
function checkSuppress(manifests: string, expected: Readonly<Record<string, string>>): void {
  const { snapshot, position } = readCursor(manifests);
  const { file, text, offset } = position;
  const findings = findingsAt(snapshot, { file, text, span: { start: offset, end: offset } });
  const offered = findings.flatMap((finding) => suppressFinding(snapshot, position, finding));
  const texts = offered.map(({ title, edits }) => {
    const after = applyEdits(text, edits) ?? '';
    const left = snapshot.change([{ path: file, text: after }]).findings();
    assert.equal(left.length, snapshot.findings().length - 1, 'findings afterwards');
    return [formatMessage(title), after];
  });
  assert.deepEqual(Object.fromEntries(texts), expected);
}

describe('suppressing a finding', () => {
  const bare = TAIL.replace('$0', '');

  it('writes a comment above its line, or at the top of its document', () => {
    checkSuppress(`${HEAD}${TAIL}`, {
      'suppress `api-invalid-value` here': `${HEAD}${bare.replace('        -', '        # podgate-disable-next-line api-invalid-value\n        -')}`,
      'suppress `api-invalid-value` in this document': `# podgate-disable api-invalid-value\n${HEAD}${bare}`,
    });
    checkSuppress(`---\r\n${HEAD}---\r\n${HEAD.replace('web', 'db')}${TAIL}`, {
      'suppress `api-invalid-value` here': `---\r\n${HEAD}---\r\n${HEAD.replace('web', 'db')}${bare.replace('        -', '        # podgate-disable-next-line api-invalid-value\r\n        -')}`,
      'suppress `api-invalid-value` in this document': `---\r\n${HEAD}---\r\n# podgate-disable api-invalid-value\r\n${HEAD.replace('web', 'db')}${bare}`,
    });
  });

  it('adds to a suppression that is there', () => {
    const above = '        # podgate-disable-next-line api-wrong-type -- why\n        -';
    checkSuppress(`# podgate-disable api-required\n${HEAD}${TAIL.replace('        -', above)}`, {
      'suppress `api-invalid-value` here': `# podgate-disable api-required\n${HEAD}${bare.replace('        -', above.replace(' -- ', ', api-invalid-value -- '))}`,
      'suppress `api-invalid-value` in this document': `# podgate-disable api-required, api-invalid-value\n${HEAD}${bare.replace('        -', above)}`,
    });
  });

  it('writes an annotation in JSON', () => {
    const json = (metadata: string, port: string): string =>
      `{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"web"${metadata}},"spec":{"podSelector":{},"ingress":[{"ports":[{"port":${port}}]}]}}`;
    const title = 'suppress `api-invalid-value` in this resource';
    checkSuppress(`#-- web.json\n${json('', '7$00000')}`, {
      [title]: json(', "annotations": { "podgate.dev/disable": "api-invalid-value" }', '70000'),
    });
    checkSuppress(
      `#-- web.json\n${json(',"annotations":{"podgate.dev/disable":"api-required"}', '7$00000')}`,
      {
        [title]: json(',"annotations":{"podgate.dev/disable":"api-required, api-invalid-value"}', '70000'),
      },
    );
  });

  it('offers no comment where it would be text', () => {
    checkSuppress(`${HEAD}spec:\n  podSelector:\n    matchLabels:\n      app: "a\n        $0b c"\n`, {
      'suppress `api-invalid-value` here': `${HEAD}spec:\n  podSelector:\n    matchLabels:\n      # podgate-disable-next-line api-invalid-value\n      app: "a\n        b c"\n`,
      'suppress `api-invalid-value` in this document': `# podgate-disable api-invalid-value\n${HEAD}spec:\n  podSelector:\n    matchLabels:\n      app: "a\n        b c"\n`,
    });
  });
});

describe('quick fix: a suppression', () => {
  const rest = `${HEAD}spec: { podSelector: {} }\n`;

  it('without use is removed, with its line', () => {
    checkQuickFix(
      `# us\n# podgate-dis$0able api-required -- gone\n${rest}`,
      'remove the suppression',
      `# us\n${rest}`,
    );
    checkQuickFix(
      `${HEAD}spec: { podSelector: {} } # podgate-disable-n$0ext-line api-required`,
      'remove the suppression',
      `${HEAD}spec: { podSelector: {} }`,
    );
  });

  it('is removed from among others', () => {
    const bad = `${HEAD}${TAIL.replace('$0', '')}`;
    checkQuickFix(
      `# podgate-disable api-req$0uired, api-invalid-value -- why\n${bad}`,
      'remove `api-required` from the suppression',
      `# podgate-disable api-invalid-value -- why\n${bad}`,
    );
    checkQuickFix(
      `# podgate-disable api-invalid-value api-req$0uired\n${bad}`,
      'remove `api-required` from the suppression',
      `# podgate-disable api-invalid-value\n${bad}`,
    );
  });

  it('as an annotation is removed, with the map that it was alone in', () => {
    const policy = (metadata: string): string =>
      `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: web\n${metadata}spec: { podSelector: {} }\n`;
    checkQuickFix(
      policy('  annotations:\n    podgate.dev/dis$0able: api-required\n    a: b # ours\n'),
      'remove the suppression',
      policy('  annotations:\n    a: b # ours\n'),
    );
    checkQuickFix(
      policy('  annotations:\n    podgate.dev/dis$0able: api-required\n'),
      'remove the suppression',
      policy(''),
    );
  });

  it('with a slip is written as it was meant', () => {
    checkFixTitles(`# podgate-disable api-requierd$0\n${rest}`, ['write `api-required`']);
    checkFixTitles(`# podgate-dis$0able-nextline api-required\n${rest}`, [
      'write `podgate-disable-next-line`',
      'remove the suppression',
    ]);
  });
});

describe('fixing all that is safe', () => {
  function checkFixAll(text: string, expected: string): void {
    const { snapshot, position } = readCursor(`${text}$0`);
    const fixed = fixAll(snapshot, position);
    assert.equal(fixed.text, expected);
    assert.equal(
      fixed.edit === undefined ? text : applyEdits(text, [fixed.edit]),
      expected,
      'the one edit makes the same',
    );
    assert.equal(fixAll(fixed.snapshot, { file: position.file, text: expected }).edit, undefined);
  }

  it('goes on until nothing is left, and keeps everything else', () => {
    checkFixAll(
      `# podgate-disable api-required -- gone\n# podgate-disable unused-suppression\n${HEAD}spec: # all\n  podSelector: {}\n  policyTypes: [Ingress]\n`,
      `# podgate-disable api-required -- gone\n# podgate-disable unused-suppression\n${HEAD}spec: # all\n  podSelector: {}\n  policyTypes: [Ingress]\n`,
    );
    checkFixAll(
      `# podgate-disable api-required, api-forbidden\n${HEAD}spec: # all\n  # podgate-disable-next-line yaml-syntax\n  podSelector: {}\n  policyTypes: [Ingress]\n`,
      `${HEAD}spec: # all\n  podSelector: {}\n  policyTypes: [Ingress]\n`,
    );
  });

  it('leaves a document with errors alone, where what is missing may be there under another name', () => {
    const text = `${HEAD}spec:\n  podSelector: {}\n  policyType: [Egress]\n`;
    checkFixAll(text, text);
    checkFixAll(
      `${text}---\n${HEAD.replace('web', 'db')}spec:\n  podSelector: {}\n`,
      `${text}---\n${HEAD.replace('web', 'db')}spec:\n  podSelector: {}\n  policyTypes:\n    - Ingress\n`,
    );
  });

  it('leaves alone what changes what the policies do', () => {
    const text = `${HEAD}spec:\n  podSelector: {}\n  policyTypes: [Ingress]\n  ingress:\n    - fron: []\n`;
    checkFixAll(text, text);
  });

  it('leaves alone what people wrote, and what one of several fixes may be meant for', () => {
    const dead = `${HEAD}spec:\n  podSelector: {}\n  policyTypes: [Ingress]\n  egress:\n    - {}\n`;
    checkFixAll(dead, dead);
    const blank = `${HEAD}spec:\n  podSelector: {}\n  policyTypes: [Ingress]\n  ingress:\n    - from:\n`;
    checkFixAll(blank, blank);
    const egressAlone = `${HEAD}spec:\n  podSelector: {}\n  egress:\n    - {}\n`;
    checkFixAll(egressAlone, egressAlone);
    const rule = '  ingress:\n    - from: [{ podSelector: {} }]\n';
    const twice = `${HEAD}spec:\n  podSelector: { matchLabels: { app: web } }\n  policyTypes: [Ingress]\n${rule}`;
    const both = `${twice}---\n${twice.replace('name: web', 'name: other')}`;
    checkFixAll(both, both);
  });
});
