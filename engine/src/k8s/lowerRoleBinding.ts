/**
 * RoleBinding and ClusterRoleBinding: the service accounts among their subjects. What the role permits is of no
 * interest here.
 */
import type { YamlNode } from '../yaml/node.ts';
import { readItems, readText } from './fields.ts';
import type { ResourceHeader, RoleBinding } from './resource.ts';

export function lowerRoleBinding(root: YamlNode, header: ResourceHeader): RoleBinding {
  const serviceAccounts = readItems(root, 'subjects')
    .filter((subject) => readText(subject, 'kind') === 'ServiceAccount')
    .map((subject) => ({ namespace: readText(subject, 'namespace'), name: readText(subject, 'name') ?? '' }));
  return { type: 'roleBinding', ...header, serviceAccounts };
}
