/**
 * What links in hovers lead to and what a click on a lens runs: places as addresses, lists and the matrix as commands
 * of the client. A client that did not offer a command is given none.
 */
import type { Command } from 'vscode-languageserver';
import type {
  LensClick,
  LinkAddress,
  ListKind,
  Location,
  MatrixPlace,
  UnitPlace,
} from '../../engine/src/index.ts';
import type { ClientCommands } from '../../protocol/src/clientCommands.ts';
import { locationTo } from './lsp/toProto.ts';
import type { Project } from './project.ts';
import { scopeId } from './scopeIds.ts';
import type { ProjectFile } from './session.ts';

type CommandName = keyof ClientCommands;

/** The commands that the client offers. */
interface Offered {
  readonly commands: ReadonlySet<string>;
}

/** Addresses that an editor opens when they are clicked in a hover. */
const LINKED_SCHEMES = /^(?:file|vscode-remote):/;

/** Addresses for the links of a hover over an open document. */
export function createLinkAddress(project: Project, { commands }: Offered): LinkAddress {
  return (target) => {
    switch (target.type) {
      case 'place':
        return addressOf(target.location, project, commands);
      case 'matrix':
        return commandUri(commands, 'podgate.showMatrix', matrixArgument(target, project));
      case 'list': {
        const question = listQuestion(target.location, target.list, project);
        return question === undefined ? undefined : commandUri(commands, 'podgate.showList', question);
      }
      case 'why': {
        const { scope, from, to } = target.pair;
        const pair = { scope: scopeId(project, scope), from, to };
        return commandUri(commands, 'podgate.explainConnection', pair);
      }
    }
  };
}

/** Addresses for links in a text that belongs to no place: there is nothing to list all of. */
export function createPlaceAddress(project: Project, { commands }: Offered): LinkAddress {
  return (target) => (target.type === 'place' ? addressOf(target.location, project, commands) : undefined);
}

/** The command behind a lens; one without a name where there is nothing to open, which shows the title alone. */
export function lensCommand(
  title: string,
  click: LensClick | undefined,
  { file, commands }: Offered & { readonly file: ProjectFile },
): Command {
  const [command, argument] = click === undefined ? [] : commandOf(click, file);
  return command === undefined || argument === undefined || !commands.has(command)
    ? { title, command: '' }
    : { title, command, arguments: [argument] };
}

function commandOf(
  click: LensClick,
  { project, uri }: ProjectFile,
): readonly [CommandName, ClientCommands[CommandName] | undefined] {
  switch (click.type) {
    case 'matrix':
      return ['podgate.showMatrix', matrixArgument(click, project)];
    case 'place':
      return ['podgate.openPlace', locationTo(click.place, project)];
    case 'list':
      return ['podgate.showList', listQuestion(click.place, click.list, project)];
    case 'changes':
      return ['podgate.showChanges', { since: click.since, policy: { uri, ids: click.policies } }];
    case 'why':
      return ['podgate.explainConnection', { scope: scopeId(project, click.scope), to: click.endpoint }];
  }
}

function matrixArgument(
  { scope, from, to, search }: MatrixPlace,
  project: Project,
): ClientCommands['podgate.showMatrix'] {
  return {
    scope: scopeId(project, scope),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(search === undefined ? {} : { search }),
  };
}

/** The question for a list; the list itself is asked for by who wants to see it, since a link is to be short. */
function listQuestion(
  location: Location | UnitPlace,
  list: ListKind,
  project: Project,
): ClientCommands['podgate.showList'] | undefined {
  const place = locationTo(location, project);
  return place === undefined ? undefined : { uri: place.uri, position: place.range.start, list };
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
    : commandUri(commands, 'podgate.openPlace', place);
}

/** `undefined` for a client that does not have the command. */
function commandUri<Name extends CommandName>(
  commands: ReadonlySet<string>,
  name: Name,
  argument: ClientCommands[Name],
): string | undefined {
  return commands.has(name) ? `command:${name}?${encodeURIComponent(JSON.stringify([argument]))}` : undefined;
}
