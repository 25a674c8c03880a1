/**
 * `podgate generate --allow` and `--split`: the patch, what is said beside it, and the files after `--write`, of which the
 * matrix then says what was promised.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployment, documents, onlyFrom, SHOP } from './manifests.ts';
import { runPodgate, writeFolder } from './runPodgate.ts';

const ALLOW = ['generate', '--allow', 'shop/web', '--to', 'shop/db'];

async function matrixOf(cwd: string, ...args: readonly string[]): Promise<string> {
  return (await runPodgate(['matrix', '--format', 'list', ...args], { cwd })).stdout;
}

describe('podgate generate --allow', () => {
  it('prints the smallest change as a patch, and what it opens', async () => {
    const cwd = writeFolder({ 'k8s/shop.yaml': SHOP });
    const { stdout, stderr, exitCode } = await runPodgate(ALLOW, { cwd });
    assert.equal(
      stdout,
      `--- a/k8s/shop.yaml
+++ b/k8s/shop.yaml
@@ -35,7 +35,7 @@
   podSelector: { matchLabels: { app: db } }
   policyTypes: [Ingress]
   ingress:
-    - from: [{ podSelector: { matchLabels: { app: api } } }]
+    - from: [{ podSelector: { matchLabels: { app: api } } }, { podSelector: { matchLabels: { app: web } } }]
       ports: [{ port: 5432 }]
 ---
 apiVersion: v1
`,
    );
    assert.equal(
      stderr,
      `podgate: note: add a peer to ingress rule 1 of \`db\`
podgate: note: opens shop/web[Deployment] → shop/db[Deployment] on TCP 5432
podgate: note: it opens and closes nothing else
`,
    );
    assert.equal(exitCode, 0);
    assert.equal(readFileSync(join(cwd, 'k8s/shop.yaml'), 'utf8'), SHOP);
    execFileSync('git', ['apply', '-'], { cwd, input: stdout });
    assert.match(await matrixOf(cwd, '--to', 'shop/db'), /^shop\/web\[Deployment\] => .* : TCP 5432$/m);
  });

  it('writes into the file when it is told to, and then has nothing left to do', async () => {
    const cwd = writeFolder({ 'shop.yaml': SHOP });
    const { stdout, stderr } = await runPodgate([...ALLOW, '--port', '9187', '--write'], { cwd });
    assert.equal(stdout, '');
    assert.match(
      stderr,
      /add an ingress rule to `db`\n.*on TCP 9187\n(?:.*\n)*podgate: note: changed shop.yaml\n$/,
    );
    assert.match(await matrixOf(cwd, '--to', 'shop/db'), /^shop\/web\[Deployment\] => .* : TCP 9187$/m);
    const again = await runPodgate([...ALLOW, '--port', '9187'], { cwd });
    assert.equal(again.stdout, '');
    assert.equal(
      again.stderr,
      'podgate: note: shop/web can reach shop/db already; there is nothing to write\n',
    );
    assert.equal(again.exitCode, 0);
  });

  it('makes a file where the folder has one policy to a file, beside what is there', async () => {
    const deny = (name: string, types: string): string =>
      `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: ${name}, namespace: shop }\nspec: { podSelector: {}, policyTypes: [${types}] }\n`;
    const pods = SHOP.split('---\n').filter((text) => !text.includes('NetworkPolicy'));
    const cwd = writeFolder({
      'pods.yaml': documents(...pods),
      'policies/deny-ingress.yaml': deny('deny-ingress', 'Ingress'),
      'policies/deny-egress.yaml': deny('deny-egress', 'Egress'),
      // Left out of the manifests, but there.
      '.gitignore': 'policies/allow-web-to-db.yaml\n',
      '.git/HEAD': '',
      'policies/allow-web-to-db.yaml': 'mine: 1\n',
    });
    const { stderr } = await runPodgate([...ALLOW, '--write'], { cwd });
    assert.match(stderr, /note: wrote policies\/allow-web-to-db-2.yaml\n/);
    assert.equal(readFileSync(join(cwd, 'policies/allow-web-to-db.yaml'), 'utf8'), 'mine: 1\n');
    assert.equal(
      await matrixOf(cwd, '--to', 'shop/db'),
      'shop/web[Deployment] => shop/db[Deployment] : TCP 5432\n',
    );
  });

  it('opens every pair that the names stand for, and says what else is opened', async () => {
    const replica = deployment('shop', 'replica', 5432).replaceAll('app: replica', 'app: db');
    const files = { 'shop.yaml': documents(SHOP, replica) };
    const one = await runPodgate(ALLOW, { cwd: writeFolder(files) });
    assert.match(
      one.stderr,
      /opens shop\/web\S+ → shop\/db\S+ on TCP 5432\n.*also opens shop\/web\S+ → shop\/replica\S+ on TCP 5432\n$/,
    );
    const cwd = writeFolder(files);
    const service = ['generate', '--allow', 'internet', '--to', 'shop/database[Service]', '--port', '80'];
    const both = await runPodgate([...service, '--write'], { cwd });
    assert.match(both.stderr, /opens internet → shop\/db\S+ on TCP 5432\n/);
    assert.match(both.stderr, /opens internet → shop\/replica\S+ on TCP 5432\n/);
    assert.match(both.stderr, /it opens and closes nothing else\n/);
    assert.match(await matrixOf(cwd, '--from', 'internet'), /=> shop\/replica\S+ : TCP 5432/);
  });

  it('says why it cannot', async () => {
    const cwd = writeFolder({ 'shop.yaml': SHOP });
    const unknown = await runPodgate(['generate', '--allow', 'shop/wbe', '--to', 'shop/db'], { cwd });
    assert.match(unknown.stderr, /nothing here is called shop\/wbe; did you mean shop\/web/);
    assert.equal(unknown.exitCode, 2);
    const input = await runPodgate([...ALLOW, '--write', '-'], { cwd, stdin: SHOP });
    assert.match(input.stderr, /cannot write -: standard input cannot be written/);
    assert.equal(input.exitCode, 2);
  });
});

describe('podgate generate --split', () => {
  const WEB = `# the shop's front
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Ingress, Egress]
  ingress:
    - ports: [{ port: 8080 }] # everybody
    - from: [{ podSelector: {} }]
  egress:
    - to: [{ podSelector: { matchLabels: { app: api } } }]
`;
  const FILES = {
    'net/web.yaml': WEB,
    'net/db.yaml': onlyFrom('shop', 'db', 'api', 5432),
    'shop.yaml': SHOP.replace(`${onlyFrom('shop', 'db', 'api', 5432)}---\n`, ''),
  };

  it('prints a patch after which every pair is decided as before', async () => {
    const cwd = writeFolder(FILES);
    const before = await matrixOf(cwd);
    const { stdout, stderr, exitCode } = await runPodgate(
      ['generate', '--split', 'shop/web', '--by', 'direction'],
      { cwd },
    );
    assert.equal(
      stdout,
      `--- a/net/web.yaml
+++ b/net/web.yaml
@@ -4,9 +4,7 @@
 metadata: { name: web, namespace: shop }
 spec:
   podSelector: { matchLabels: { app: web } }
-  policyTypes: [Ingress, Egress]
+  policyTypes: [Ingress]
   ingress:
     - ports: [{ port: 8080 }] # everybody
     - from: [{ podSelector: {} }]
-  egress:
-    - to: [{ podSelector: { matchLabels: { app: api } } }]
--- /dev/null
+++ b/net/web-egress.yaml
@@ -0,0 +1,8 @@
+apiVersion: networking.k8s.io/v1
+kind: NetworkPolicy
+metadata: { name: web-egress, namespace: shop }
+spec:
+  podSelector: { matchLabels: { app: web } }
+  policyTypes: [Egress]
+  egress:
+    - to: [{ podSelector: { matchLabels: { app: api } } }]
`,
    );
    assert.equal(
      stderr,
      'podgate: note: 2 policies in the place of one: `web`, `web-egress`; this opens nothing and closes nothing\n',
    );
    assert.equal(exitCode, 0);
    execFileSync('git', ['apply', '-'], { cwd, input: stdout });
    assert.equal(await matrixOf(cwd), before);
  });

  it('splits by rule where nobody says how, and writes files', async () => {
    const cwd = writeFolder(FILES);
    const before = await matrixOf(cwd);
    const { stderr } = await runPodgate(['generate', '--split', 'web', '--write'], { cwd });
    assert.match(stderr, /3 policies in the place of one: `web`, `web-ingress-2`, `web-egress`;/);
    assert.equal(existsSync(join(cwd, 'net/web-ingress-2.yaml')), true);
    assert.equal(await matrixOf(cwd), before);
  });

  it('says why it cannot, and leaves the files as they are', async () => {
    const cwd = writeFolder(FILES);
    const one = await runPodgate(['generate', '--split', 'shop/db'], { cwd });
    assert.equal(
      one.stderr,
      'podgate: error: cannot split shop/db: the policy says one thing only; there is nothing to split\n',
    );
    const unknown = await runPodgate(['generate', '--split', 'shop/wbe'], { cwd });
    assert.equal(unknown.stderr, 'podgate: error: there is no policy shop/wbe; did you mean shop/web?\n');
    chmodSync(join(cwd, 'net/web.yaml'), 0o444);
    const locked = await runPodgate(['generate', '--split', 'shop/web', '--write'], { cwd });
    assert.match(locked.stderr, /cannot write net\/web.yaml: it is read-only/);
    assert.equal(readFileSync(join(cwd, 'net/web.yaml'), 'utf8'), WEB);
    for (const { exitCode } of [one, unknown, locked]) {
      assert.equal(exitCode, 2);
    }
  });
});
