/**
 * The suites about Podgate alone, one after the other, for every editor that runs them.
 */
export async function loadSuites(): Promise<void> {
  await import('./diagnostics.ts');
  await import('./hover.ts');
  await import('./lenses.ts');
  await import('./navigation.ts');
  await import('./fixes.ts');
  await import('./snippets.ts');
  await import('./writing.ts');
  await import('./matrix.ts');
  await import('./commands.ts');
  await import('./networkPlugin.ts');
  await import('./tree.ts');
  await import('./newPolicies.ts');
  await import('./connections.ts');
}
