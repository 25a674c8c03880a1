/**
 * The browser for benchmarks: the same as for tests. The script that looks for it is plain JavaScript, since it also runs
 * before a compiler is there.
 */
export async function findBenchChromium(root: string): Promise<string | undefined> {
  const script = (await import(`${root}/scripts/editorHost/findChromium.mjs`)) as {
    readonly findChromium: () => string | undefined;
  };
  return script.findChromium();
}
