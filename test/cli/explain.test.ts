/** `podgate explain`: what it says of a pair, what it offers, which questions it takes, and its exit codes. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ADMIN_POLICY, deployment, documents, onlyFrom } from './manifests.ts';
import { explain, DENY_ALL, SHOP_FILES, WEB_TO_DB } from './explainShop.ts';
import { runPodgate, writeFolder } from './runPodgate.ts';

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

  it('says what else may decide: policies of an API that is not read', async () => {
    const files = { ...SHOP_FILES, 'tenants.yaml': ADMIN_POLICY };
    assert.match(
      await explain(files, ['--from', 'shop/api', '--to', 'shop/db', '--port', '5432/TCP']),
      /: allowed\n[^]*\n\n {2}\? this scope is not complete in these files: unread AdminNetworkPolicy \(tenants\.yaml\)\n$/,
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
