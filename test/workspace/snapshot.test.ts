/**
 * What a change of a workspace costs and what it keeps: findings once and in order, scopes shared, files reused.
 */
import assert from 'node:assert/strict';
import type { Finding, Snapshot } from '../../engine/src/index.ts';
import { deployment, denyAll, openWorkspace } from '../scopes/checkScopes.ts';

/** Findings as `file:line rule resource @scope`. */
function showFindings(snapshot: Snapshot): readonly string[] {
  return snapshot.findings().map((finding) => {
    const line = lineOf(snapshot, finding);
    const scope = finding.scope === undefined ? '' : ` @${finding.scope}`;
    return `${finding.location.file}:${line} ${finding.rule} ${finding.resource ?? '-'}${scope}`;
  });
}

function lineOf(snapshot: Snapshot, { location }: Finding): number {
  const lines = snapshot.files.get(location.file)?.lines;
  return (lines?.positionAt(location.span.start).line ?? 0) + 1;
}

const BAD_POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: {}
  policyTypes: [Inbound]
`;

describe('findings of a snapshot', () => {
  it('are sorted by file and place, and name the resource as the scope has it', () => {
    const snapshot = openWorkspace(`
#-- z/bad.yaml
${BAD_POLICY}
#-- a/kustomization.yaml
namespace: shop
namePrefix: my-
resources: [bad.yaml]
#-- a/bad.yaml
${BAD_POLICY}---
${BAD_POLICY.replace('name: web', 'name: db')}
`);
    assert.deepEqual(showFindings(snapshot), [
      'a/bad.yaml:6 api-unsupported-value shop/my-web[NetworkPolicy] @.',
      'a/bad.yaml:13 api-unsupported-value shop/my-db[NetworkPolicy] @.',
      'z/bad.yaml:6 api-unsupported-value default/web[NetworkPolicy] @.',
    ]);
  });

  it('are there once where a file is in several scopes, and then name none', () => {
    const snapshot = openWorkspace(`
#-- base/kustomization.yaml
resources: [bad.yaml, web.yaml]
#-- base/bad.yaml
${BAD_POLICY}
#-- base/web.yaml
${deployment('web')}
#-- dev/kustomization.yaml
resources: [../base]
#-- prod/kustomization.yaml
resources: [../base]
`);
    assert.equal(snapshot.scopes.length, 2);
    assert.deepEqual(snapshot.scopesOf('base/bad.yaml'), snapshot.scopes);
    assert.deepEqual(showFindings(snapshot), [
      'base/bad.yaml:6 api-unsupported-value default/web[NetworkPolicy]',
    ]);
  });

  it('say which of two manifests of one resource does not count, with the other beside it', () => {
    const snapshot = openWorkspace(`
#-- k8s/b.yaml
${denyAll('deny', 'shop')}
#-- k8s/a.yaml
${deployment('web')}
---
${denyAll('deny', 'shop')}
`);
    assert.deepEqual(showFindings(snapshot), [
      'k8s/a.yaml:13 duplicate-resource shop/deny[NetworkPolicy] @k8s',
    ]);
    const [duplicate] = snapshot.findings();
    assert.deepEqual(
      duplicate?.related.map(({ file }) => file),
      ['k8s/b.yaml'],
    );
  });

  it('do not count a Namespace that several files declare alike, but one that they declare differently', () => {
    const declare = (labels: string): string =>
      `apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { team: ${labels} } }\n`;
    assert.deepEqual(
      showFindings(openWorkspace(`#-- a.yaml\n${declare('a')}#-- b.yaml\n${declare('a')}`)),
      [],
    );
    assert.deepEqual(showFindings(openWorkspace(`#-- a.yaml\n${declare('a')}#-- b.yaml\n${declare('b')}`)), [
      'a.yaml:3 duplicate-resource shop[Namespace] @.',
    ]);
  });

  it('hold for a scope only where they hold in all scopes of the file', () => {
    const snapshot = openWorkspace(`
#-- podgate.yaml
scopes:
- { name: one, include: [a.yaml, b.yaml] }
- { name: two, include: [a.yaml] }
#-- a.yaml
${denyAll('deny')}
#-- b.yaml
${denyAll('deny')}
`);
    assert.deepEqual(showFindings(snapshot), []);
  });

  it('say nothing about what a patch lacks, and what is wrong in it', () => {
    const snapshot = openWorkspace(`
#-- kustomization.yaml
resources: [web.yaml]
patches: [{ path: patch.yaml }]
#-- web.yaml
${denyAll('web')}
#-- patch.yaml
kind: NetworkPolicy
apiVersion: networking.k8s.io/v1
metadata: { labels: { tier: null } }
spec:
  $patch: replace
  ingress:
  - ports: [{ port: 70000 }]
`);
    assert.deepEqual(showFindings(snapshot), ['patch.yaml:7 api-invalid-value - @.']);
  });

  it('have those of podgate.yaml, and obey its severities', () => {
    const text = `
#-- podgate.yaml
namespcae: shop
rules: { api-unsupported-value: hint }
#-- bad.yaml
${BAD_POLICY}
`;
    const snapshot = openWorkspace(text);
    assert.deepEqual(showFindings(snapshot), [
      'bad.yaml:6 api-unsupported-value default/web[NetworkPolicy] @.',
      'podgate.yaml:1 config-invalid -',
    ]);
    assert.deepEqual(
      snapshot.findings().map(({ severity }) => severity),
      ['hint', 'error'],
    );
    const silenced = openWorkspace(text.replace('hint', 'off'));
    assert.deepEqual(showFindings(silenced), ['podgate.yaml:1 config-invalid -']);
  });
});

describe('a change of a snapshot', () => {
  const DEV = deployment('web');
  const before = openWorkspace(`
#-- dev/web.yaml
${DEV}
#-- prod/kustomization.yaml
resources: [web.yaml]
namePrefix: ''
labels: [{ pairs: { env: prod } }]
#-- prod/web.yaml
${deployment('web')}
#-- prod/deny.yaml
${denyAll('deny')}
`);
  const viewOf = (snapshot: Snapshot, name: string): object | undefined =>
    snapshot.scopes.find((scope) => scope.name === name);

  it('keeps the scopes that it does not touch, with all that was computed of them', () => {
    const { reachability } = before.scopes.find(({ name }) => name === 'prod') ?? assert.fail('no prod');
    const after = before.change([{ path: 'dev/web.yaml', text: `# a comment\n${DEV}` }]);
    assert.notEqual(viewOf(after, 'dev'), viewOf(before, 'dev'));
    assert.equal(viewOf(after, 'prod'), viewOf(before, 'prod'));
    assert.equal(after.scopes.find(({ name }) => name === 'prod')?.reachability, reachability);
    assert.equal(after.files.get('prod/web.yaml'), before.files.get('prod/web.yaml'));
  });

  it('keeps a scope whose files changed without a change of its resources', () => {
    const after = before.change([
      { path: 'dev/web.yaml', text: `${DEV}---\napiVersion: v1\nkind: ConfigMap\n` },
    ]);
    assert.equal(viewOf(after, 'dev'), viewOf(before, 'dev'));
  });

  it('keeps the resources of a kustomization that it does not touch, in a scope that it does', () => {
    const opened = openWorkspace(`
#-- a/kustomization.yaml
namespace: shop
commonLabels: { team: a }
resources: [deny.yaml]
#-- a/deny.yaml
${denyAll('deny')}
#-- b/web.yaml
${DEV}
`);
    const changed = opened.change([{ path: 'b/web.yaml', text: DEV.replace('app: web', 'app: other') }]);
    const specOf = ({ scopes }: Snapshot): object | undefined => scopes[0]?.cluster.policies[0]?.spec;
    assert.notEqual(changed.scopes[0], opened.scopes[0]);
    assert.notEqual(specOf(opened), undefined);
    assert.equal(specOf(changed), specOf(opened));
    const found = changed.change([{ path: 'a/gone.yaml', text: denyAll('more') }]);
    assert.equal(found.scopes[0]?.cluster.policies.length, 2);
  });

  it('makes new scopes where a file comes, goes, or changes what it says', () => {
    const added = before.change([{ path: 'dev/db.yaml', text: deployment('db') }]);
    assert.deepEqual(
      added.scopes.map(({ name, cluster }) => [name, cluster.workloads.length]),
      [
        ['dev', 2],
        ['prod', 1],
      ],
    );
    const removed = added.change([{ path: 'dev/web.yaml', text: undefined }]);
    assert.deepEqual(
      removed.scopes.map(({ name, cluster }) => [name, cluster.workloads.map(({ id }) => id)]),
      [['.', ['default/db[Deployment]', 'default/web[Deployment]']]],
    );
  });

  it('leaves the snapshot before it as it was', () => {
    before.change([{ path: 'dev/web.yaml', text: undefined }]);
    assert.deepEqual(
      before.scopes.map(({ name }) => name),
      ['dev', 'prod'],
    );
  });

  it('makes every scope new where the settings say something else about it', () => {
    const { settings } = before.options;
    const options = { ...before.options, settings: { ...settings, namespace: 'shop' } };
    const after = before.change([], options);
    assert.equal(after.scopes[0]?.cluster.workloads[0]?.id, 'shop/web[Deployment]');
  });

  it('ends at what reading all files again would give', () => {
    const texts = new Map([
      ['dev/web.yaml', deployment('web')],
      ['prod/web.yaml', `${deployment('web')}---\n${denyAll('more')}`],
      ['new/bad.yaml', BAD_POLICY],
    ]);
    const changed = before.change([...texts].map(([path, text]) => ({ path, text })));
    const paths = [...changed.files.keys()];
    assert.deepEqual(paths.sort(), [
      'dev/web.yaml',
      'new/bad.yaml',
      'prod/deny.yaml',
      'prod/kustomization.yaml',
      'prod/web.yaml',
    ]);
    const fresh = openWorkspace(`
#-- dev/web.yaml
${texts.get('dev/web.yaml') ?? ''}
#-- prod/kustomization.yaml
resources: [web.yaml]
namePrefix: ''
labels: [{ pairs: { env: prod } }]
#-- prod/web.yaml
${texts.get('prod/web.yaml') ?? ''}
#-- prod/deny.yaml
${denyAll('deny')}
#-- new/bad.yaml
${texts.get('new/bad.yaml') ?? ''}
`);
    assert.deepEqual(showFindings(changed), showFindings(fresh));
    assert.deepEqual(
      changed.scopes.map(({ name, cluster }) => [name, cluster.workloads.length, cluster.policies.length]),
      fresh.scopes.map(({ name, cluster }) => [name, cluster.workloads.length, cluster.policies.length]),
    );
  });
});
