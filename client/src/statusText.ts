/**
 * The server's state as a status line says it: "12 policies · 80 workloads · 3 ms". No editor types; where it is shown
 * is `languageStatus.ts`.
 */
import type { StatusAnswer } from '../../protocol/src/status.ts';
import type { EditorWords } from './translate.ts';

export function statusText(status: StatusAnswer, words: EditorWords): string {
  const { t, language } = words;
  const { policyCount, workloadCount } = status;
  const policies = policyCount.toLocaleString(language);
  const workloads = workloadCount.toLocaleString(language);
  return [
    policyCount === 1 ? t('1 policy') : t('{0} policies', policies),
    workloadCount === 1 ? t('1 workload') : t('{0} workloads', workloads),
    status.state === 'indexing' ? t('reading…') : duration(status.lastChangeMs),
  ].join(' · ');
}

/** Short, too: the editor shows both in one line. */
export function statusDetail({ fileCount, memoryBytes }: StatusAnswer, { t, language }: EditorWords): string {
  const files = fileCount === 1 ? t('1 file') : t('{0} files', fileCount.toLocaleString(language));
  const memory = memoryBytes === undefined ? [] : [`${String(Math.round(memoryBytes / 2 ** 20))} MB`];
  return [files, ...memory].join(' · ');
}

/** "Cilium 1.16", or what it seems to be where nobody chose. */
export function pluginText({ plugins, guessedPlugin }: StatusAnswer, { t }: EditorWords): string {
  return guessedPlugin === undefined ? plugins.join(', ') : t('it seems to be {0}', guessedPlugin);
}

/** Why one would choose. */
export function pluginDetail({ guessedPlugin }: StatusAnswer, { t }: EditorWords): string {
  return guessedPlugin === undefined
    ? t('network plugin')
    : t("network plugin; until it is chosen, what Kubernetes' own tests require holds");
}

function duration(ms: number): string {
  return ms < 1 ? '< 1 ms' : `${String(Math.round(ms))} ms`;
}
