/**
 * The types of `workbenchServer.mjs` for the run over the page. That file is plain JavaScript because Node starts it without
 * a compiler.
 */
export interface WorkbenchRequest {
  readonly root: string;
  readonly files: string;
  readonly workspace: string;
  readonly virtualFiles: string;
  /** A file of the project that runs inside. */
  readonly tests?: string;
  /** The editor's; English where none is named. */
  readonly language?: string;
}

export interface WorkbenchServer {
  readonly authority: string;
  readonly stop: () => Promise<void>;
}

export declare function startWorkbenchServer(request: WorkbenchRequest): Promise<WorkbenchServer>;
