/**
 * The words of the page beside an editor: for somebody who can open folders, write policies and call commands.
 */
import type { NothingMessage } from '../../protocol/src/matrixPage.ts';
import type { Explained, HostWords } from './hostWords.ts';
import { t } from './translate.ts';

export const EDITOR_WORDS: HostWords = {
  nothing: describeNothing,
  noPolicy: () =>
    t('No policy here: everyone may talk to everyone. The snippet "np-default-deny" begins to change that.'),
};

function describeNothing(why: NothingMessage['why']): Explained {
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
