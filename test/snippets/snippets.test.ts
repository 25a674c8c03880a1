/**
 * Each snippet with its defaults: a policy without findings that does what `promises.ts` says. Where completion offers
 * them is `test/ide/recipes.test.ts`'; that the editor offers and inserts them is tested in the editor.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { expandRecipe, readRecipes, type Finding } from '../../engine/src/index.ts';
import { describeEffect, writeManifest } from '../../scripts/snippets/describeEffect.ts';
import { readSnippetGroups } from '../../scripts/snippets/readSnippets.ts';
import { SNIPPET_CLUSTER_CONFIG, writeSnippetCluster } from '../../scripts/snippets/snippetCluster.ts';
import { checkFindings } from '../fixture/checkFindings.ts';
import { PROMISES } from './promises.ts';

const FOLDER = new URL('../../snippets/', import.meta.url);
const SNIPPETS = readSnippetGroups().flatMap(({ snippets }) => snippets);
const NAMES = SNIPPETS.map(({ name }) => name);

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
    describe(snippet.name, () => {
      it('has no finding, alone and among its pods, but for hints', () => {
        // A rule for egress is not the whole policy: another one lets the pods ask the DNS.
        const meant = snippet.place === 'egress' ? 'egress-blocks-dns' : MEANT.get(snippet.name);
        const isMeant = ({ severity, rule }: Finding): boolean => severity !== 'hint' && rule !== meant;
        const manifest = writeManifest(snippet);
        const config = snippet.name.includes('openshift') ? OPENSHIFT_DNS : '';
        checkFindings(manifest, '', isMeant);
        checkFindings(
          `#-- podgate.yaml\n${config}${SNIPPET_CLUSTER_CONFIG}#-- policy.yaml\n${manifest}\n#-- cluster.yaml\n${writeSnippetCluster()}`,
          '',
          isMeant,
        );
      });

      it('is no mistake, whatever is chosen', () => {
        const isMistake = ({ severity }: Finding): boolean => severity === 'error';
        for (const body of listChoices(snippet.body)) {
          checkFindings(writeManifest({ ...snippet, body }), '', isMistake);
        }
      });

      it('does what it promises', () => {
        assert.equal(describeEffect(snippet).join('\n'), promiseOf(snippet.name));
      });

      it('leads from stop to stop in order, and ends at the end', () => {
        const { stops } = expandRecipe(snippet);
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
      assert.match(snippet.name, /^np-[a-z0-9]+(-[a-z0-9]+)*$/);
      assert.equal(snippet.name.startsWith('np-rule-'), snippet.place !== 'document');
    }
  });

  it('have the indentation of an item, where they are one', () => {
    for (const { name, body, place } of SNIPPETS) {
      const [first = '', ...others] = body;
      const isItem = first.startsWith('- ') && others.every((line) => line.startsWith('  '));
      assert.equal(isItem, place !== 'document', name);
    }
  });

  // Without a word to type, its commands list them, and completion does not: that is the server's.
  it('are in the form that VS Code reads, without a prefix', () => {
    const files = readdirSync(FOLDER).map((file) => readFileSync(new URL(file, FOLDER), 'utf8'));
    const entries = files.flatMap((text) => Object.values(JSON.parse(text) as Record<string, object>));
    assert.equal(entries.length, SNIPPETS.length);
    assert.ok(!entries.some((entry) => 'prefix' in entry));
  });

  it('say where they belong', () => {
    const entry = { description: 'Opens.', body: ['- {}'] };
    const placeOf = (more: object): string | undefined => readRecipes({ x: { ...entry, ...more } })[0]?.place;
    assert.deepEqual(
      [placeOf({ isFileTemplate: true }), placeOf({ place: 'egress' })],
      ['document', 'egress'],
    );
    assert.throws(() => placeOf({}), /x is neither/);
    assert.throws(() => placeOf({ place: 'ingress', isFileTemplate: true }), /x is neither/);
  });

  it('lead to the first choice, and repeat what was chosen', () => {
    const body = ['${1:app}: ${2|b,c|}', '$1: $2', '$0'];
    assert.deepEqual(expandRecipe({ body }), { stops: [1, 2, 0], lines: ['app: b', 'app: b', ''] });
    assert.throws(() => expandRecipe({ body: ['$1: ${1:app}'] }), /a stop of another form: \$1/);
    assert.throws(() => expandRecipe({ body: ['${TM_FILENAME}'] }), /a stop of another form/);
  });
});

const CHOICE = /\$\{(\d+)\|([^|]*)\|\}/;

/** The body with each of the words that one of its stops offers, one stop after the other. */
function listChoices(body: readonly string[]): readonly (readonly string[])[] {
  return body.flatMap((line, index) => {
    const [, stop = '', words] = CHOICE.exec(line) ?? [];
    return (words?.split(',') ?? []).map((word) =>
      body.map((other, position) =>
        position === index ? line.replace(CHOICE, `\${${stop}:${word}}`) : other,
      ),
    );
  });
}

/** The lines of the table below the name, without their indentation. */
function promiseOf(name: string): string {
  const [, lines = ''] = PROMISES.split(`\n${name}\n`);
  return (lines.split('\n\n')[0] ?? '').replaceAll(/^ {4}/gm, '').trimEnd();
}
