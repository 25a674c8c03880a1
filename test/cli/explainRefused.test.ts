/** What `podgate explain` does not answer: names that mean nothing or too much, ends that form no pair. */
import assert from 'node:assert/strict';
import { DENY_ALL, explain, SHOP_FILES, WEB_TO_DB } from './explainShop.ts';
import { deployment, documents, SHOP, TEMPLATE } from './manifests.ts';
import { runPodgate, writeFolder } from './runPodgate.ts';

const SHOP_SERVICE = ['shop', 'edge']
  .map(
    (namespace) => `apiVersion: v1
kind: Service
metadata: { name: web, namespace: ${namespace} }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`,
  )
  .join('---\n');

/** The last line on standard error, which is the only one about the question. */
async function checkRefused(
  files: Readonly<Record<string, string>>,
  args: readonly string[],
  message: string,
): Promise<void> {
  const result = await runPodgate(['explain', ...args], { cwd: writeFolder(files) });
  const line = result.stderr.trimEnd().split('\n').at(-1) ?? '';
  assert.equal(line.replace(/^podgate: (?:error: )+/, ''), message);
  assert.equal(result.exitCode, 2);
  assert.equal(result.stdout, '');
}

describe('podgate explain, what it cannot answer', () => {
  it('names the nearest endpoints', async () => {
    const to = ['--to', 'shop/db'];
    await checkRefused(
      SHOP_FILES,
      ['--from', 'shop/wbe', ...to],
      'nothing here is called shop/wbe; did you mean shop/web[Deployment]?',
    );
    await checkRefused(
      SHOP_FILES,
      ['--from', 'edge/web', ...to],
      'nothing here is called edge/web; did you mean shop/web[Deployment]?',
    );
    await checkRefused(
      SHOP_FILES,
      ['--from', 'shop/web', '--to', 'shop/databas'],
      'nothing here is called shop/databas; did you mean shop/database[Service]?',
    );
    await checkRefused(
      SHOP_FILES,
      ['--from', 'web', ...to],
      'web names no endpoint; did you mean shop/web[Deployment]? write namespace/name, namespace/name[Kind], ' +
        'namespace/name[Service], kind/name, an address, a CIDR, or internet',
    );
  });

  it('says what could not be read, where, and why', async () => {
    const cwd = writeFolder({ 'db.yaml': deployment('shop', 'db'), 'broken.yaml': 'bad: [\n' });
    const { stderr, exitCode } = await runPodgate(['explain', '.', '--from', 'shop/db', '--to', 'internet'], {
      cwd,
    });
    assert.match(stderr, /note: broken\.yaml:\d+:\d+: .*cannot be read/);
    assert.doesNotMatch(stderr, /object Object/);
    assert.equal(exitCode, 0);
  });

  it('knows what the outside is called, and says how many names it leaves out', async () => {
    await checkRefused(
      SHOP_FILES,
      ['--from', 'intrnet', '--to', 'shop/db'],
      'intrnet names no endpoint; did you mean internet? write namespace/name, namespace/name[Kind], ' +
        'namespace/name[Service], kind/name, an address, a CIDR, or internet',
    );
    const namespaces = Array.from({ length: 10 }, (_, index) => deployment(`shop-${index}`, 'web', 80));
    await checkRefused(
      { 'a.yaml': documents(...namespaces) },
      ['--from', 'web', '--to', 'internet'],
      `web names no endpoint; did you mean ${Array.from({ length: 8 }, (_, index) => `shop-${index}/web[Deployment]`).join(', ')}, ` +
        'or one of 2 more? write namespace/name, namespace/name[Kind], namespace/name[Service], kind/name, an address, a CIDR, or internet',
    );
  });

  it('lists the candidates of an ambiguous name', async () => {
    const pod =
      'apiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: shop, labels: { app: other } }\n';
    const files = { 'a.yaml': documents(SHOP, pod) };
    await checkRefused(
      files,
      WEB_TO_DB,
      'shop/web is ambiguous: shop/web[Deployment], shop/web[Pod]; write one of these',
    );
    await explain(files, ['--from', 'shop/web[Pod]', '--to', 'shop/db']);
  });

  it('takes a kind as kubectl does, and lists all that it may mean', async () => {
    const other = documents(SHOP, deployment('edge', 'web'), SHOP_SERVICE);
    const files = { 'a.yaml': other };
    for (const from of ['deploy/api', 'deployment.apps/api', 'shop/deployments/api', 'shop/api[deploy]']) {
      assert.match(
        await explain(files, ['--from', from, '--to', 'svc/database']),
        /^shop\/api\[Deployment\] → /,
      );
    }
    await checkRefused(
      files,
      ['--from', 'deploy/web', '--to', 'shop/db'],
      'deploy/web is ambiguous: edge/web[Deployment], shop/web[Deployment]; write one of these',
    );
    await checkRefused(
      files,
      ['--from', 'svc/web', '--to', 'shop/db'],
      'svc/web is ambiguous: edge/web[Service], shop/web[Service]; write one of these',
    );
    const ofTwoKinds = {
      'a.yaml': documents(
        other,
        deployment('shop', 'web').replace('apps/v1\nkind: Deployment', 'apps/v1\nkind: StatefulSet'),
      ),
    };
    await checkRefused(
      ofTwoKinds,
      ['--from', 'shop/web', '--to', 'shop/db'],
      'shop/web is ambiguous: shop/web[Deployment], shop/web[StatefulSet], shop/web[Service]; write one of these',
    );
  });

  it('names the namespaces where nothing is called nearly so', async () => {
    await checkRefused(
      SHOP_FILES,
      ['--from', 'nope/x', '--to', 'shop/db'],
      'nothing here is called nope/x; the namespaces with workloads are shop',
    );
    await checkRefused(
      SHOP_FILES,
      ['--from', 'shop/svc/databse', '--to', 'shop/db'],
      'nothing here is called shop/svc/databse; did you mean shop/database[Service]?',
    );
  });

  it('names the scopes where there are several', async () => {
    const files = {
      'podgate.yaml': 'scopes: [{ name: dev, include: [/dev/] }, { name: prod, include: [/prod/] }]',
      'dev/a.yaml': SHOP,
      'prod/a.yaml': SHOP,
    };
    await checkRefused(
      files,
      WEB_TO_DB,
      'a pair is of one scope; choose it with --scope (there are: dev, prod)',
    );
    await explain(files, [...WEB_TO_DB, '--scope', 'prod']);
  });

  it('says why two ends are no pair', async () => {
    await checkRefused(
      SHOP_FILES,
      ['--from', '8.8.8.8', '--to', '1.1.1.1'],
      '8.8.8.8 and 1.1.1.1 are both outside of the cluster, where no policy has a say',
    );
    const ofIpv4 = `apiVersion: v1
kind: Pod
metadata: { name: old, namespace: shop, labels: { app: old } }
status: { podIP: 10.1.2.3 }
---
apiVersion: v1
kind: Pod
metadata: { name: both, namespace: shop, labels: { app: both } }
status: { podIPs: [{ ip: 10.1.2.4 }, { ip: "fd00::4" }] }
`;
    await checkRefused(
      { 'a.yaml': ofIpv4 },
      ['--from', 'shop/old', '--to', '2001:db8::1'],
      'shop/old[Pod] has no IPv6 address, so nothing connects it with 2001:db8::1-2001:db8::1',
    );
  });

  it('says where a port leads nowhere', async () => {
    const named = SHOP.replace('targetPort: 5432', 'targetPort: sql');
    await checkRefused(
      { 'a.yaml': named },
      ['--from', 'shop/web', '--to', 'shop/database', '--port', '80'],
      'the port of shop/database leads nowhere: shop/db[Deployment] has no port of the name that the Service sends it to',
    );
  });

  it('needs both ends, and manifests', async () => {
    await checkRefused(SHOP_FILES, ['--from', 'shop/web'], "required option '--to <E>' not specified");
    await checkRefused({}, WEB_TO_DB, 'there is no pair to explain: no resources of Kubernetes in no files');
    await checkRefused(
      { 'a.yaml': DENY_ALL },
      WEB_TO_DB,
      'there is no pair to explain: no workloads in 1 file: nothing here makes pods',
    );
    await checkRefused(
      { 'web/Chart.yaml': 'name: web\n', 'web/templates/web.yaml': TEMPLATE },
      WEB_TO_DB,
      'there is no pair to explain: no workloads, only templates (web/templates/web.yaml), which say nothing ' +
        'until they are rendered: helm template web | podgate explain - --from ...',
    );
  });
});
