/**
 * `podgate/list`: all that a hover or a lens counted, or cut, with the places to go to.
 */
import {
  isolateQuotes,
  listAt,
  toPlainText,
  type ListedPlace,
  type Resource,
  type Translation,
  type UnitPlace,
} from '../../../engine/src/index.ts';
import type { ListAnswer, ListItem, ListParams } from '../../../protocol/src/list.ts';
import { locationTo } from '../lsp/toProto.ts';
import { findOpenFile, positionIn } from '../openPlace.ts';
import type { Project } from '../project.ts';
import { readListParams } from '../readListParams.ts';
import type { ServerContext } from '../serverContext.ts';
import { showMessage } from '../lsp/shownText.ts';

/** `null` for what is no question, and where nothing (any more) stands that has such a list. */
export function list({ session }: ServerContext, params: ListParams): ListAnswer | null {
  const asked = readListParams(params);
  const open = asked === undefined ? undefined : findOpenFile(session, asked.uri);
  if (asked === undefined || open === undefined) {
    return null;
  }
  const { project } = open.file;
  const found = listAt(project.snapshot, positionIn(open, asked.position), asked.list);
  return found === undefined
    ? null
    : {
        title: showMessage(found.title, session.translation),
        items: found.items.map((item) => toItem(item, project, session.translation)),
      };
}

function toItem({ place, note }: ListedPlace, project: Project, translation?: Translation): ListItem {
  const resource = resourceAt(place, project);
  const location = locationTo(place, project);
  const parts = [
    note === undefined ? undefined : toPlainText([{ type: 'paragraph', content: note }], translation),
    ...(resource === undefined ? [] : [resource.kind, resource.namespace, resource.file]),
  ];
  return {
    label: resource === undefined ? place.file : resource.name,
    description: isolateQuotes(parts.filter((part) => part !== undefined).join(' · ')),
    ...(location === undefined ? {} : { place: location }),
  };
}

/** The resource whose manifest is at a place. */
function resourceAt({ file, unitIndex, spanInUnit }: UnitPlace, { snapshot }: Project): Resource | undefined {
  return snapshot.files
    .get(file)
    ?.units[unitIndex]?.resources.find(
      ({ span }) => span.start <= spanInUnit.start && spanInUnit.end <= span.end,
    );
}
