/**
 * The sample of a belief as one who believes it would have it: its files, with the edits made.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceText } from '../../engine/src/index.ts';
import type { Belief } from './beliefs.ts';

const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url));

/** The manifests and the settings, by their paths below the sample. Throws where an edit has nothing to replace. */
export function readBelievedFiles({
  sample,
  edits,
}: Pick<Belief, 'sample' | 'edits'>): readonly SourceText[] {
  const folder = join(SAMPLES, sample);
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.yaml'))
    .sort();
  for (const { file } of edits) {
    assert(paths.includes(file), `${sample} has no ${file}`);
  }
  return paths.map((path) => {
    let text = readFileSync(join(folder, path), 'utf8');
    for (const { from, to } of edits.filter(({ file }) => file === path)) {
      assert(text.includes(from), `${sample}/${path} does not have ${JSON.stringify(from)}`);
      text = text.replace(from, to);
    }
    return { path, text };
  });
}
