/**
 * The words of the page as a file: for somebody who reads it, perhaps without the manifests and without an editor.
 */
import type { NothingMessage } from '../../../protocol/src/matrixPage.ts';
import type { Explained, HostWords } from '../hostWords.ts';
import { t } from '../translate.ts';

export const REPORT_WORDS: HostWords = {
  nothing: describeNothing,
  noPolicy: () => t('The manifests have no NetworkPolicy: everyone may talk to everyone.'),
};

function describeNothing(why: NothingMessage['why']): Explained {
  switch (why) {
    case 'noManifests':
      return [
        t('There is nothing in this report: it was written where there were no manifests'),
        t(
          'A report shows what Kubernetes manifests say, which are YAML or JSON files with a kind and an apiVersion.',
        ),
        t(
          'What `kubectl get deployments,pods,networkpolicies -A -o yaml` prints, saved to a file, is enough for one.',
        ),
      ];
    case 'noWorkloads':
      return [
        t('There is nothing in this report: no manifest has a workload, which could reach anything'),
        t('A Deployment, a StatefulSet, a Job or a Pod is a row and a column of the matrix.'),
        t('Policies alone say what is allowed, not between whom: a report is about both.'),
      ];
    case 'onlyTemplates':
      return [
        t('There is nothing in this report: it was written of templates alone'),
        t(
          'What is in a template is known when it has been rendered: Podgate never runs Helm or another program.',
        ),
        t('A report of what `helm template` or `kustomize build` prints has the workloads.'),
      ];
    // What only somebody who is asked could say.
    case 'loading':
    case 'tooLarge':
    case 'serverStopped':
      return [t('Reading the report…')];
  }
}
