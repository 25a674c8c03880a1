/**
 * Checks what would open a denied connection, or close an open one: what the changes are called, and the text of the
 * changed files afterwards. The asked connection is written as `shop/web > shop/db 5432/TCP`; without a port the engine chooses the ports.
 */
import assert from 'node:assert/strict';
import {
  AddressSet,
  applyEdits,
  choosePortsToClose,
  choosePortsToOpen,
  closeConnection,
  explainPair,
  findEndpoints,
  formatMessage,
  listSideEffects,
  openConnection,
  parseEndpointQuery,
  portSetOf,
  type AskedConnection,
  type EndpointMatch,
  type ConnectionEdit,
  type ClosingRefusal,
  type OpeningRefusal,
  type Snapshot,
  type TrialFiles,
  type ScopeView,
  type PortInterval,
} from '../../engine/src/index.ts';
import { readFixtureOptions } from '../fixture/fixtureOptions.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { readFixture } from '../fixture/readFixture.ts';

interface ExpectedEdit {
  readonly titles: readonly string[];
  readonly text: string;
}

/** The changed texts stand below each other; with several files, each below a line that names it. */
export function checkOpening(
  manifests: string,
  connection: string,
  expected: ExpectedEdit & { readonly alsoOpens?: readonly string[] },
  options = '',
): void {
  check(open(manifests, connection, options), expected, { opens: expected.alsoOpens ?? [], closes: [] });
}

/** Checks why nothing would open it. */
export function checkNotOpened(
  manifests: string,
  connection: string,
  refusal: OpeningRefusal,
  options = '',
): void {
  assert.equal(open(manifests, connection, options).edit, refusal);
}

/** The same of what closes it. */
export function checkClosing(
  manifests: string,
  connection: string,
  expected: ExpectedEdit & { readonly alsoCloses?: readonly string[] },
  options = '',
): void {
  check(close(manifests, connection, options), expected, { opens: [], closes: expected.alsoCloses ?? [] });
}

export function checkNotClosed(
  manifests: string,
  connection: string,
  refusal: ClosingRefusal,
  options = '',
): void {
  assert.equal(close(manifests, connection, options).edit, refusal);
}

interface Effects {
  readonly opens: readonly string[];
  readonly closes: readonly string[];
}

function check(
  { edit, files, asked }: Asked,
  { titles, text: expected }: ExpectedEdit,
  effects: Effects,
): void {
  assert(typeof edit === 'object', `nothing would do it: ${String(edit)}`);
  assert.deepEqual(
    edit.changes.map(({ title }) => formatMessage(title)),
    titles,
  );
  const changed = [...edit.texts].map(([path, text]) => {
    const edits = edit.changes.filter(({ file }) => file === path).flatMap((change) => change.edits);
    const before = files.find((file) => file.path === path)?.text ?? '';
    assert.equal(applyEdits(before, edits), text, 'the edits make the text');
    return edit.texts.size === 1 ? text : `#-- ${path}\n${text}`;
  });
  assert.equal(changed.join(''), expected);
  const found = [...listSideEffects(edit.diff, asked)];
  for (const effect of ['opens', 'closes'] as const) {
    const pairs = found.filter((one) => one.effect === effect).map(({ from, to }) => `${from.id} > ${to.id}`);
    assert.deepEqual(pairs, effects[effect]);
  }
}

interface Asked<Refusal = OpeningRefusal | ClosingRefusal> {
  readonly edit: ConnectionEdit | Refusal;
  readonly asked: AskedConnection;
  readonly files: ReturnType<typeof readFixture>['files'];
}

function open(manifests: string, connection: string, options: string): Asked<OpeningRefusal> {
  const { snapshot, view, files, asked } = ask(manifests, connection, { options, choose: choosePortsToOpen });
  return { edit: openConnection(snapshot, view, asked, textsOf(files)), asked, files };
}

function close(manifests: string, connection: string, options: string): Asked<ClosingRefusal> {
  const { snapshot, view, files, asked } = ask(manifests, connection, {
    options,
    choose: choosePortsToClose,
  });
  return { edit: closeConnection(snapshot, view, asked, textsOf(files)), asked, files };
}

type ChoosePorts = typeof choosePortsToOpen;

function ask(
  manifests: string,
  connection: string,
  { options, choose }: { readonly options: string; readonly choose: ChoosePorts },
): Omit<Asked, 'edit'> & { readonly snapshot: Snapshot; readonly view: ScopeView } {
  const { files } = readFixture(manifests);
  const snapshot = openFixture(files, readFixtureOptions(options));
  const [view, ...others] = snapshot.scopes;
  assert(view !== undefined && others.length === 0, 'the manifests are one scope');
  return { snapshot, view, files, asked: readConnection(view, connection, choose) };
}

function textsOf(files: Asked['files']): TrialFiles {
  return { readText: (path) => files.find((file) => file.path === path)?.text };
}

function readConnection(view: ScopeView, connection: string, choose: ChoosePorts): AskedConnection {
  const [, source = '', target = '', number, protocol] =
    /^(\S+) > (\S+)(?: (\d+)\/(TCP|UDP|SCTP))?$/.exec(connection) ?? [];
  const port =
    number === undefined
      ? undefined
      : {
          protocol: protocol as PortInterval['protocol'],
          from: Number(number),
          to: Number(number),
        };
  const [from, to] = [findOne(view, source), findOne(view, target, port)];
  const ranges = [from.shown, to.shown].filter((end) => end.type === 'addresses');
  const ports = port === undefined ? choose(explainPair(view.reachability, from, to)) : portSetOf(port);
  return { from, to, addresses: ranges.length === 0 ? undefined : AddressSet.of(ranges), ports };
}

function findOne({ cluster, reachability }: ScopeView, text: string, port?: PortInterval): EndpointMatch {
  const query = parseEndpointQuery(text);
  assert(query !== undefined, `${text} is a name`);
  const answer = findEndpoints({ cluster, endpoints: reachability.endpoints }, query, port);
  assert.equal(answer.type, 'found', text);
  const [match, ...others] = answer.matches;
  assert(match !== undefined && others.length === 0, `${text} is one endpoint`);
  return match;
}
