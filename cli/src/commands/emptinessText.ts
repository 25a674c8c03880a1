/**
 * What a command says where the manifests make no pods: what there is instead, and for templates, how their pods get here.
 */
import type { Emptiness } from '../../../engine/src/index.ts';
import type { OpenProject } from '../input/openProject.ts';
import { countText } from '../output/countText.ts';

/** One clause; `command` is what a pipe of rendered templates would end in. */
export function emptinessText(emptiness: Emptiness, project: OpenProject, command: string): string {
  const fileCount = project.reportedFiles.size;
  const files = fileCount === 0 ? 'no files' : countText(fileCount, 'file', 'files');
  switch (emptiness.type) {
    case 'noManifests':
      return `no resources of Kubernetes in ${files}`;
    case 'noWorkloads':
      return `no workloads in ${files}: nothing here makes pods`;
    case 'onlyTemplates':
      return templatesText(emptiness, project, command);
  }
}

function templatesText(
  { templates: [first = '', ...others], chart }: Emptiness,
  { showPath }: OpenProject,
  command: string,
): string {
  const files = others.length === 0 ? showPath(first) : `${showPath(first)} and ${others.length} more`;
  const way =
    chart === undefined
      ? `render them first, as in helm template ... | podgate ${command}`
      : `helm template ${showPath(chart === '' ? '.' : chart)} | podgate ${command}`;
  return `no workloads, only templates (${files}), which say nothing until they are rendered: ${way}`;
}
