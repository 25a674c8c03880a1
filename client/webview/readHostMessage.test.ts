/**
 * Messages that the page takes, and their broken copies, which it does not.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readHostMessage } from './readHostMessage.ts';

const PLACE = {
  uri: 'file:///shop/db.yaml',
  range: { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } },
};

const MATRIX = {
  scope: 's',
  name: 'shop',
  endpoints: [
    { id: 'shop/web[Deployment]', type: 'workload', labels: ['app=web'], policies: [0], place: PLACE },
    { id: '0.0.0.0-255.255.255.255', type: 'addresses', name: 'internet' },
  ],
  answers: [[], [{ verdict: 'allowed', ports: [{ protocol: 'TCP', from: 80, to: 80 }] }]],
  rowOf: [0, 1],
  columnOf: [0, 1],
  rows: [
    [-1, 1, 1, 1],
    [0, 2],
  ],
  alone: [0],
  policies: ['shop/db[NetworkPolicy]'],
  complete: true,
};

const COMPARED = {
  ...MATRIX,
  comparison: { baseline: { type: 'scope', scope: 't' }, before: MATRIX },
};

const REASON = { policy: 'shop/db[NetworkPolicy]', rule: 0, effect: 'allow', place: PLACE };

const EXPLANATION = {
  scope: 's',
  from: 'a',
  to: 'b',
  decisions: [
    {
      verdict: 'allowed',
      ports: 'all',
      egress: { verdict: 'notIsolated', reasons: [] },
      ingress: { verdict: 'allowed', reasons: [REASON] },
    },
  ],
};

const CHANGES = {
  type: 'changes',
  ports: 'all',
  steps: [{ title: 'add a rule', place: PLACE, removed: [], added: ['- {}'] }],
  files: [],
  effect: 'opens b → c on every port',
  sideEffects: { items: [{ kind: 'opened', text: 'opens a → b on every port' }], rest: 0 },
};

const SCOPES = [{ id: 's', name: 'shop', folder: 'file:///shop', workloadCount: 1, policyCount: 1 }];

describe('readHostMessage', () => {
  const messages = [
    { type: 'nothing', why: 'loading' },
    { type: 'matrix', scopes: SCOPES, matrix: MATRIX },
    { type: 'matrix', scopes: SCOPES, matrix: MATRIX, focus: { from: 'a' } },
    { type: 'matrix', scopes: SCOPES, matrix: MATRIX, focus: { search: '> a', verdict: 'allowed' } },
    { type: 'matrix', scopes: [{ ...SCOPES[0], baselines: ['saved'] }], matrix: COMPARED },
    {
      type: 'matrix',
      scopes: SCOPES,
      matrix: { ...MATRIX, comparison: { baseline: { type: 'head' }, before: { none: 'noHead' } } },
    },
    { type: 'explanation', question: 0, explanation: EXPLANATION },
    { type: 'explanation', question: 0, explanation: { ...EXPLANATION, before: EXPLANATION } },
    { type: 'explanation', question: 1 },
    { type: 'change', question: 2, answer: CHANGES },
    { type: 'change', question: 3, answer: { type: 'refused', because: 'it is' } },
    { type: 'change', question: 4 },
  ];
  for (const message of messages) {
    it(`takes \`${message.type}\``, () => {
      assert.equal(readHostMessage(message), message);
    });
  }

  const matrix = (changed: object): unknown => ({
    type: 'matrix',
    scopes: SCOPES,
    matrix: { ...MATRIX, ...changed },
  });
  const reason = (changed: object): unknown => ({
    type: 'explanation',
    question: 0,
    explanation: {
      ...EXPLANATION,
      decisions: [
        {
          ...EXPLANATION.decisions[0],
          ingress: { verdict: 'allowed', reasons: [{ ...REASON, ...changed }] },
        },
      ],
    },
  });
  const nonsense: readonly (readonly [title: string, message: unknown])[] = [
    ['nothing at all', undefined],
    ['another type', { type: 'run' }],
    ['another reason', { type: 'nothing', why: '<b>' }],
    ['a matrix without scopes', { type: 'matrix', matrix: MATRIX }],
    ['a row that is not there', matrix({ rows: [[-1, 2]] })],
    [
      'a short row',
      matrix({
        rows: [
          [-1, 2],
          [0, 1],
        ],
      }),
    ],
    [
      'a long row',
      matrix({
        rows: [
          [-1, 2],
          [0, 3],
        ],
      }),
    ],
    [
      'half a run',
      matrix({
        rows: [
          [-1, 2],
          [0, 2, 1],
        ],
      }),
    ],
    [
      'a run backwards',
      matrix({
        rows: [
          [-1, 2],
          [0, 3, 0, -1],
        ],
      }),
    ],
    [
      'an answer that is not there',
      matrix({
        rows: [
          [-1, 2],
          [2, 2],
        ],
      }),
    ],
    [
      'half an answer',
      matrix({
        rows: [
          [-1, 2],
          [0.5, 2],
        ],
      }),
    ],
    ['an endpoint without a row', matrix({ rowOf: [0] })],
    ['an endpoint without a column', matrix({ columnOf: [0] })],
    ['a column that is not there', matrix({ columnOf: [0, 2] })],
    ['a stranger alone', matrix({ alone: [2] })],
    ['labels in one', matrix({ endpoints: [{ id: 'a', labels: 'app=web' }, { id: 'b' }] })],
    ['a policy that is not there', matrix({ policies: [] })],
    ['an endpoint without id', matrix({ endpoints: [{}, {}] })],
    ['an endpoint in no place', matrix({ endpoints: [{ id: 'a', place: {} }, { id: 'b' }] })],
    ['ports in words', matrix({ answers: [[], [{ verdict: 'allowed', ports: 'some' }]] })],
    ['a verdict', { type: 'matrix', scopes: SCOPES, matrix: MATRIX, focus: { verdict: 'red' } }],
    ['a selection of numbers', { type: 'matrix', scopes: SCOPES, matrix: MATRIX, focus: { from: 1 } }],
    ['a reason in no place', reason({ place: null })],
    ['a rule before the first', reason({ rule: -1 })],
    ['a comparison with nobody', matrix({ comparison: { before: MATRIX } })],
    ['a comparison with no scope', matrix({ comparison: { baseline: { type: 'scope' }, before: MATRIX } })],
    [
      'a state without rows',
      matrix({ comparison: { baseline: { type: 'head' }, before: { ...MATRIX, rows: [] } } }),
    ],
    [
      'half an earlier explanation',
      { type: 'explanation', question: 0, explanation: { ...EXPLANATION, before: { scope: 's' } } },
    ],
    ['a change of another type', { type: 'change', question: 0, answer: { type: 'done' } }],
    ['a change without steps', { type: 'change', question: 0, answer: { ...CHANGES, steps: undefined } }],
    [
      'a step in no place',
      { type: 'change', question: 0, answer: { ...CHANGES, steps: [{ title: 'a', place: {} }] } },
    ],
    ['a refusal without a reason', { type: 'change', question: 0, answer: { type: 'refused' } }],
    ['an answer to no question', { type: 'explanation', explanation: EXPLANATION }],
    [
      'an explanation of nobody',
      { type: 'explanation', question: 0, explanation: { ...EXPLANATION, from: undefined } },
    ],
  ];
  for (const [title, message] of nonsense) {
    it(`not ${title}`, () => {
      assert.equal(readHostMessage(message), undefined);
    });
  }
});
