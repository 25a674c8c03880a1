/**
 * What keys do in the grid: they move, select, open and close groups, and lead to the search field. As in any grid that
 * assistive technology knows.
 */
import type { Line } from '../model/axis.ts';
import type { Step } from '../model/cursor.ts';
import type { MatrixState, PageEvent } from '../state.ts';

export interface GridKeyHost {
  readonly state: MatrixState;
  readonly dispatch: (event: PageEvent) => void;
  /** In rows. */
  readonly pageLength: number;
  readonly openSearch: () => void;
}

export function onGridKey(event: KeyboardEvent, host: GridKeyHost): void {
  if (event.altKey) {
    return;
  }
  const key = `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.key}`;
  const action = findAction(key, host);
  if (action !== undefined) {
    event.preventDefault();
    action();
  }
}

function findAction(key: string, host: GridKeyHost): (() => void) | undefined {
  const { state, dispatch } = host;
  const toggled = findToggle(key, state);
  if (toggled !== undefined) {
    return () => {
      dispatch(toggled);
    };
  }
  switch (key) {
    case 'Enter':
    case ' ':
      return () => {
        dispatch({ type: 'select', position: state.cursor });
      };
    case 'Escape':
      return state.selection === undefined
        ? undefined
        : () => {
            dispatch({ type: 'unselect' });
          };
    case '/':
    case 'Ctrl+f':
      return host.openSearch;
    default: {
      const step = findStep(key, host.pageLength);
      return step === undefined
        ? undefined
        : () => {
            dispatch({ type: 'move', ...step });
          };
    }
  }
}

/** On the header of a group: left closes, right opens, Enter does either. On one of its rows, left leads to it. */
function findToggle(key: string, { model, cursor }: MatrixState): PageEvent | undefined {
  const line =
    cursor.row < 0
      ? model.columns.lines[cursor.column]
      : rowAtHeader(cursor.column, model.rows.lines[cursor.row]);
  const { group } = line ?? {};
  if (line === undefined || group === undefined) {
    return undefined;
  }
  const toggle = (isCollapsed: boolean): PageEvent => ({ type: 'toggleGroup', key: group.key, isCollapsed });
  const isHeader = line.type !== 'endpoint';
  if (key === 'Enter' || key === ' ') {
    return isHeader || cursor.row < 0 ? toggle(!group.isCollapsed) : undefined;
  }
  if (cursor.row < 0) {
    return undefined;
  }
  if (key === 'ArrowLeft') {
    return isHeader && !group.isCollapsed ? toggle(true) : goToHeading(model.rows.lines, line, cursor.row);
  }
  return key === 'ArrowRight' && group.isCollapsed ? toggle(false) : undefined;
}

function rowAtHeader(column: number, line: Line | undefined): Line | undefined {
  return column < 0 ? line : undefined;
}

function goToHeading(lines: readonly Line[], { group, type }: Line, row: number): PageEvent | undefined {
  const heading = lines.findIndex((line) => line.type === 'heading' && line.group === group);
  return type === 'endpoint' && 0 <= heading && heading !== row
    ? { type: 'goTo', position: { row: heading, column: -1 } }
    : undefined;
}

function findStep(key: string, page: number): Step | undefined {
  const steps: Readonly<Record<string, Step | undefined>> = {
    ArrowUp: { rows: -1, columns: 0 },
    ArrowDown: { rows: 1, columns: 0 },
    ArrowLeft: { rows: 0, columns: -1 },
    ArrowRight: { rows: 0, columns: 1 },
    PageUp: { rows: -page, columns: 0 },
    PageDown: { rows: page, columns: 0 },
    Home: { rows: 0, columns: -Infinity },
    End: { rows: 0, columns: Infinity },
    'Ctrl+Home': { rows: -Infinity, columns: -Infinity },
    'Ctrl+End': { rows: Infinity, columns: Infinity },
  };
  return Object.hasOwn(steps, key) ? steps[key] : undefined;
}
