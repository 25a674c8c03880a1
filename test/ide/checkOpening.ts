/**
 * Checks what would open a denied connection: what the changes are called, and the text of the changed files afterwards.
 * The asked connection is written as `shop/web > shop/db 5432/TCP`; without a port the engine chooses the ports.
 */
import assert from 'node:assert/strict';
import {
  AddressSet,
  applyEdits,
  choosePortsToOpen,
  explainPair,
  findEndpoints,
  formatMessage,
  listSideEffects,
  openConnection,
  parseEndpointQuery,
  portSetOf,
  type AskedOpening,
  type EndpointMatch,
  type Opening,
  type OpeningRefusal,
  type ScopeView,
  type SinglePort,
} from '../../engine/src/index.ts';
import { readFixtureOptions } from '../fixture/fixtureOptions.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { readFixture } from '../fixture/readFixture.ts';

/** The changed texts stand below each other; with several files, each below a line that names it. */
export function checkOpening(
  manifests: string,
  connection: string,
  expected: {
    readonly titles: readonly string[];
    readonly text: string;
    readonly alsoOpens?: readonly string[];
  },
  options = '',
): void {
  const { opening, files, asked } = open(manifests, connection, options);
  assert(typeof opening === 'object', `nothing would open it: ${String(opening)}`);
  assert.deepEqual(
    opening.changes.map(({ title }) => formatMessage(title)),
    expected.titles,
  );
  const changed = [...opening.texts].map(([path, text]) => {
    const edits = opening.changes.filter(({ file }) => file === path).flatMap((change) => change.edits);
    const before = files.find((file) => file.path === path)?.text ?? '';
    assert.equal(applyEdits(before, edits), text, 'the edits make the text');
    return opening.texts.size === 1 ? text : `#-- ${path}\n${text}`;
  });
  assert.equal(changed.join(''), expected.text);
  const effects = [...listSideEffects(opening, asked)].map(
    ({ from, to, ports }) => `${from.id} > ${to.id} ${ports.key}`,
  );
  assert.deepEqual(effects.length, expected.alsoOpens?.length ?? 0, effects.join('\n'));
  assert.deepEqual(
    effects.map((effect) => effect.replace(/ [\d ]+$/, '')),
    expected.alsoOpens ?? [],
  );
}

/** Checks why nothing would open it. */
export function checkNotOpened(
  manifests: string,
  connection: string,
  refusal: OpeningRefusal,
  options = '',
): void {
  assert.equal(open(manifests, connection, options).opening, refusal);
}

interface Asked {
  readonly opening: Opening | OpeningRefusal;
  readonly asked: AskedOpening;
  readonly files: ReturnType<typeof readFixture>['files'];
}

function open(manifests: string, connection: string, options: string): Asked {
  const { files } = readFixture(manifests);
  const snapshot = openFixture(files, readFixtureOptions(options));
  const [view, ...others] = snapshot.scopes;
  assert(view !== undefined && others.length === 0, 'the manifests are one scope');
  const asked = readConnection(view, connection);
  const readText = (path: string): string | undefined => files.find((file) => file.path === path)?.text;
  return { opening: openConnection(snapshot, view, asked, readText), asked, files };
}

function readConnection(view: ScopeView, connection: string): AskedOpening {
  const [, source = '', target = '', number, protocol] =
    /^(\S+) > (\S+)(?: (\d+)\/(TCP|UDP|SCTP))?$/.exec(connection) ?? [];
  const port =
    number === undefined
      ? undefined
      : { number: Number(number), protocol: protocol as SinglePort['protocol'] };
  const [from, to] = [findOne(view, source), findOne(view, target, port)];
  const ranges = [from.shown, to.shown].filter((end) => end.type === 'addresses');
  const ports =
    port === undefined ? choosePortsToOpen(explainPair(view.reachability, from, to)) : portSetOf(port);
  return { from, to, addresses: ranges.length === 0 ? undefined : AddressSet.of(ranges), ports };
}

function findOne({ cluster, reachability }: ScopeView, text: string, port?: SinglePort): EndpointMatch {
  const query = parseEndpointQuery(text);
  assert(query !== undefined, `${text} is a name`);
  const answer = findEndpoints({ cluster, endpoints: reachability.endpoints }, query, port);
  assert.equal(answer.type, 'found', text);
  const [match, ...others] = answer.matches;
  assert(match !== undefined && others.length === 0, `${text} is one endpoint`);
  return match;
}
