/** Turning a rule off in the text of a `podgate.yaml`: comments, order and line breaks stay. */
import assert from 'node:assert/strict';
import { applyEdits } from '../text/textEdit.ts';
import { turnOffRule } from './turnOffRule.ts';

function checkOff(text: string, expected: string | undefined): void {
  const edits = turnOffRule(text, 'api-required');
  assert.equal(edits === undefined ? undefined : applyEdits(text, edits), expected);
}

describe('turnOffRule', () => {
  it('writes a new file, and adds `rules` behind what there is', () => {
    checkOff('', 'rules:\n  api-required: off\n');
    checkOff('# ours\n', '# ours\nrules:\n  api-required: off\n');
    checkOff('namespace: shop # ours', 'namespace: shop # ours\nrules:\n  api-required: off\n');
    checkOff('namespace: shop\r\n', 'namespace: shop\r\nrules:\r\n  api-required: off\r\n');
  });

  it('adds to the rules that are there', () => {
    checkOff(
      'rules:\n  # loud\n  yaml-syntax: error # really\n\nnamespace: shop\n',
      'rules:\n  # loud\n  yaml-syntax: error # really\n  api-required: off\n\nnamespace: shop\n',
    );
    checkOff('rules: { yaml-syntax: error }\n', 'rules: { yaml-syntax: error, api-required: off }\n');
    checkOff('rules:\nnamespace: shop\n', 'rules: { api-required: off }\nnamespace: shop\n');
    checkOff('rules: {} # none\n', 'rules: { api-required: off } # none\n');
  });

  it('changes the severity that is there', () => {
    checkOff('rules:\n  api-required: hint # why\n', 'rules:\n  api-required: off # why\n');
    checkOff('rules:\n  api-required: # why\n', 'rules:\n  api-required: off # why\n');
    checkOff('{"rules": {"api-required": "hint"}}', '{"rules": {"api-required": "off"}}');
    checkOff(
      '{"rules": {"yaml-syntax": "hint"}}',
      '{"rules": {"yaml-syntax": "hint", "api-required": "off"}}',
    );
  });

  it('leaves a text alone in which it cannot be written', () => {
    checkOff('- a\n', undefined);
    checkOff('namespace: [\n', undefined);
  });
});
