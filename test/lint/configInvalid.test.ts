/**
 * The rule `config-invalid` beyond its examples: what it calls things, and what its fixes write.
 */
import assert from 'node:assert/strict';
import { readConfig } from '../../engine/src/config/readConfig.ts';
import { applyEdits, formatMessage, quickFixesAt } from '../../engine/src/index.ts';
import { checkFindings } from '../fixture/checkFindings.ts';
import { readCursor } from '../fixture/readCursor.ts';

/** The titles of the fixes at `$0`, and the settings after the first. */
function checkFix(config: string, title: string, expected: string): void {
  const { snapshot, position } = readCursor(`#-- podgate.yaml\n${config}`);
  const { file, text, offset } = position;
  const [fix] = quickFixesAt(snapshot, { file, text, span: { start: offset, end: offset } });
  assert(fix !== undefined, 'a fix');
  assert.equal(formatMessage(fix.title), title);
  const after = applyEdits(text, fix.edits) ?? '';
  assert.equal(after, expected);
  assert.deepEqual(readConfig(after).problems, []);
}

describe('config-invalid', () => {
  it('calls a rule a rule', () => {
    checkFindings(`#-- podgate.yaml
rules:
  egress-block-dns: off
# ^^^^^^^^^^^^^^^^ error config-invalid: there is no rule \`egress-block-dns\`, so this has no effect; write \`egress-blocks-dns\`
  tidy: off
# ^^^^ error config-invalid: there is no rule \`tidy\`, so this has no effect; remove it
`);
  });

  it('knows a word by its beginning', () => {
    checkFindings(`#-- podgate.yaml
rules: { split-peer: warn }
#                    ^^^^ error config-invalid: write \`warning\`
`);
  });

  it('writes what was meant', () => {
    checkFix(
      'cni: { name: $0cilum, version: "1.16" }\n',
      'write `cilium`',
      'cni: { name: cilium, version: "1.16" }\n',
    );
    checkFix('cni: "$0cilum" # ours\n', 'write `cilium`', 'cni: "cilium" # ours\n');
    checkFix('ign$0or: [a]\n', 'write `ignore`', 'ignore: [a]\n');
    checkFix('rules:\n  $0split-per: off\n', 'write `split-peer`', 'rules:\n  split-peer: off\n');
    checkFix('rules: { split-peer: $0warn }\n', 'write `warning`', 'rules: { split-peer: warning }\n');
  });

  it('offers nothing where the key is there already, and in no other file', () => {
    const { snapshot, position } = readCursor('#-- podgate.yaml\nignore: [a]\nign$0or: [b]\n');
    const everywhere = { start: 0, end: position.text.length };
    assert.deepEqual(quickFixesAt(snapshot, { ...position, span: everywhere }), []);
    assert.deepEqual(quickFixesAt(snapshot, { ...position, file: 'other.yaml', span: everywhere }), []);
  });
});
