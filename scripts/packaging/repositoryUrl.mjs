/**
 * Where the project is at home: the `repository` of the manifest, the one place that names it. Everything that leads
 * there is made from it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The address without `.git`, as a browser opens it. */
export function repositoryUrl(root) {
  const { repository } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
}
