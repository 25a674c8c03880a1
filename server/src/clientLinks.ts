/**
 * What links in hovers lead to and what a click on a lens runs: places as addresses, lists and the matrix as commands
 * of the client. A client that did not offer a command is given none.
 */
import type { Command } from 'vscode-languageserver';
import {
  definitionsAt,
  formatMessage,
  say,
  type LensClick,
  type LinkAddress,
  type Location,
  type PairOfScope,
  type Resource,
  type Translation,
  type UnitPlace,
} from '../../engine/src/index.ts';
import type { ClientCommands, ListItem } from '../../protocol/src/clientCommands.ts';
import { locationTo } from './lsp/toProto.ts';
import { positionAtOffset, type OpenFilePlace } from './openPlace.ts';
import type { Project } from './project.ts';
import { scopeId } from './scopeIds.ts';
import type { ProjectFile } from './session.ts';

type CommandName = keyof ClientCommands;

/** More entries than this nobody reads, and a link has to carry them. */
const ITEMS_MAX = 300;

/** What the client can run, and its language. */
export interface LinkStyle {
  readonly commands: ReadonlySet<string>;
  readonly translation: Translation | undefined;
}

/** Addresses that an editor opens when they are clicked in a hover. */
const LINKED_SCHEMES = /^(?:file|vscode-remote):/;

/** Addresses for the links of a hover over an open document. */
export function createLinkAddress(open: OpenFilePlace, { commands, translation }: LinkStyle): LinkAddress {
  const { project } = open.file;
  return (target) => {
    if (target.type === 'place') {
      return addressOf(target.location, project, commands);
    }
    if (target.type === 'why') {
      return whyAddress(target.pair, project, commands);
    }
    if (!commands.has('podgate.showList')) {
      return undefined;
    }
    const found = definitionsAt(project.snapshot, positionAtOffset(open, target.location.span.start));
    const argument: ClientCommands['podgate.showList'] = {
      title: formatMessage(found.length === 1 ? say`1 place` : say`${found.length} places`, translation),
      items: listItems(found, project),
    };
    return commandUri('podgate.showList', argument);
  };
}

/** Addresses for links in a text that belongs to no place: there is nothing to list all of. */
export function createPlaceAddress(project: Project, { commands }: LinkStyle): LinkAddress {
  return (target) => (target.type === 'place' ? addressOf(target.location, project, commands) : undefined);
}

/** The command behind a lens; one without a name where there is nothing to open, which shows the title alone. */
export function lensCommand(
  title: string,
  click: LensClick | undefined,
  { file, commands }: { readonly file: ProjectFile; readonly commands: ReadonlySet<string> },
): Command {
  const plain: Command = { title, command: '' };
  if (click === undefined) {
    return plain;
  }
  const [command, argument] = commandOf(title, click, file);
  return commands.has(command) ? { title, command, arguments: [argument] } : plain;
}

function commandOf(
  title: string,
  click: LensClick,
  { project, uri }: ProjectFile,
): readonly [CommandName, ClientCommands[CommandName]] {
  switch (click.type) {
    case 'matrix':
      return ['podgate.showMatrix', { scope: scopeId(project, click.scope), to: click.endpoint }];
    case 'why':
      return ['podgate.explainConnection', { scope: scopeId(project, click.scope), to: click.endpoint }];
    case 'changes':
      return ['podgate.showChanges', { since: click.since, policy: { uri, ids: click.policies } }];
    case 'pods':
    case 'policies':
      return ['podgate.showList', { title, items: listItems(click.places, project) }];
  }
}

/**
 * VS Code and others read a line behind `#L`, counted from 1. Of schemes that extensions bring, VS Code follows no
 * links: there, a command does.
 */
function addressOf(
  location: Location | UnitPlace,
  project: Project,
  commands: ReadonlySet<string>,
): string | undefined {
  const place = locationTo(location, project);
  if (place === undefined) {
    return undefined;
  }
  return LINKED_SCHEMES.test(place.uri) || !commands.has('podgate.openPlace')
    ? `${place.uri}#L${String(place.range.start.line + 1)}`
    : commandUri('podgate.openPlace', place);
}

function whyAddress(
  { scope, from, to }: PairOfScope,
  project: Project,
  commands: ReadonlySet<string>,
): string | undefined {
  return commands.has('podgate.explainConnection')
    ? commandUri('podgate.explainConnection', { scope: scopeId(project, scope), from, to })
    : undefined;
}

function commandUri<Name extends CommandName>(name: Name, argument: ClientCommands[Name]): string {
  return `command:${name}?${encodeURIComponent(JSON.stringify([argument]))}`;
}

function listItems(places: readonly UnitPlace[], project: Project): readonly ListItem[] {
  return places.slice(0, ITEMS_MAX).map((unitPlace) => {
    const resource = resourceAt(unitPlace, project);
    const place = locationTo(unitPlace, project);
    return {
      label: resource === undefined ? unitPlace.file : resource.name,
      description: resource === undefined ? '' : describe(resource),
      ...(place === undefined ? {} : { place }),
    };
  });
}

function describe({ kind, namespace, file }: Resource): string {
  return [kind, namespace, file].filter((part) => part !== undefined).join(' · ');
}

/** The resource whose manifest is at a place. */
function resourceAt({ file, unitIndex, spanInUnit }: UnitPlace, { snapshot }: Project): Resource | undefined {
  return snapshot.files
    .get(file)
    ?.units[unitIndex]?.resources.find(
      ({ span }) => span.start <= spanInUnit.start && spanInUnit.end <= span.end,
    );
}
