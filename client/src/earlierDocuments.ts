/**
 * Documents as they were: those of a commit are git's, those that are stored have an address of their own here, so that what
 * was there before an edit can be shown beside it. They are to be read, and nobody analyzes them.
 */
import { type Disposable, EventEmitter, Uri, workspace } from 'vscode';
import type { Since } from '../../protocol/src/compare.ts';
import type { Place } from '../../protocol/src/place.ts';
import type { GitHeads } from './gitHeads.ts';
import { openPlace } from './openPlace.ts';
import { readFileText } from './readFileText.ts';

const SAVED_SCHEME = 'podgate-saved';
/** As the engine has it: a larger file is skipped. */
const FILE_BYTES_MAX = 20 * 1024 * 1024;

export function provideSavedDocuments(): Disposable {
  const changed = new EventEmitter<Uri>();
  const provider = workspace.registerTextDocumentContentProvider(SAVED_SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: ({ query }) => readFileText(Uri.parse(query, true), FILE_BYTES_MAX),
  });
  const listener = workspace.onDidSaveTextDocument(({ uri }) => {
    changed.fire(savedAddressOf(uri));
  });
  return {
    dispose: () => {
      listener.dispose();
      provider.dispose();
      changed.dispose();
    },
  };
}

/** Opens a file as it was, at a place in what it was. */
export async function openEarlierPlace(
  place: Place,
  { since, heads }: { readonly since: Since; readonly heads: GitHeads },
  page?: Parameters<typeof openPlace>[1],
): Promise<void> {
  const uri = Uri.parse(place.uri, true);
  const address = since === 'head' ? heads.addressOf(uri) : savedAddressOf(uri);
  if (address !== undefined) {
    await openPlace({ ...place, uri: address.toString() }, page);
  }
}

function savedAddressOf(uri: Uri): Uri {
  return Uri.from({ scheme: SAVED_SCHEME, path: uri.path, query: uri.toString() });
}
