/**
 * What would open a denied connection, for the reports of `explain`: the changes with their places, and a list of what they
 * open besides that ends somewhere. The changes themselves are the engine's.
 */
import {
  choosePortsToOpen,
  listSideEffects,
  openConnection,
  type AskedConnection,
  type ConnectionEdit,
  type Location,
  type ConnectionChange,
  type OpeningRefusal,
  type PortSet,
  type SideEffect,
} from '../../../engine/src/index.ts';
import type { OpenProject } from '../input/openProject.ts';
import type { AlikePairs, ExplainReport } from './explainReport.ts';

export interface ExplainedOpening {
  readonly ports: PortSet;
  readonly opening: ConnectionEdit;
  /** The first of them. */
  readonly sideEffects: readonly SideEffect[];
  /** How many more there are. */
  readonly sideEffectRest: number;
}

/** Each takes as long as an edit; who asks about more pairs gets the changes for the first. */
const OPENINGS_MAX = 10;
const SIDE_EFFECTS_MAX = 8;

/** Answers for each group of pairs: the opening, why there is none, or `undefined` where nothing is denied. */
export function createOpeningOf(
  project: OpenProject,
  view: ExplainReport['view'],
): (alike: AlikePairs) => ExplainedOpening | OpeningRefusal | undefined {
  let count = 0;
  return (alike) => {
    const { from, to, explanation } = alike.first;
    const ports = choosePortsToOpen(explanation);
    if (ports.isEmpty || OPENINGS_MAX <= count) {
      return undefined;
    }
    count++;
    const asked: AskedConnection = { from, to, addresses: alike.addresses, ports };
    const opening = openConnection(project.snapshot, view, asked, project);
    return typeof opening === 'string' ? opening : { ports, opening, ...cutSideEffects(opening, asked) };
  };
}

function cutSideEffects(
  { diff }: ConnectionEdit,
  asked: AskedConnection,
): Pick<ExplainedOpening, 'sideEffects' | 'sideEffectRest'> {
  const sideEffects: SideEffect[] = [];
  let sideEffectRest = 0;
  for (const effect of listSideEffects(diff, asked)) {
    if (sideEffects.length < SIDE_EFFECTS_MAX) {
      sideEffects.push(effect);
    } else {
      sideEffectRest++;
    }
  }
  return { sideEffects, sideEffectRest };
}

/** Where the new text begins; behind the end of a line, that is the next one. */
export function placeOfChange({ file, edits }: ConnectionChange): Location {
  const [first] = edits;
  const start = first?.span.start ?? 0;
  return { file, span: { start, end: start } };
}
