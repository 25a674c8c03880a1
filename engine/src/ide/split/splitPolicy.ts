/**
 * "Split this policy": several policies, each with one concern, in the place of one. The first keeps the name and the
 * place; the others go into files of their own where the folder has one policy to a file, else behind it. What comes out
 * is evaluated: a split after which any pair is decided otherwise is none.
 */
import { takenNames } from '../../generate/generatePolicies.ts';
import { pathBeside } from '../../generate/placePolicies.ts';
import { checkSubdomain } from '../../k8s/nameFormats.ts';
import { readPath, toText } from '../../k8s/fields.ts';
import type { NetworkPolicy } from '../../k8s/resource.ts';
import { freeName } from '../../lint/freeName.ts';
import { quoteCode } from '../../lint/quoteCode.ts';
import type { SourceUnit } from '../../source/sourceFile.ts';
import { say } from '../../text/say.ts';
import { shiftSpan } from '../../text/span.ts';
import { applyEdits, joinEdits, type TextEdit } from '../../text/textEdit.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { lineEndAt, lineStartAt } from '../../yaml/lines.ts';
import type { ConnectionChange, TrialFiles } from '../connectionTrial.ts';
import { openUnit } from '../openUnit.ts';
import { findPolicyScenes, type PolicyScene } from '../policyScene.ts';
import { decidesAlike } from './decidesAlike.ts';
import { listParts, type SplitBy, type SplitPart } from './splitParts.ts';
import { readPolicyText, writePart, type PolicyText } from './writePart.ts';

export interface PolicySplit {
  readonly changes: readonly ConnectionChange[];
  /** The texts of the changed and the new files afterwards. */
  readonly texts: ReadonlyMap<string, string>;
  /** Names of the policies afterwards, the first of which was there before. */
  readonly names: readonly string[];
}

/** Why there is no split: it says one thing only, its text cannot be cut, or what comes out would decide otherwise. */
export type SplitRefusal = 'oneConcern' | 'noPlace' | 'uncertain';

export function splitPolicy(
  snapshot: Snapshot,
  policy: NetworkPolicy,
  by: SplitBy,
  files: TrialFiles,
): PolicySplit | SplitRefusal {
  const parts = listParts(policy, by);
  if (parts.length === 0) {
    return 'oneConcern';
  }
  const scenes = findPolicyScenes(snapshot, policy);
  const whole = openWhole(snapshot, policy, files);
  const names = whole === undefined ? undefined : nameParts(whole, parts, scenes);
  const written = whole === undefined || names === undefined ? undefined : writeParts(whole, parts, names);
  if (whole === undefined || names === undefined || written === undefined) {
    return 'noPlace';
  }
  const ways = [placeBeside(whole, written, names, { snapshot, files }), placeBehind(whole, written, names)];
  for (const changes of ways) {
    const texts = changes === undefined ? undefined : applyChanges(whole, changes);
    const after =
      texts === undefined ? undefined : snapshot.change([...texts].map(([path, text]) => ({ path, text })));
    if (
      changes !== undefined &&
      texts !== undefined &&
      after !== undefined &&
      decidesAlike(snapshot, after)
    ) {
      return { changes, texts, names };
    }
  }
  return 'uncertain';
}

/** The policy with its text. */
interface Whole {
  readonly policy: NetworkPolicy;
  readonly id: string;
  /** Of the file. */
  readonly fileText: string;
  readonly unit: SourceUnit;
  readonly text: PolicyText;
}

function openWhole(snapshot: Snapshot, policy: NetworkPolicy, { readText }: TrialFiles): Whole | undefined {
  const { file, unitIndex } = policy;
  const fileText = readText(file);
  const unit = snapshot.files.get(file)?.units[unitIndex];
  const open =
    fileText === undefined || unit === undefined ? undefined : openUnit({ file, text: fileText }, unit);
  const text = open === undefined ? undefined : readPolicyText(open.text);
  const [scene] = findPolicyScenes(snapshot, policy);
  const isWhole = text?.root.span.start === policy.span.start && text.root.span.end === policy.span.end;
  return fileText === undefined || unit === undefined || text === undefined || scene === undefined || !isWhole
    ? undefined
    : { policy, id: scene.policy.id, fileText, unit, text };
}

// Names ------------------------------------------------------------------------------------------------------

/** `web`, `web-egress`: names that no policy has yet, in none of the namespaces that it is brought to. */
function nameParts(
  { text }: Whole,
  parts: readonly SplitPart[],
  scenes: readonly PolicyScene[],
): readonly string[] | undefined {
  const scalar = readPath(text.root, 'metadata', 'name');
  const own = scalar === undefined ? undefined : toText(scalar);
  if (own === undefined) {
    return undefined;
  }
  const taken = new Set(scenes.flatMap(({ view, namespace }) => [...takenNames(view.cluster, namespace)]));
  const names = parts.map(({ suffix }, index) => {
    const named = `${own}-${suffix}`;
    const name = index === 0 ? own : freeName(isName(named) ? named : `${own}-${String(index + 1)}`, taken);
    taken.add(name);
    return name;
  });
  return names.every((name, index) => index === 0 || isName(name)) ? names : undefined;
}

function isName(text: string): boolean {
  return checkSubdomain(text).length === 0;
}

// Texts ------------------------------------------------------------------------------------------------------

/** The texts of the unit for each part. */
function writeParts(
  { policy, text }: Whole,
  parts: readonly SplitPart[],
  names: readonly string[],
): readonly PolicyText[] | undefined {
  const written = parts.map((part, index) =>
    writePart(text, policy, part, index === 0 ? undefined : names[index]),
  );
  const all = written.filter((part) => part !== undefined);
  return all.length === written.length ? all : undefined;
}

/** Each part but the first as a file; `undefined` where the folder has its policies otherwise. */
function placeBeside(
  whole: Whole,
  [first, ...others]: readonly PolicyText[],
  [, ...names]: readonly string[],
  { snapshot, files }: { readonly snapshot: Snapshot; readonly files: TrialFiles },
): readonly ConnectionChange[] | undefined {
  const taken = new Set(files.taken);
  const added: ConnectionChange[] = [];
  for (const [index, part] of others.entries()) {
    const name = names[index] ?? '';
    const path = isItem(part)
      ? undefined
      : pathBeside(whole.policy.file, name, { files: snapshot.files, taken });
    if (path === undefined) {
      return undefined;
    }
    taken.add(path);
    const newText = `${ownLines(part)}${lineBreakOf(part)}`;
    added.push({
      title: say`add the policy ${quoteCode(name)}`,
      policy: idOf(whole, name),
      file: path,
      edits: [{ span: { start: 0, end: 0 }, newText }],
    });
  }
  return first === undefined
    ? undefined
    : [changeWhole(whole, editsOf(whole.text.text, first.text), names), ...added];
}

/** Each part but the first as a document behind it, or as the next item of its list. */
function placeBehind(
  whole: Whole,
  [first, ...others]: readonly PolicyText[],
  [, ...names]: readonly string[],
): readonly ConnectionChange[] | undefined {
  if (first === undefined) {
    return undefined;
  }
  const lineBreak = lineBreakOf(whole.text);
  const between = isItem(whole.text) ? lineBreak : `${lineBreak}---${lineBreak}`;
  const added = others.map((part) => between + ownLines(part)).join('');
  return [changeWhole(whole, editBehind(whole.text.text, first.text, added), names)];
}

/** Behind the last thing that is said, comments included; the document's end marker, where there is one, stays behind all. */
function editBehind(before: string, first: string, added: string): readonly TextEdit[] {
  const end = first.trimEnd().length;
  const after = first.slice(0, end) + added + first.slice(end);
  const behind = before.trimEnd().length;
  const edits = [...editsOf(before, first), { span: { start: behind, end: behind }, newText: added }];
  // What is cut may reach to the end; then the two are one.
  return applyEdits(before, edits) === after ? edits : editsOf(before, after);
}

function editsOf(before: string, after: string): readonly TextEdit[] {
  const edit = joinEdits(before, after);
  return edit === undefined ? [] : [edit];
}

function changeWhole(
  { policy, id, unit }: Whole,
  edits: readonly TextEdit[],
  names: readonly string[],
): ConnectionChange {
  const added = names.map((name) => quoteCode(name)).join(', ');
  return {
    title: say`split ${quoteCode(policy.name)}: a part of it becomes ${added}`,
    policy: id,
    file: policy.file,
    edits: edits.map((edit) => ({ ...edit, span: shiftSpan(edit.span, unit.start) })),
  };
}

/** `undefined` where an edit does not fit. */
function applyChanges(
  { policy, fileText }: Whole,
  changes: readonly ConnectionChange[],
): ReadonlyMap<string, string> | undefined {
  const texts = new Map<string, string>();
  for (const { file, edits } of changes) {
    const text = applyEdits(file === policy.file ? fileText : '', edits);
    if (text === undefined) {
      return undefined;
    }
    texts.set(file, text);
  }
  return texts;
}

/** The lines of the policy alone, with its dash where it is an item; comments above it speak of the whole. */
function ownLines({ text, root }: PolicyText): string {
  const { start, end } = root.span;
  return text.slice(lineStartAt(text, start), lineEndAt(text, end)).trimEnd();
}

function isItem({ text, root }: PolicyText): boolean {
  return text.slice(lineStartAt(text, root.span.start), root.span.start).includes('-');
}

function lineBreakOf({ text }: PolicyText): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function idOf({ id, policy: { name } }: Whole, other: string): string {
  const slash = id.indexOf('/');
  return `${id.slice(0, slash + 1)}${id.slice(slash + 1).replace(name, other)}`;
}
