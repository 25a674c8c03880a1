/**
 * The page says what the frame gave it words for, and English otherwise.
 */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { connectionsText } from './connectionText.ts';
import { directionTitle, reasonText } from './reasonText.ts';
import { t, useTexts } from './translate.ts';

describe('the words of the page', () => {
  afterEach(() => {
    useTexts(undefined);
  });

  it('are those of the frame, with facts where the language wants them', () => {
    useTexts({ '{0} of {1}': '{1}, davon {0}', denied: 'verboten', 'Leaving {0}': '{0} verlassen' });
    assert.equal(t('{0} of {1}', 'a', 2), '2, davon a');
    assert.equal(connectionsText([]), 'verboten');
    assert.equal(directionTitle('egress', 'shop/web'), 'shop/web verlassen');
  });

  it('are English where there are none', () => {
    for (const texts of [undefined, null, 'x', { denied: 1 }]) {
      useTexts(texts);
      assert.equal(connectionsText([]), 'denied');
    }
  });

  it('leave what a manifest says as it is', () => {
    const place = {
      uri: 'file:///a.yaml',
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    };
    useTexts({ '{0}: {1}': '{0}: {1}', denied: 'verboten' });
    assert.equal(t('{0} to {1}', '{1}', 'denied'), '{1} to denied');
    assert.equal(reasonText({ policy: '{1}', effect: 'deny', place }, 'ingress'), '{1}: denies it');
  });
});
