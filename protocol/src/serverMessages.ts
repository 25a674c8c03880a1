/**
 * What client and server say to each other beyond the Language Server Protocol: the methods with their parameters and
 * results. Types alone; both sides take them from here, so that a message cannot change on one side only. What a
 * message means is in the file of its types.
 */
import type {
  ChangesAnswer,
  ChangesParams,
  HeadChangedParams,
  HeadTextParams,
  HeadTextResult,
} from './compare.ts';
import type { ChangeConnectionAnswer, ChangeConnectionParams } from './changeConnection.ts';
import type { EndpointsAnswer, EndpointsParams } from './endpoints.ts';
import type { ExplainAnswer, ExplainParams } from './explain.ts';
import type {
  FindFilesParams,
  FindFilesResult,
  ReadFileParams,
  ReadFileResult,
  ReadingParams,
} from './files.ts';
import type { GenerateAnswer, GenerateParams } from './generate.ts';
import type { ListAnswer, ListParams } from './list.ts';
import type { MatrixAnswer, MatrixChangedParams, MatrixParams } from './matrix.ts';
import type { MatrixPlaceAnswer, MatrixPlaceParams } from './matrixPlace.ts';
import type {
  ChooseNetworkPluginAnswer,
  ChooseNetworkPluginParams,
  NetworkPluginsAnswer,
  NetworkPluginsParams,
} from './networkPlugins.ts';
import type { ScopesAnswer } from './scopes.ts';
import type { SchemaPartner } from './settings.ts';
import type { SplitPolicyAnswer, SplitPolicyParams } from './splitPolicy.ts';
import type { StatusAnswer } from './status.ts';
import type { TreeAnswer, TreeParams } from './tree.ts';

/** Requests that a client may send. An answer is `null` where what was asked for does not exist (any more). */
export interface ServerRequests {
  readonly 'podgate/matrix': { readonly params: MatrixParams; readonly result: MatrixAnswer | null };
  readonly 'podgate/matrixPlace': {
    readonly params: MatrixPlaceParams;
    readonly result: MatrixPlaceAnswer | null;
  };
  readonly 'podgate/list': { readonly params: ListParams; readonly result: ListAnswer | null };
  readonly 'podgate/explain': { readonly params: ExplainParams; readonly result: ExplainAnswer | null };
  readonly 'podgate/changes': { readonly params: ChangesParams; readonly result: ChangesAnswer | null };
  readonly 'podgate/changeConnection': {
    readonly params: ChangeConnectionParams;
    readonly result: ChangeConnectionAnswer | null;
  };
  readonly 'podgate/endpoints': { readonly params: EndpointsParams; readonly result: EndpointsAnswer | null };
  readonly 'podgate/scopes': {
    readonly params: Readonly<Record<string, never>>;
    readonly result: ScopesAnswer;
  };
  readonly 'podgate/networkPlugins': {
    readonly params: NetworkPluginsParams;
    readonly result: NetworkPluginsAnswer | null;
  };
  readonly 'podgate/chooseNetworkPlugin': {
    readonly params: ChooseNetworkPluginParams;
    readonly result: ChooseNetworkPluginAnswer | null;
  };
  readonly 'podgate/tree': { readonly params: TreeParams; readonly result: TreeAnswer | null };
  readonly 'podgate/generate': {
    readonly params: GenerateParams;
    readonly result: GenerateAnswer | null;
  };
  readonly 'podgate/splitPolicy': {
    readonly params: SplitPolicyParams;
    readonly result: SplitPolicyAnswer | null;
  };
  readonly 'podgate/status': {
    readonly params: Readonly<Record<string, never>>;
    readonly result: StatusAnswer;
  };
}

/**
 * Requests that the server sends to a client that offers them (`InitializationOptions.readsFiles`): how it sees
 * files that are not on its own disk; and what git has of them, once the client has told of repositories.
 */
export interface ClientRequests {
  readonly 'podgate/readFile': { readonly params: ReadFileParams; readonly result: ReadFileResult | null };
  readonly 'podgate/findFiles': { readonly params: FindFilesParams; readonly result: FindFilesResult };
  /** `null` for a file that the commit does not have. */
  readonly 'podgate/headText': { readonly params: HeadTextParams; readonly result: HeadTextResult | null };
}

/** Notifications from the client. */
export interface ClientNotifications {
  /** What another extension already checks has changed. */
  readonly 'podgate/schemaPartner': SchemaPartner;
  /** What git has is another than was told before. */
  readonly 'podgate/headChanged': HeadChangedParams;
}

/** Notifications from the server. */
export interface ServerNotifications {
  /** Something that matrices depend on has changed; ask again if one is shown. Sent to clients with `followsMatrix`. */
  readonly 'podgate/matrixChanged': MatrixChangedParams;
  /** What the server is at, so that the client knows which file it was at when it died. */
  readonly 'podgate/reading': ReadingParams;
}
