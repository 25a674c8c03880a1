/** The samples answer what their READMEs and the scenarios behind them claim, and have nothing to report. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runPodgate } from './runPodgate.ts';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The table or list of `podgate matrix samples/<args>`, without the header and the notes. */
async function checkSample(args: string, expected: string): Promise<void> {
  const [sample = '', ...options] = args.split(' ');
  const result = await runPodgate(['matrix', `samples/${sample}`, ...options], { cwd: ROOT });
  assert.equal(result.exitCode, 0, result.stderr);
  assert.equal(result.stderr, '');
  const sections = result.stdout.split('\n\n');
  assert.equal(`\n${sections[1]?.trimEnd()}\n`, expected);
}

describe('samples', () => {
  const samples = readdirSync(join(ROOT, 'samples'));

  it('are five, and have nothing to report but the mistake that one of them shows', async () => {
    assert.deepEqual(samples, [
      'ecommerce',
      'frontend-backend',
      'multi-tenant',
      'three-namespaces',
      'three-tier',
    ]);
    for (const sample of samples) {
      const { stdout, exitCode } = await runPodgate(['check', `samples/${sample}`], { cwd: ROOT });
      const isMistaken = sample === 'three-namespaces';
      assert.match(stdout, isMistaken ? /^1 warning in 1 file/m : /^nothing to report in \d+ files\n$/);
      assert.equal(stdout.includes('before/policy.yaml:16:11  warning  peer-in-other-namespace'), isMistaken);
      assert.equal(exitCode, isMistaken ? 1 : 0);
    }
  });

  it('have READMEs whose commands run', async () => {
    for (const sample of samples) {
      const readme = readFileSync(join(ROOT, 'samples', sample, 'README.md'), 'utf8');
      const commands = readme.split('\n').filter((line) => line.startsWith('podgate '));
      assert.notEqual(commands.length, 0, sample);
      for (const command of commands) {
        const { exitCode, stderr } = await runPodgate(command.split(' ').slice(1), { cwd: ROOT });
        assert.equal(exitCode, 0, `${command}: ${stderr}`);
      }
    }
  });

  it('three-tier: only the backend reaches the database; the users reach the frontend', async () => {
    await checkSample(
      'three-tier',
      `
                  backend  db        frontend  internet
  shop  backend   ·        3306/TCP  all       all
        db        all      ·         all       all
        frontend  all      ✕         ·         all
        internet  all      ✕         all
`,
    );
  });

  it('frontend-backend: an open cluster, one policy, a default deny, and what it takes to work again', async () => {
    await checkSample(
      'frontend-backend --scope 1-no-policies --from internet',
      `
            demo                       kube-system
            backend  client  frontend  coredns
  internet  all      all     all       all
`,
    );
    await checkSample(
      'frontend-backend --scope 2-frontend-access --to demo/frontend',
      `
                         frontend
  demo         backend   80/TCP
               client    ✕
               frontend  ·
  kube-system  coredns   ✕
               internet  ✕
`,
    );
    await checkSample(
      'frontend-backend --scope 3-default-deny --to demo/frontend',
      `
                         frontend
  demo         backend   ✕
               client    ✕
               frontend  ·
  kube-system  coredns   ✕
               internet  ✕
`,
    );
    await checkSample(
      'frontend-backend --scope 4-dns --from demo/backend',
      `
                 demo                       kube-system
                 backend  client  frontend  coredns        internet
  demo  backend  ·        ✕       80/TCP    53/TCP 53/UDP  ✕
`,
    );
  });

  it('three-namespaces: a podSelector alone lets nobody in from another namespace; both selectors do', async () => {
    await checkSample(
      'three-namespaces --scope 1-before --to ns-2/pod-2',
      `
                  pod-2
  ns-1  pod-1     ✕
  ns-2  pod-2     ·
  ns-3  pod-3     ✕
        internet  ✕
`,
    );
    await checkSample(
      'three-namespaces --scope 2-after --to ns-2/service-2[Service]',
      `
                  pod-2
  ns-1  pod-1     ✕
  ns-2  pod-2     ·
  ns-3  pod-3     80/TCP
        internet  ✕
`,
    );
  });

  it('ecommerce: the namespaces are apart, the backend for frontends still reaches orders and products', async () => {
    await checkSample(
      'ecommerce --scope 2-isolated',
      `
                               ecommerce                        express-nodejs
                               graphql-bff  orders    products  express         internet
  ecommerce       graphql-bff  ·            3004/TCP  3005/TCP  ✕               all
                  orders       3003/TCP     ·         ✕         ✕               all
                  products     3003/TCP     ✕         ·         ✕               all
  express-nodejs  express      ✕            ✕         ✕         8080/TCP        all
                  internet     ✕            ✕         ✕         ✕
`,
    );
  });

  it('multi-tenant: tenants are apart, but for nginx, one pair across namespaces, and one way out', async () => {
    await checkSample(
      'multi-tenant --to tenant-02/payments',
      `
  tenant-02/payments
    8080/TCP  from tenant-01/orders
    all       from all of tenant-02 (12)
    8081/TCP  from tools/nginx
`,
    );
    await checkSample(
      'multi-tenant --from tenant-02/payments --to internet',
      `
                       internet  52.94.0.0/16
  tenant-02  payments  ✕         443/TCP
`,
    );
    await checkSample(
      'multi-tenant --from tools/nginx --to tenant-12/web',
      `
                web
  tools  nginx  8080-8081/TCP
`,
    );
    await checkSample(
      'multi-tenant --from tenant-12/web --to tools/nginx[Service] --port 80',
      `
                  nginx
  tenant-12  web  8080/TCP
`,
    );
  });
});
