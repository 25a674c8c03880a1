/** What choosing a plugin makes of the text of a `podgate.yaml`; the reader agrees with it. */
import assert from 'node:assert/strict';
import { applyEdits } from '../text/textEdit.ts';
import { readConfig } from './readConfig.ts';
import { writeProfile } from './writeProfile.ts';

function check(title: string, before: string, after: string): void {
  it(title, () => {
    assert.equal(applyEdits(before, writeProfile(before, 'calico') ?? []), after);
    assert.equal(readConfig(after).value.profile.name, 'calico');
  });
}

describe('choosing a network plugin', () => {
  check('in a new file', '', 'cni: calico\n');
  check('in a file of comments', '# ours\n', '# ours\ncni: calico\n');
  check('in one without an end of line', '# ours', '# ours\ncni: calico\n');
  check('behind what is there', 'namespace: shop # ours\n', 'namespace: shop # ours\ncni: calico\n');
  check(
    'behind the version of Kubernetes',
    'kubernetesVersion: "1.36"\nnamespace: shop\n',
    'kubernetesVersion: "1.36"\ncni: calico\nnamespace: shop\n',
  );
  check('instead of another', 'cni: flannel # for now\n', 'cni: calico # for now\n');
  check(
    'where it is left blank',
    'cni: # which one?\nnamespace: shop\n',
    'cni: calico # which one?\nnamespace: shop\n',
  );
  check(
    'with what was said about another',
    '# ours\ncni:\n  name: cilium\n  version: "1.16"\n# more\nnamespace: shop\n',
    '# ours\ncni: calico\n# more\nnamespace: shop\n',
  );
  check(
    'in flow style',
    '{ cni: { name: cilium, version: 1.16 }, namespace: shop }',
    '{ cni: calico, namespace: shop }',
  );
  check('in JSON', '{"namespace": "shop"}', '{"namespace": "shop", "cni": "calico"}');
  check('instead of another in JSON', '{"cni": "flannel"}', '{"cni": "calico"}');
  check('with CRLF', 'namespace: shop\r\n', 'namespace: shop\r\ncni: calico\r\n');
  check('that is chosen already', 'cni: calico # ours\n', 'cni: calico # ours\n');
  check(
    'that is chosen already, with its version',
    'cni: { name: calico, version: 3.30 }\n',
    'cni: { name: calico, version: 3.30 }\n',
  );

  it('leaves a text that is no map alone', () => {
    assert.equal(writeProfile('[cni]', 'calico'), undefined);
    assert.equal(writeProfile('cni: [', 'calico'), undefined);
  });
});
