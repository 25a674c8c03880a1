/**
 * `podgate/splitPolicy`: several policies in the place of one, as edits of files. It writes nothing.
 */
import {
  findPolicyAt,
  listSplits,
  splitPolicy as split,
  writeSplit,
  writeSplitRefusal,
  type SplitBy,
} from '../../../engine/src/index.ts';
import type { SplitPolicyAnswer, SplitPolicyParams } from '../../../protocol/src/splitPolicy.ts';
import { avoidFiles } from '../avoidFiles.ts';
import { changesToWire } from '../changesToWire.ts';
import { findOpenFile, positionIn, type OpenFilePlace } from '../openPlace.ts';
import type { ServerContext } from '../serverContext.ts';
import { showMessage } from '../lsp/shownText.ts';

export async function splitPolicy(
  context: ServerContext,
  { uri, position, by }: SplitPolicyParams,
): Promise<SplitPolicyAnswer | null> {
  const open = findOpenFile(context.session, uri);
  const policy =
    open === undefined ? undefined : findPolicyAt(open.file.project.snapshot, positionIn(open, position));
  if (open === undefined || policy === undefined) {
    return null;
  }
  const ways = listSplits(policy);
  const [first, ...others] = ways;
  if (by === undefined && 0 < others.length) {
    const choices = ways.map((way) => ({
      by: way.by,
      title: showMessage(way.title, context.session.translation),
    }));
    return { type: 'choices', choices };
  }
  return answer(context, open, policy, by ?? first?.by ?? 'direction');
}

async function answer(
  context: ServerContext,
  { file, document }: OpenFilePlace,
  policy: NonNullable<ReturnType<typeof findPolicyAt>>,
  by: SplitBy,
): Promise<SplitPolicyAnswer> {
  const { project, path } = file;
  const { translation } = context.session;
  const text = document.text.getText();
  const readText = (asked: string): string | undefined => (asked === path ? text : undefined);
  const found = await avoidFiles(
    context,
    project,
    (taken) => split(project.snapshot, policy, by, { readText, taken }),
    (one) => (typeof one === 'string' ? [] : one.texts.keys()),
  );
  if (typeof found === 'string') {
    return { type: 'refused', because: showMessage(writeSplitRefusal(found), translation) };
  }
  const summary = showMessage(writeSplit(found), translation);
  const texts = new Map([[path, text]]);
  return { type: 'changes', summary, ...changesToWire(found.changes, { context, project, texts }) };
}
