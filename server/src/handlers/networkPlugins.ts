/**
 * `podgate/networkPlugins` and `podgate/chooseNetworkPlugin`: which plugins there are to choose from, and the edit that
 * chooses one. The client asks the user and applies the edit.
 */
import {
  CONFIG_FILE_NAMES,
  guessPlugins,
  KUBERNETES_PROFILE,
  LineIndex,
  PLUGINS,
  writeProfile,
  type PluginGuess,
} from '../../../engine/src/index.ts';
import type {
  ChooseNetworkPluginAnswer,
  ChooseNetworkPluginParams,
  NetworkPluginInfo,
  NetworkPluginsAnswer,
  NetworkPluginsParams,
} from '../../../protocol/src/networkPlugins.ts';
import { ClientLines } from '../lsp/clientLines.ts';
import { rangeTo } from '../lsp/toProto.ts';
import { normalizeUri, uriBelow } from '../lsp/uri.ts';
import type { Project } from '../project.ts';
import type { ServerContext } from '../serverContext.ts';
import { showMessage } from '../lsp/shownText.ts';

export function networkPlugins(
  { session }: ServerContext,
  { uri }: NetworkPluginsParams,
): NetworkPluginsAnswer | null {
  const asked = uri === undefined ? undefined : session.find(uri)?.project;
  const project = asked ?? session.projects()[0];
  if (project === undefined) {
    return null;
  }
  const guesses = new Map(
    guessPlugins(project.snapshot.files).map((guess) => [guess.plugin.name, showEvidence(guess)]),
  );
  const infos = PLUGINS.map(({ name, title, summary }): NetworkPluginInfo => {
    const guessedBy = guesses.get(name);
    const info = { name, title, summary: showMessage(summary, session.translation) };
    return guessedBy === undefined ? info : { ...info, guessedBy };
  });
  return {
    folder: project.root,
    chosen: project.snapshot.options.settings.profile.name,
    plugins: [
      ...infos.filter(({ guessedBy }) => guessedBy !== undefined),
      ...infos.filter(({ guessedBy }) => guessedBy === undefined),
    ],
  };
}

export async function chooseNetworkPlugin(
  { session, files }: ServerContext,
  { folder, name }: ChooseNetworkPluginParams,
): Promise<ChooseNetworkPluginAnswer | null> {
  const root = normalizeUri(folder);
  const project = session.projects().find((candidate) => candidate.root === root);
  const isKnown = name === KUBERNETES_PROFILE.name || PLUGINS.some((plugin) => plugin.name === name);
  if (project === undefined || !isKnown) {
    return null;
  }
  const uri = configUriOf(project);
  const read = session.document(uri)?.text.getText() ?? (await files.readText(uri));
  if (typeof read === 'object') {
    return null;
  }
  const text = read ?? '';
  const edits = writeProfile(text, name);
  if (edits === undefined) {
    return null;
  }
  const [edit] = edits;
  const answer = { uri, isNew: read === undefined };
  return edit === undefined
    ? answer
    : {
        ...answer,
        edit: {
          range: rangeTo(edit.span, new ClientLines(new LineIndex(text), session.columnUnit)),
          newText: edit.newText,
        },
      };
}

function configUriOf({ root, config }: Project): string {
  return uriBelow(root, config?.path ?? CONFIG_FILE_NAMES[0] ?? '');
}

function showEvidence({ evidence }: PluginGuess): string {
  return evidence.map(({ kind, name, file }) => `${`${kind} ${name}`.trim()} in ${file}`).join(', ');
}
