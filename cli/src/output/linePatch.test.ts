/** A change as a patch: that `git apply` makes of the one text exactly the other. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { renderLine } from './line.ts';
import { patchLines } from './linePatch.ts';

function patchOf(before: string | undefined, after: string): string {
  return [...patchLines({ path: 'a.yaml', before, after })].map((line) => renderLine(line, 'plain')).join('');
}

describe('linePatch', () => {
  it('shows what goes and what comes, with lines around', () => {
    const before = 'a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n';
    assert.equal(
      patchOf(before, before.replace('b\n', 'b1\nb2\n').replace('j\n', '')),
      `--- a/a.yaml
+++ b/a.yaml
@@ -1,5 +1,6 @@
 a
-b
+b1
+b2
 c
 d
 e
@@ -7,4 +8,3 @@
 g
 h
 i
-j
`,
    );
    assert.equal(patchOf(before, before), '');
  });

  it('makes files, and says where a line has no end', () => {
    assert.equal(patchOf(undefined, 'a\n'), '--- /dev/null\n+++ b/a.yaml\n@@ -0,0 +1,1 @@\n+a\n');
    assert.equal(
      patchOf('a', 'a\nb\n'),
      '--- a/a.yaml\n+++ b/a.yaml\n@@ -1,1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+b\n',
    );
  });

  it('is what git takes', function () {
    this.timeout(60_000);
    const folder = mkdtempSync(join(tmpdir(), 'podgate-patch-'));
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 30 })
      .map((lines) => lines.join('\n'));
    try {
      execFileSync('git', ['init', '--quiet'], { cwd: folder });
      fc.assert(
        fc.property(text, text, (before, after) => {
          fc.pre(before !== after && before !== '' && after !== '');
          writeFileSync(join(folder, 'a.yaml'), before);
          execFileSync('git', ['apply', '--whitespace=nowarn', '-'], {
            cwd: folder,
            input: patchOf(before, after),
          });
          assert.equal(readFileSync(join(folder, 'a.yaml'), 'utf8'), after);
        }),
        { numRuns: 60, seed: 20_261_121 },
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
