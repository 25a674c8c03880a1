/** `podgate explain`: what it says of a pair, what it offers, which questions it takes, and its exit codes. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployment, documents, onlyFrom, SHOP, TEMPLATE } from './manifests.ts';
import { runPodgate, writeFolder } from './runPodgate.ts';

const DENY_ALL = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny-all, namespace: shop }
spec: { podSelector: {}, policyTypes: [Ingress, Egress] }
`;

async function explain(files: Readonly<Record<string, string>>, args: readonly string[]): Promise<string> {
  const result = await runPodgate(['explain', ...args], { cwd: writeFolder(files) });
  assert.equal(result.exitCode, 0, result.stderr);
  assert.equal(result.stderr, '');
  return result.stdout;
}

/** What is looked at of an answer. */
interface Answer {
  readonly from: string;
  readonly verdict: string;
  readonly because?: string;
  readonly ports: readonly unknown[];
  readonly toOpen?: {
    readonly changes: readonly { readonly policy: string; readonly file: string }[];
    readonly alsoOpens: readonly unknown[];
    readonly alsoOpensCount: number;
  };
}

/** One answer, or a list of them. */
async function explainJson<T = Answer>(
  files: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<T> {
  return JSON.parse(await explain(files, [...args, '--format', 'json'])) as T;
}

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

const SHOP_FILES = { 'shop.yaml': SHOP };
const WEB_TO_DB = ['--from', 'shop/web', '--to', 'shop/db'];

describe('podgate explain', () => {
  it('says that a pair is denied, by whom, and what would open it', async () => {
    assert.equal(
      await explain(SHOP_FILES, [...WEB_TO_DB, '--port', '5432/TCP']),
      `shop/web[Deployment] → shop/db[Deployment] on TCP 5432: denied

  leaves  shop/web  yes  no policy isolates it for egress
  enters  shop/db   no   isolated by shop/db  shop.yaml:33
                         rule 1 allows pods app=api of namespace shop, but not web (has app=web)
                           :38

  To open it, add a peer to ingress rule 1 of \`db\`  shop.yaml:38

      - from: [{ podSelector: { matchLabels: { app: api } } }, { podSelector: { matchLabels: { app: web } } }]

  It opens nothing else.
`,
    );
  });

  it('says which ports are allowed, by which rule, and which are not', async () => {
    assert.equal(
      await explain(SHOP_FILES, ['--from', 'shop/api', '--to', 'shop/db']),
      `shop/api[Deployment] → shop/db[Deployment]

  TCP 5432: allowed
    leaves  shop/api  yes  no policy isolates it for egress
    enters  shop/db   yes  shop/db allows it by ingress rule 1: pods app=api of namespace shop, on
                           TCP 5432  shop.yaml:38

  every port but TCP 5432: denied
    leaves  shop/api  yes  no policy isolates it for egress
    enters  shop/db   no   isolated by shop/db  shop.yaml:33
                           rule 1 allows api only on TCP 5432  :38
`,
    );
  });

  it('takes a Service for its pods, and says what its port is there', async () => {
    const text = await explain(SHOP_FILES, ['--from', 'shop/api', '--to', 'shop/database', '--port', '80']);
    const [title, service] = text.split('\n');
    assert.equal(title, 'shop/api[Deployment] → shop/db[Deployment] on TCP 5432: allowed');
    assert.equal(service, '  of Service shop/database: port 80/TCP is TCP 5432 on these pods');
    const [answer] = await explainJson<Answer[]>(SHOP_FILES, ['--from', 'shop/database', '--to', 'shop/web']);
    assert.equal(answer?.from, 'shop/db[Deployment]');
  });

  it('tells addresses that are decided alike once', async () => {
    const files = {
      'a.yaml': documents(
        deployment('shop', 'web', 8080),
        `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress: [{ from: [{ ipBlock: { cidr: 203.0.113.0/24 } }] }]
`,
      ),
    };
    const text = await explain(files, ['--from', 'internet', '--to', 'shop/web', '--port', '8080']);
    assert.deepEqual(
      text.split('\n').filter((line) => line.includes('→')),
      ['internet → shop/web[Deployment] on TCP 8080: denied'],
    );
    const block = await explain(files, ['--from', '203.0.113.7', '--to', 'shop/web', '--port', '8080']);
    assert.match(block, /^203\.0\.113\.7 → shop\/web\[Deployment\] on TCP 8080: allowed\n/);
  });

  it('explains one pair of each answer where a name stands for many', async () => {
    const blocks = Array.from({ length: 1200 }, (_, index) => {
      const [high, low] = [index >> 8, index & 255].map(String);
      return `    - from: [{ ipBlock: { cidr: 8.${high}.${low}.4/30 } }]\n      ports: [{ port: ${index % 2 === 0 ? '80' : '81'} }]\n`;
    });
    const files = {
      'a.yaml': documents(
        deployment('shop', 'web', 8080),
        `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress:
${blocks.join('')}`,
      ),
    };
    const args = ['explain', '--from', 'internet', '--to', 'shop/web', '--port', '80'];
    const { exitCode, stdout, stderr } = await runPodgate(args, { cwd: writeFolder(files) });
    assert.equal(exitCode, 0, stderr);
    const note =
      /^podgate: note: internet and shop\/web stand for many pairs here; one of each answer is explained, and [\d,]+ are not$/m;
    assert.match(stderr, note);
    // Allowed, denied for the port, and denied for the address.
    assert.equal(stdout.match(/^\S.* → .*$/gm)?.length, 3, stdout);
    assert.match(stdout, /It opens nothing else\.\n$/);
  });

  it('says what both sides need, as one change where both stand at one place', async () => {
    const files = {
      'pods.yaml': documents(deployment('shop', 'web', 8080), deployment('shop', 'db', 5432)),
      'deny.yaml': DENY_ALL,
    };
    const text = await explain(files, WEB_TO_DB);
    const titles =
      'To open TCP 5432, add the policy `allow-web-to-db` behind `deny-all`; add the policy `allow-web-to-db-2` behind `deny-all`';
    assert(text.replaceAll(/\s+/g, ' ').includes(`${titles} deny.yaml:`));
    assert.doesNotMatch(text, /deny\.yaml:1\b/);
    assert.match(text, /It opens nothing else\.\n$/);
    assert.equal(text.match(/policyTypes:\n {10}- (?:Ingress|Egress)/g)?.length, 2);
  });

  it('says what else a change opens', async () => {
    const twins = documents(
      deployment('shop', 'db', 5432),
      deployment('shop', 'web', 8080),
      deployment('shop', 'web-canary', 8080).replaceAll('app: web-canary', 'app: web'),
      onlyFrom('shop', 'db', 'api', 5432),
    );
    const text = await explain({ 'a.yaml': twins }, WEB_TO_DB);
    assert.match(
      text,
      /It opens 1 other pair as well:\n\n {6}shop\/web-canary\[Deployment\] → shop\/db\[Deployment\] on TCP 5432\n$/,
    );
  });

  it('writes edits that open the pair when they are applied', async () => {
    const cwd = writeFolder(SHOP_FILES);
    const args = ['explain', ...WEB_TO_DB, '--port', '5432', '--format', 'json'];
    const before = JSON.parse((await runPodgate(args, { cwd })).stdout);
    assert.equal(before.verdict, 'denied');
    const file = join(cwd, 'shop.yaml');
    const lines = readFileSync(file, 'utf8').split('\n');
    for (const { range, newText } of before.toOpen.changes[0].edits) {
      const line = lines[range.start.line - 1] ?? '';
      assert.deepEqual(range.start, range.end);
      lines[range.start.line - 1] =
        line.slice(0, range.start.column - 1) + newText + line.slice(range.start.column - 1);
    }
    writeFileSync(file, lines.join('\n'));
    assert.equal(JSON.parse((await runPodgate(args, { cwd })).stdout).verdict, 'allowed');
  });
});

describe('podgate explain --format json', () => {
  it('has the promised shape for one port', async () => {
    const { toOpen, ...answer } = await explainJson(SHOP_FILES, [...WEB_TO_DB, '--port', '5432/TCP']);
    assert.deepEqual(answer, {
      schema: 'podgate/explain/1',
      from: 'shop/web[Deployment]',
      to: 'shop/db[Deployment]',
      port: { protocol: 'TCP', number: 5432 },
      ports: [{ protocol: 'TCP', from: 5432, to: 5432 }],
      verdict: 'denied',
      egress: { verdict: 'notIsolated', reasons: [] },
      ingress: {
        verdict: 'denied',
        reasons: [
          {
            policy: 'shop/db[NetworkPolicy]',
            rule: 0,
            effect: 'noMatch',
            because: 'peer',
            file: 'shop.yaml',
            line: 38,
          },
        ],
      },
    });
    assert.deepEqual(
      toOpen?.changes.map(({ policy, file }) => [policy, file]),
      [['shop/db[NetworkPolicy]', 'shop.yaml']],
    );
    assert.deepEqual([toOpen.alsoOpens, toOpen.alsoOpensCount], [[], 0]);
  });

  it('is a list without a port, one object for each set of ports', async () => {
    const answers = await explainJson<Answer[]>(SHOP_FILES, ['--from', 'shop/api', '--to', 'shop/db']);
    assert.deepEqual(
      answers.map(({ verdict, ports }) => [verdict, ports.length]),
      [
        ['allowed', 1],
        ['denied', 4],
      ],
    );
  });
});

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
        'namespace/name[Service], an address, a CIDR, or internet',
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
        'namespace/name[Service], an address, a CIDR, or internet',
    );
    const namespaces = Array.from({ length: 10 }, (_, index) => deployment(`shop-${index}`, 'web', 80));
    await checkRefused(
      { 'a.yaml': documents(...namespaces) },
      ['--from', 'web', '--to', 'internet'],
      `web names no endpoint; did you mean ${Array.from({ length: 8 }, (_, index) => `shop-${index}/web[Deployment]`).join(', ')}, ` +
        'or one of 2 more? write namespace/name, namespace/name[Kind], namespace/name[Service], an address, a CIDR, or internet',
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

describe('podgate explain, unusual input', () => {
  it('one endpoint, and the same twice', async () => {
    const one = { 'a.yaml': deployment('shop', 'web') };
    const ends = ['--from', 'shop/web', '--to', 'shop/web'];
    assert.equal(
      await explain(one, ends),
      'shop/web[Deployment] → shop/web[Deployment]: allowed\n\n  one pod reaches itself whatever policies say\n',
    );
    const [answer] = await explainJson<Answer[]>(one, ends);
    assert.deepEqual([answer?.verdict, answer?.because], ['allowed', 'onePod']);
    const two = { 'a.yaml': deployment('shop', 'web').replace('spec:\n', 'spec:\n  replicas: 2\n') };
    assert.match(await explain(two, ends), /: allowed\n\n {2}leaves {2}shop\/web {2}yes/);
  });

  it('names with markup, a namespace called __proto__, labels of 200 characters', async () => {
    const long = 'x'.repeat(200);
    const pod = (name: string, label: string): string =>
      `apiVersion: v1
kind: Pod
metadata: { name: "${name}", namespace: __proto__, labels: { "__proto__": "${label}" } }
spec: { containers: [{ name: main, image: app, ports: [{ containerPort: 80 }] }] }
`;
    const files = {
      'a.yaml': documents(
        pod('<b>web</b>\\e[31m', '<i>'),
        pod('db', long),
        `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: __proto__ }
spec:
  podSelector: { matchLabels: { "__proto__": ${long} } }
  ingress: []
`,
      ),
    };
    const cwd = writeFolder(files);
    const ends = ['--from', '__proto__/<b>web<', '--to', '__proto__/db'];
    const missed = await runPodgate(['explain', ...ends], { cwd });
    assert.equal(missed.exitCode, 2);
    assert.match(missed.stderr, /did you mean __proto__\/<b>web<\/b>\\x1b\[31m\[Pod\]/);
    const { stdout } = await runPodgate(
      ['explain', '--from', '8.8.8.8', '--to', '__proto__/db', '--port', '80'],
      { cwd },
    );
    assert.match(stdout, /8\.8\.8\.8 → __proto__\/db\[Pod\] on TCP 80: denied/);
    assert.match(stdout, /To open it, add an ingress rule to `db`/);
    assert.match(stdout, /It opens nothing else\.\n$/);
    for (const output of [missed.stderr, stdout]) {
      // eslint-disable-next-line no-control-regex -- a control character is what this looks for
      assert.doesNotMatch(output, /\u001b/);
    }
  });
});
