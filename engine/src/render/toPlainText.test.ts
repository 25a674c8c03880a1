/**
 * Hovers as plain text: nothing but words is left, and tables read line by line.
 */
import assert from 'node:assert/strict';
import { capitalize, code, link, paragraph, prose, strong, type Block } from './richText.ts';
import { say } from '../text/say.ts';
import { toPlainText } from './toPlainText.ts';

const PLACE = { file: 'web.yaml', span: { start: 0, end: 1 } };

describe('rich text without a notation', () => {
  it('reads as it is', () => {
    const text = prose`${link('web', PLACE)} lets ${strong(prose`any ${code('app=*')}`)} in`;
    assert.equal(
      toPlainText([paragraph(text), paragraph(prose`Nobody else.`)]),
      'web lets any app=* in\n\nNobody else.',
    );
  });

  it('says in each row of a table what its cells are', () => {
    const rows = [
      [prose`${link('web', PLACE)} Deployment`, prose`${code('shop')}`],
      [prose`db StatefulSet`, prose`${code('shop')}`],
    ];
    assert.equal(
      toPlainText([{ type: 'table', header: [say`workload`, say`namespace`], rows }]),
      'workload: web Deployment, namespace: shop\nworkload: db StatefulSet, namespace: shop',
    );
  });

  it('leaves a manifest as it is', () => {
    assert.equal(toPlainText([{ type: 'manifest', lines: ['a:', '  b: c'] }]), 'a:\n  b: c');
  });

  it('speaks the language of its reader', () => {
    const german = new Map([
      ['{0} is alone', 'allein ist {0}'],
      ['workload', 'Workload'],
    ]);
    const table: Block = { type: 'table', header: [say`workload`], rows: [[prose`${code('web')}`]] };
    assert.equal(
      toPlainText([paragraph(capitalize(prose`${code('web')} is alone`)), table], german),
      'Allein ist web\n\nWorkload: web',
    );
  });

  it('hides no control characters of a name', () => {
    assert.equal(toPlainText([paragraph(prose`${code('a\u001b[2Jb')}`)]).includes('\u001b'), false);
  });
});
