/** `podgate diff`: what it says of two states, in each format, where the states come from, and its exit codes. */
import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { AFTER, BEFORE, below, BOTH, checkRefused, diff, PODS } from './diffShop.ts';
import { ADMIN_POLICY, deployment, documents, onlyFrom, SHOP } from './manifests.ts';
import { runPodgate, writeFolder } from './runPodgate.ts';

async function checkDiff(
  files: Readonly<Record<string, string>>,
  args: readonly string[],
  expected: string,
  exitCode = 1,
): Promise<void> {
  const result = await diff(writeFolder(files), ...args);
  assert.equal(result.stdout, expected, result.stderr);
  assert.equal(result.stderr, '');
  assert.equal(result.exitCode, exitCode);
}

describe('podgate diff', () => {
  it('says that policies of an API that is not read may differ', async () => {
    const cwd = writeFolder({ 'old/k8s.yaml': SHOP, 'new/k8s.yaml': documents(SHOP, ADMIN_POLICY) });
    const note = 'this scope is not complete in these files: unread AdminNetworkPolicy (new/k8s.yaml)';
    const text = await runPodgate(['diff', 'old', 'new'], { cwd });
    assert.equal(text.stdout, `new · no difference in who can reach whom\n\n  ? ${note}\n`);
    const comment = await runPodgate(['diff', 'old', 'new', '--format', 'md'], { cwd });
    assert.match(
      comment.stdout,
      /^\*\*No difference[^\n]*\n\n- this scope is not complete in these files: unread AdminNetworkPolicy/,
    );
    const back = await runPodgate(['diff', 'new', 'old'], { cwd });
    assert.match(back.stdout, /\? before: this scope is not complete/);
  });

  it('says what opened and what closed, and which lines did it', async () => {
    await checkDiff(
      BOTH,
      ['old', 'new'],
      `k8s · 1 pair opened, 1 closed

opened 1     shop/web → shop/db  5432/TCP  allowed by shop/db, ingress rule 1
                                           (new/k8s/db.yaml:8, changed)

closed 1     shop/api → shop/db  5432/TCP  was allowed by shop/db, ingress rule 1
                                           (old/k8s/db.yaml:8, changed)
`,
    );
  });

  it('ends with 0 where nothing differs, however the files do', async () => {
    const other = documents(BEFORE['db.yaml'], PODS).replaceAll('[Ingress]', '\n    - Ingress');
    await checkDiff(
      { ...below('old', BEFORE), 'new/all.yaml': `# comment\n${other}` },
      ['old', 'new'],
      'new · no difference in who can reach whom\n',
      0,
    );
  });

  it('names addresses of a family that only one state knows', async () => {
    const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress: [{ from: [{ ipBlock: { cidr: "2000::/3" } }, { podSelector: {} }] }]
`;
    await checkDiff(
      { ...below('old', { 'pods.yaml': PODS, 'db.yaml': policy }), 'new/pods.yaml': PODS },
      ['old', 'new'],
      `new · 3 pairs opened

opened 3     internet (all addresses but 2000::/3) → shop/db  all
               shop/db isolated it for ingress (old/db.yaml:3, gone)
`,
    );
  });

  it('says that isolation is gone, and what came and went with workloads', async () => {
    await checkDiff(
      { ...below('old', BEFORE), 'new/pods.yaml': PODS.replaceAll(/\bapi\b/g, 'batch') },
      ['old', 'new'],
      `new · 2 pairs opened, 1 workload added, 1 workload removed

opened 2     shop/web, internet → shop/db  all  shop/db isolated it for ingress
                                                (old/db.yaml:3, gone)

added 1      shop/batch[Deployment]
             shop/batch → shop/db, shop/web, internet  all
             shop/db, shop/web, internet → shop/batch  all

removed 1    shop/api[Deployment]
             shop/api → shop/db                      5432/TCP
             shop/api → shop/web, internet           all
             shop/db, shop/web, internet → shop/api  all
`,
    );
  });

  it('says what is uncertain now', async () => {
    const block = onlyFrom('shop', 'db', 'api', 5432).replace(
      'podSelector: { matchLabels: { app: api } }',
      'ipBlock: { cidr: 10.0.0.0/8 }',
    );
    const { stdout } = await diff(
      writeFolder({ ...below('old', BEFORE), ...below('new', { 'pods.yaml': PODS, 'db.yaml': block }) }),
      'old',
      'new',
    );
    assert.match(stdout, /^uncertain 1 +shop\/web → shop\/db +5432\/TCP denied → unknown/m);
    assert.match(stdout, /left open by shop\/db: its address is not known here/);
  });

  it('compares scopes by name, and says which came', async () => {
    const config = 'scopes: [{ name: dev, include: [/dev/] }, { name: prod, include: [/prod/] }]';
    const cwd = writeFolder({
      ...below('old', { 'podgate.yaml': config, ...below('dev', BEFORE) }),
      ...below('new', { 'podgate.yaml': config, ...below('dev', AFTER), ...below('prod', AFTER) }),
    });
    const { stdout, exitCode } = await diff(cwd, 'old', 'new');
    assert.match(stdout, /^dev · 1 pair opened, 1 closed$/m);
    assert.match(stdout, /^prod · this scope is new · 3 workloads added$/m);
    assert.equal(exitCode, 1);
    assert.equal((await diff(cwd, 'old', 'new', '--scope', 'dev')).stdout.includes('prod'), false);
  });

  it('takes one side from standard input', async () => {
    const cwd = writeFolder(below('old', BEFORE));
    const stdin = documents(...Object.values(AFTER));
    const { stdout, exitCode } = await runPodgate(['diff', 'old', '-'], { cwd, stdin });
    assert.match(stdout, /^opened 1 +shop\/web → shop\/db/m);
    assert.equal(exitCode, 1);
    await checkRefused(cwd, ['-', '-'], /only one side can be standard input/);
  });

  it('ends with 2 where a part cannot be read, and still says the rest', async () => {
    const cwd = writeFolder(BOTH);
    symlinkSync('nowhere.yaml', join(cwd, 'new/k8s/lost.yaml'));
    const { stdout, stderr, exitCode } = await diff(cwd, 'old', 'new');
    assert.match(stderr, /cannot read new\/k8s\/lost\.yaml: a link that leads nowhere/);
    assert.match(stdout, /1 pair opened, 1 closed/);
    assert.equal(exitCode, 2);
  });
});

describe('podgate diff --format json', () => {
  it('has one change a pair and set of ports, with the causes by position', async () => {
    const { stdout } = await diff(writeFolder(BOTH), 'old', 'new', '--format', 'json');
    assert.deepEqual(JSON.parse(stdout), {
      schema: 'podgate/diff/1',
      old: 'old',
      new: 'new',
      scopes: [
        {
          name: 'k8s',
          status: 'kept',
          endpoints: { added: [], removed: [] },
          changes: [
            {
              change: 'closed',
              from: 'shop/api[Deployment]',
              to: 'shop/db[Deployment]',
              ports: [{ protocol: 'TCP', from: 5432, to: 5432 }],
              old: 'allowed',
              new: 'denied',
              causes: [0],
            },
            {
              change: 'opened',
              from: 'shop/web[Deployment]',
              to: 'shop/db[Deployment]',
              ports: [{ protocol: 'TCP', from: 5432, to: 5432 }],
              old: 'denied',
              new: 'allowed',
              causes: [1],
            },
          ],
          causes: ['old', 'new'].map((side) => ({
            policy: 'shop/db[NetworkPolicy]',
            direction: 'ingress',
            rule: 0,
            effect: 'allows',
            side,
            status: 'changed',
            file: `${side}/k8s/db.yaml`,
            line: 8,
          })),
        },
      ],
    });
  });
});

describe('podgate diff --format md', () => {
  it('is a comment on a change request', async () => {
    await checkDiff(
      BOTH,
      ['old', 'new', '--format', 'md'],
      `### Who can reach whom: \`old\` → \`new\`

**1 pair opened, 1 closed**

|  | from | to | ports | because |
| --- | --- | --- | --- | --- |
| opened | shop/web | shop/db | 5432/TCP | allowed by shop/db, ingress rule 1 (new/k8s/db.yaml:8, changed) |
| closed | shop/api | shop/db | 5432/TCP | was allowed by shop/db, ingress rule 1 (old/k8s/db.yaml:8, changed) |
`,
    );
    await checkDiff(
      below('old', BEFORE),
      ['old', 'old', '--format', 'md'],
      '**No difference in who can reach whom** between `old` and `old`.\n',
      0,
    );
  });

  it('ends politely before GitHub would cut it off', async () => {
    const many = Array.from({ length: 900 }, (_, index) => deployment('shop', `workload-${index}`));
    const { stdout } = await diff(
      writeFolder({ 'old/a.yaml': PODS, 'new/a.yaml': documents(PODS, ...many) }),
      'old',
      'new',
      '--format',
      'md',
    );
    assert(stdout.length < 65_536, `${stdout.length} characters`);
    assert.match(
      stdout,
      /\n<\/details>\n\nThere is more than a comment can hold; all of it is shown by\n\n {4}podgate diff old new\n$/,
    );
  });

  it('lets names be no markup', async () => {
    const pod = (name: string): string =>
      `apiVersion: v1\nkind: Pod\nmetadata: { name: '${name}', namespace: shop, labels: { app: x } }\n`;
    const { stdout } = await diff(
      writeFolder({ 'old/a.yaml': PODS, 'new/a.yaml': documents(PODS, pod('<img src=x>|[a](http://b)@c')) }),
      'old',
      'new',
      '--format',
      'md',
    );
    assert.match(stdout, /- shop\/&lt;img src=x>\\\|\\\[a\\\]\(http:\/&#47;b\)&#64;c\\\[Pod\\\]/);
    assert.doesNotMatch(stdout, /<img/);
  });
});
