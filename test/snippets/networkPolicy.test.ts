/**
 * Each snippet with its defaults: a policy without findings that does what its description says, among the pods it
 * talks about.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import type { Finding } from '../../engine/src/index.ts';
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkReachability } from '../fixture/checkReachability.ts';
import { expandSnippet, type Snippet } from './expandSnippet.ts';

const SNIPPETS = Object.values(
  JSON.parse(readFileSync(new URL('../../snippets/networkPolicy.json', import.meta.url), 'utf8')) as Readonly<
    Record<string, Snippet>
  >,
);

const CLUSTER = `
#-- cluster.yaml
apiVersion: v1
kind: Namespace
metadata: { name: default }
---
apiVersion: v1
kind: Namespace
metadata: { name: monitoring }
---
apiVersion: v1
kind: Namespace
metadata: { name: kube-system }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: default, labels: { app: web } }
spec: { containers: [{ name: main, image: web }] }
---
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: default, labels: { app: api } }
spec: { containers: [{ name: main, image: api }] }
---
apiVersion: v1
kind: Pod
metadata: { name: scraper, namespace: monitoring, labels: { app: scraper } }
spec: { containers: [{ name: main, image: scraper }] }
---
apiVersion: v1
kind: Pod
metadata: { name: dns, namespace: kube-system, labels: { k8s-app: kube-dns } }
spec: { containers: [{ name: main, image: dns }] }
`;

/** By prefix: who reaches whom, with nothing but the snippet in force. */
const PROMISES: ReadonlyMap<string, string> = new Map([
  [
    'np-default-deny',
    `
                         default/api  default/web  monitoring/scraper  outside
    default/web          -            self         -                   -
    monitoring/scraper   -            -            self                all
    outside              -            -            all                 self
    `,
  ],
  [
    'np-allow-from-workload',
    `
                         default/api  default/web  outside
    default/web          tcp/8080     self         all
    monitoring/scraper   -            all          all
    default/api          self         all          all
    outside              -            all          self
    `,
  ],
  [
    'np-allow-from-namespace',
    `
                         default/api  default/web
    default/web          -            self
    monitoring/scraper   tcp/9090     all
    outside              -            all
    `,
  ],
  [
    'np-allow-dns',
    `
                         default/api  kube-system/dns  outside
    default/web          -            tcp/53,udp/53    -
    default/api          self         tcp/53,udp/53    -
    monitoring/scraper   all          all              all
    `,
  ],
  [
    'np-allow-external-cidr',
    `
                         203.0.113.0/24  8.8.8.8  default/web  kube-system/dns
    default/api          tcp/443         -        -            tcp/53,udp/53
    default/web          all             all      self         all
    `,
  ],
]);

describe('snippets', () => {
  for (const snippet of SNIPPETS) {
    const { stops, text } = expandSnippet(snippet);

    describe(snippet.prefix, () => {
      it('has no finding, alone and among its pods, but for hints', () => {
        const isMeant = ({ severity }: Finding): boolean => severity !== 'hint';
        checkFindings(text, '', isMeant);
        checkFindings(`${text}${CLUSTER}`, '', isMeant);
      });

      it('does what it says', () => {
        const promise = PROMISES.get(snippet.prefix);
        assert.ok(promise !== undefined, 'a promise for every snippet');
        checkReachability(`${text}${CLUSTER}`, promise, 'clusterCIDRs.pods=10.244.0.0/16');
      });

      it('leads from stop to stop in order, and ends at the end', () => {
        const numbered = stops.filter((stop) => stop !== 0);
        assert.deepEqual(
          numbered,
          numbered.map((_, index) => index + 1),
        );
        assert.equal(stops.at(-1), 0);
      });

      it('is indented by two spaces, without tabs', () => {
        const indents = snippet.body.map((line) => line.length - line.trimStart().length);
        assert.ok(indents.every((indent) => indent % 2 === 0));
        assert.ok(!snippet.body.some((line) => line.includes('\t')));
      });
    });
  }

  it('are five', () => {
    assert.deepEqual(
      SNIPPETS.map(({ prefix }) => prefix),
      [...PROMISES.keys()],
    );
  });
});
