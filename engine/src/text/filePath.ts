/**
 * Paths of files as the engine sees them: text with `/` between the parts, relative or absolute, never looked up.
 * It splits and joins; which files exist is known only to who reads them.
 */

/** The folder of a file or folder: `k8s/prod` for `k8s/prod/web.yaml`, empty for what lies at the top. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** The last part of a path. */
export function baseNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `relative` as seen from `folder`, without `.` and without `..` where a folder's name stands before it. */
export function joinPath(folder: string, relative: string): string {
  const whole = relative.startsWith('/') || folder === '' ? relative : `${folder}/${relative}`;
  const parts: string[] = [];
  for (const part of whole.split('/')) {
    const last = parts.at(-1);
    if (part === '..' && last !== undefined && last !== '..' && last !== '') {
      parts.pop();
    } else if (part !== '.' && (part !== '' || parts.length === 0)) {
      parts.push(part);
    }
  }
  return parts.join('/');
}

/** Whether a path lies in a folder or below it; everything lies below the empty one. */
export function isBelow(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
