/**
 * What the changelog tells about one version, for the page of its release.
 */

/** The text below `## [VERSION]`, up to the next version; undefined when there is none. */
export function changelogChapter(changelog, version) {
  const start = `## [${version}]`;
  const chapter = changelog.split(/^(?=## \[)/m).find((text) => text.startsWith(start));
  const body = chapter?.slice(chapter.indexOf('\n') + 1).trim() ?? '';
  return body === '' ? undefined : `${body}\n`;
}
