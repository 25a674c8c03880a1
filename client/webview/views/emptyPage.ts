/**
 * A page without a matrix: why there is none, and what one can do about it.
 */
import type { NothingMessage } from '../../../protocol/src/matrixPage.ts';
import { t } from '../translate.ts';
import { h, type View } from './html.ts';

export function EmptyPage({ why }: { readonly why: NothingMessage['why'] }): View {
  const [title, ...paragraphs] = emptyTexts(why);
  return h('main', { class: 'empty', role: why === 'loading' ? 'status' : undefined }, [
    h('h1', null, title),
    ...paragraphs.map((text) => h('p', { key: text }, text)),
  ]);
}

function emptyTexts(why: NothingMessage['why']): readonly string[] {
  switch (why) {
    case 'loading':
      return [t('Reading the workspace…')];
    case 'noManifests':
      return [
        t('There are no manifests here yet'),
        t('Open a folder with Kubernetes manifests: YAML or JSON files with a kind and an apiVersion.'),
        t(
          'What `kubectl get deployments,pods,networkpolicies -A -o yaml` prints, saved to a file, is enough.',
        ),
      ];
    case 'noWorkloads':
      return [
        t('There is no workload here yet: nothing that could reach anything'),
        t('A Deployment, a StatefulSet, a Job or a Pod is a row and a column of the matrix.'),
        t('Policies alone say what is allowed, not between whom: put the workloads beside them.'),
      ];
    case 'onlyTemplates':
      return [
        t('There are only templates here'),
        t(
          'What is in a template is known when it has been rendered: Podgate never runs Helm or another program.',
        ),
        t('Save what `helm template` or `kustomize build` prints to a file in this workspace.'),
      ];
    case 'tooLarge':
      return [
        t('There is more here than this page can show'),
        t('A part of it is shown by the command line: `podgate matrix --from ... --to ...`.'),
      ];
    case 'serverStopped':
      return [
        t('The language server does not answer'),
        t('"Podgate: Show Output" may say why, "Podgate: Restart Language Server" starts it again.'),
      ];
  }
}
