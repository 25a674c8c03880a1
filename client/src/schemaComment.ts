/**
 * The comment by which a YAML file names its schema to Red Hat's extension: whether it names one of Kubernetes.
 */

/** It is read anywhere in a file; long files are not searched for it. */
const SEARCHED_CHARS_MAX = 64 * 1024;

const COMMENT = /^#[ \t]*yaml-language-server[ \t]*:[^\r\n]*\$schema=[^\r\n]*kubernetes/im;

export function namesKubernetesSchema(text: string): boolean {
  return COMMENT.test(text.slice(0, SEARCHED_CHARS_MAX));
}
