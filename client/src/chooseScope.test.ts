/**
 * Which of several scopes the matrix page shows.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ScopeInfo, ScopesAnswer } from '../../protocol/src/scopes.ts';
import { chooseScope } from './chooseScope.ts';

const BASE = scope('base', 3, 0);
const PROD = scope('prod', 3, 2);
const HUGE = scope('huge', 1001, 40);

describe('chooseScope', () => {
  it('takes the one that is wanted', () => {
    assert.equal(chooseScope(answer(BASE, PROD), 'base'), BASE);
  });

  it('else the first with policies, else the first', () => {
    assert.equal(chooseScope(answer(BASE, PROD), undefined), PROD);
    assert.equal(chooseScope(answer(BASE, PROD), 'gone'), PROD);
    assert.equal(chooseScope(answer(BASE), undefined), BASE);
  });

  it('passes over what the page cannot hold', () => {
    assert.equal(chooseScope(answer(HUGE, PROD), 'huge'), PROD);
    assert.equal(chooseScope(answer(HUGE), undefined), undefined);
    assert.equal(chooseScope(answer(), undefined), undefined);
  });
});

function answer(...scopes: readonly ScopeInfo[]): ScopesAnswer {
  return { scopes, workloadsMax: 1000 };
}

function scope(id: string, workloadCount: number, policyCount: number): ScopeInfo {
  return { id, name: id, folder: 'file:///k8s', workloadCount, policyCount };
}
