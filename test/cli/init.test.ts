/** `podgate init`: the file that it writes means nothing until somebody decides, and nothing is overwritten. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_SETTINGS, readConfig } from '../../engine/src/index.ts';
import { deployment } from './manifests.ts';
import { runPodgate, writeFolder } from './runPodgate.ts';

const SHOP = { 'k8s/web.yaml': deployment('shop', 'web'), 'k8s/db.yaml': deployment('data', 'db') };

function readWritten(folder: string, file = 'podgate.yaml'): string {
  return readFileSync(join(folder, file), 'utf8');
}

describe('podgate init', () => {
  it('writes a file that changes nothing, and says what it found', async () => {
    const cwd = writeFolder(SHOP);
    const result = await runPodgate(['init'], { cwd });
    assert.equal(result.stderr, '');
    assert.match(
      result.stdout,
      /^wrote podgate\.yaml\n {2}1 scope: k8s\n {2}2 namespaces: data, shop\n {2}2 files read;/,
    );
    assert.equal(result.exitCode, 0);
    assert.deepEqual(readConfig(readWritten(cwd)), { value: DEFAULT_SETTINGS, problems: [] });
    assert.match(readWritten(cwd), /^# Found here: data, shop\n# namespace: shop$/m);
  });

  it('names the pages that its explanations lead to', async () => {
    const cwd = writeFolder(SHOP);
    await runPodgate(['init'], { cwd });
    assert.match(readWritten(cwd), /list of all plugins and what they do \(docs\/cni\.md\)\./);
    assert.match(readWritten(cwd), /their own severity \(docs\/rules\/README\.md\)\./);
  });

  it('writes examples that are right when they are no longer commented out', async () => {
    const cwd = writeFolder(SHOP);
    await runPodgate(['init'], { cwd });
    const lines = readWritten(cwd).split('\n');
    const uncommented = lines.map((line) =>
      /^# (?:[a-zA-Z]+:(?: |$)(?!.*[.;]$)| {2,})/.test(line) ? line.slice(2) : line,
    );
    const { value, problems } = readConfig(
      uncommented.filter((line) => !line.startsWith('Found')).join('\n'),
    );
    assert.deepEqual(problems, []);
    assert.equal(value.namespace, 'shop');
    assert.equal(value.scopes.length, 1);
    assert.equal(value.dns.namespace, 'openshift-dns');
    assert.equal(value.rules.size, 2);
  });

  it('puts in force what options choose, and nothing wrong', async () => {
    const cwd = writeFolder(SHOP);
    const options = ['--kubernetes-version', '1.30', '--namespace', 'on', '--cni', 'netpol-analyzer'];
    await runPodgate(['init', 'k8s', ...options], { cwd });
    const { value, problems } = readConfig(readWritten(cwd, 'k8s/podgate.yaml'));
    assert.deepEqual(problems, []);
    assert.deepEqual(value.kubernetesVersion, { major: 1, minor: 30 });
    assert.equal(value.namespace, 'on');
    assert.equal(value.profile.name, 'netpol-analyzer');
    const wrong = await runPodgate(['init', '--cni', 'kubernets'], { cwd });
    assert.match(wrong.stderr, /^podgate: error: unknown cni kubernets; did you mean kubernetes\?/);
    assert.equal(wrong.exitCode, 2);
  });

  it('suggests the network plugin whose manifests are there, and does not choose it', async () => {
    const calico = `apiVersion: apps/v1
kind: DaemonSet
metadata: { name: calico-node, namespace: kube-system }
spec:
  selector: { matchLabels: { k8s-app: calico-node } }
  template:
    metadata: { labels: { k8s-app: calico-node } }
    spec: { containers: [{ name: calico-node, image: calico/node }] }
`;
    const cwd = writeFolder({ ...SHOP, 'cni/calico.yaml': calico });
    const result = await runPodgate(['init'], { cwd });
    assert.match(result.stdout, /\n {2}1 network plugin, by its manifests: calico\n/);
    assert.match(readWritten(cwd), /^# Found here: calico\n# cni: calico$/m);
    assert.deepEqual(readConfig(readWritten(cwd)).value, DEFAULT_SETTINGS);
  });

  it('overwrites nothing, under either name', async () => {
    for (const name of ['podgate.yaml', 'podgate.yml']) {
      const cwd = writeFolder({ [name]: '# ours\n' });
      const result = await runPodgate(['init'], { cwd });
      assert.equal(result.stderr, `podgate: error: ${name} is there already, and is not overwritten\n`);
      assert.equal(result.exitCode, 2);
      assert.equal(readWritten(cwd, name), '# ours\n');
    }
  });

  it('says when settings above no longer hold', async () => {
    const cwd = writeFolder({ ...SHOP, 'podgate.yaml': 'namespace: shop\n' });
    const result = await runPodgate(['init', 'k8s'], { cwd });
    assert.equal(result.stderr, 'podgate: note: podgate.yaml no longer holds for k8s\n');
    assert.match(result.stdout, /^wrote k8s\/podgate\.yaml\n/);
  });

  it('needs a folder that is there', async () => {
    const cwd = writeFolder(SHOP);
    const missing = await runPodgate(['init', 'none'], { cwd });
    assert.equal(missing.stderr, 'podgate: error: none: no such folder\n');
    const file = await runPodgate(['init', 'k8s/web.yaml'], { cwd });
    assert.match(file.stderr, /^podgate: error: k8s\/web\.yaml is a file;/);
    assert.equal(file.exitCode, 2);
  });
});
