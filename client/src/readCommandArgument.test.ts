/**
 * Arguments that lenses write, and some that nobody should.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  readExplainRuleArgument,
  readNewPoliciesArgument,
  readShowChangesArgument,
  readShowListArgument,
  readShowMatrixArgument,
  readSplitPolicyArgument,
} from './readCommandArgument.ts';

const LIST = { uri: 'file:///shop/db.yaml', position: { line: 1, character: 4 }, list: 'nearMisses' };

describe('arguments of commands', () => {
  it('the question for a list, and nothing besides', () => {
    assert.deepEqual(readShowListArgument({ ...LIST, title: 'x' }), LIST);
  });

  it('no question for a list', () => {
    const wrong = [
      { uri: 7 },
      { position: { line: -1, character: 0 } },
      { position: { line: 0 } },
      { list: 'everything' },
      { list: ['meant'] },
    ];
    for (const value of [undefined, null, 'x', [], {}, ...wrong.map((part) => ({ ...LIST, ...part }))]) {
      assert.equal(readShowListArgument(value), undefined);
    }
  });

  it('what changed, since when and because of which policy', () => {
    const argument = { since: 'head', policy: { uri: 'file:///a.yaml', ids: ['shop/db[NetworkPolicy]'] } };
    assert.deepEqual(readShowChangesArgument(argument), argument);
    assert.deepEqual(readShowChangesArgument({ since: 'yesterday', policy: { uri: 7, ids: [] } }), {});
    assert.deepEqual(readShowChangesArgument({ policy: { uri: 'file:///a.yaml', ids: [1, 'x'] } }), {
      policy: { uri: 'file:///a.yaml', ids: ['x'] },
    });
    for (const value of [undefined, null, 'head', []]) {
      assert.deepEqual(readShowChangesArgument(value), {});
    }
  });

  it('a matrix that is held against something', () => {
    const argument = { scope: 's', baseline: { type: 'scope', scope: 't' } };
    assert.deepEqual(readShowMatrixArgument(argument), argument);
    assert.deepEqual(readShowMatrixArgument({ scope: 's', baseline: { type: 'x' } }), { scope: 's' });
  });

  it('a rule, and nothing that leads elsewhere', () => {
    assert.deepEqual(readExplainRuleArgument({ rule: 'api-yaml-1.1-value' }), { rule: 'api-yaml-1.1-value' });
    for (const rule of ['../../x', 'a/b', 'A', '', 'a..b', 'a?b', 'a#b', '-a', 7, undefined]) {
      assert.equal(readExplainRuleArgument({ rule }), undefined);
    }
    assert.equal(readExplainRuleArgument('api-required'), undefined);
  });

  it('a pair of the matrix, or none', () => {
    const argument = { scope: 'a', from: 'shop/web[Deployment]', to: '0.0.0.0-255.255.255.255' };
    assert.deepEqual(readShowMatrixArgument(argument), argument);
    assert.deepEqual(readShowMatrixArgument({ from: 7, to: 'x' }), { to: 'x' });
    assert.deepEqual(readShowMatrixArgument(undefined), {});
  });

  it('a place in a policy, and perhaps how it is to be split', () => {
    const place = { uri: 'file:///db.yaml', position: { line: 2, character: 0 } };
    assert.deepEqual(readSplitPolicyArgument(place), place);
    assert.deepEqual(readSplitPolicyArgument({ ...place, by: 'rule' }), { ...place, by: 'rule' });
    assert.deepEqual(readSplitPolicyArgument({ ...place, by: 'half' }), place);
    for (const value of [
      undefined,
      'x',
      {},
      { ...place, uri: 7 },
      { uri: place.uri },
      { ...place, position: { line: -1, character: 0 } },
      { ...place, position: { line: 0.5, character: 0 } },
    ]) {
      assert.equal(readSplitPolicyArgument(value), undefined);
    }
  });

  it('what policies are wanted for: an item of the tree, a folder of the explorer, or nothing said', () => {
    const meant = { scope: 'a', namespace: 'shop' };
    assert.deepEqual(readNewPoliciesArgument(meant), meant);
    assert.deepEqual(readNewPoliciesArgument({ node: { generate: meant } }), meant);
    assert.deepEqual(readNewPoliciesArgument(new URL('file:///k8s')), {});
    const folder = { scheme: 'file', toString: () => 'file:///k8s' };
    assert.deepEqual(readNewPoliciesArgument(folder), { folder: 'file:///k8s' });
    for (const value of [undefined, 7, 'shop', { node: {} }, { namespace: 7 }]) {
      assert.deepEqual(readNewPoliciesArgument(value), {});
    }
  });
});
