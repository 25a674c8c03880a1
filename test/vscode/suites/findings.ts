/**
 * Podgate's findings in a file as the Problems view has them, whether the file is open or not.
 */
import { type Diagnostic, languages, type Uri } from 'vscode';
import { eventually } from '../eventually.ts';

/** The findings, as soon as there are `count`. */
export function findingsOf(uri: Uri, count: number): Promise<readonly Diagnostic[]> {
  return eventually(`${String(count)} findings in ${uri.path}`, () => {
    const findings = languages.getDiagnostics(uri).filter(({ source }) => source === 'podgate');
    return findings.length === count ? findings : undefined;
  });
}
