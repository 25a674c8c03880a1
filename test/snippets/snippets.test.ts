/**
 * Each snippet with its defaults: a policy without findings that does what `promises.ts` says; found by its name, once, and
 * only where it may fit. That the editor offers and inserts them is tested in the editor.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Finding } from '../../engine/src/index.ts';
import { describeEffect, writeManifest } from '../../scripts/snippets/describeEffect.ts';
import { expandSnippet } from '../../scripts/snippets/expandSnippet.ts';
import { readSnippetGroups, type Snippet } from '../../scripts/snippets/readSnippets.ts';
import { SNIPPET_CLUSTER_CONFIG, writeSnippetCluster } from '../../scripts/snippets/snippetCluster.ts';
import { checkFindings } from '../fixture/checkFindings.ts';
import { PROMISES } from './promises.ts';

const SNIPPETS = readSnippetGroups().flatMap(({ snippets }) => snippets);
const NAMES = SNIPPETS.map(nameOf);

/** What is meant, and rightly pointed out. */
const MEANT: ReadonlyMap<string, string> = new Map([['np-block-metadata', 'open-to-internet']]);

/** Where an OpenShift cluster has its DNS; the other snippets are about clusters that have it where most do. */
const OPENSHIFT_DNS = `dns:
  namespace: openshift-dns
  labels: { dns.operator.openshift.io/daemonset-dns: default }
  ports: [5353]
`;

describe('snippets', () => {
  for (const snippet of SNIPPETS) {
    describe(nameOf(snippet), () => {
      it('has no finding, alone and among its pods, but for hints', () => {
        // A rule for egress is not the whole policy: another one lets the pods ask the DNS.
        const meant = snippet.place === 'egress' ? 'egress-blocks-dns' : MEANT.get(nameOf(snippet));
        const isMeant = ({ severity, rule }: Finding): boolean => severity !== 'hint' && rule !== meant;
        const manifest = writeManifest(snippet);
        const config = nameOf(snippet).includes('openshift') ? OPENSHIFT_DNS : '';
        checkFindings(manifest, '', isMeant);
        checkFindings(
          `#-- podgate.yaml\n${config}${SNIPPET_CLUSTER_CONFIG}#-- policy.yaml\n${manifest}\n#-- cluster.yaml\n${writeSnippetCluster()}`,
          '',
          isMeant,
        );
      });

      it('does what it promises', () => {
        assert.equal(describeEffect(snippet).join('\n'), promiseOf(nameOf(snippet)));
      });

      it('leads from stop to stop in order, and ends at the end', () => {
        const { stops } = expandSnippet(snippet);
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

      it('says in sentences what it does', () => {
        assert.match(snippet.description, /^[A-Z].*\.$/);
      });
    });
  }

  it('are those of which something is promised', () => {
    const promised = [...PROMISES.matchAll(/^(np-\S+)$/gm)].map(([, name]) => name);
    assert.deepEqual(NAMES, promised);
  });

  it('have names of their own, which say whether they are rules', () => {
    assert.equal(new Set(NAMES).size, NAMES.length);
    for (const snippet of SNIPPETS) {
      assert.match(nameOf(snippet), /^np-[a-z0-9]+(-[a-z0-9]+)*$/);
      assert.equal(nameOf(snippet).startsWith('np-rule-'), snippet.place !== 'document');
    }
  });

  // The editor lists a snippet once for each of its words that what was typed is a part of, letter by letter.
  it('are each listed once after `np-`', () => {
    for (const { prefixes } of SNIPPETS) {
      assert.deepEqual(
        prefixes.filter((prefix) => /n.*p.*-/.test(prefix)),
        prefixes.slice(0, 1),
      );
    }
  });

  it('are not offered in files that hold no manifests', () => {
    for (const { exclude } of SNIPPETS) {
      assert.deepEqual(exclude, [
        '{podgate,kustomization,Chart,values*,*compose*}.{yaml,yml}',
        '**/.{github,gitlab,circleci}/**',
      ]);
    }
  });

  it('lead to the first choice, and repeat what was chosen', () => {
    const body = ['${1:app}: ${2|b,c|}', '$1: $2', '$0'];
    assert.deepEqual(expandSnippet({ body }), { stops: [1, 2, 0], text: 'app: b\napp: b\n' });
    assert.throws(() => expandSnippet({ body: ['$1: ${1:app}'] }), /a stop of another form: \$1/);
    assert.throws(() => expandSnippet({ body: ['${TM_FILENAME}'] }), /a stop of another form/);
  });
});

function nameOf({ prefixes: [name = ''] }: Snippet): string {
  return name;
}

/** The lines of the table below the name, without their indentation. */
function promiseOf(name: string): string {
  const [, lines = ''] = PROMISES.split(`\n${name}\n`);
  return (lines.split('\n\n')[0] ?? '').replaceAll(/^ {4}/gm, '').trimEnd();
}
