/**
 * Which channel a version is for. Marketplaces know three numbers and no `-beta`, so by VS Code's custom an odd minor
 * number is a pre-release, an even one a release.
 */

/** Whether `version` (`1.3.0`) is a pre-release. */
export function isPreRelease(version) {
  const minor = Number(version.split('.')[1]);
  return minor % 2 === 1;
}

/** The name under which npm hands a version out: plain `npm install podgate` gets `latest`. */
export function npmTag(version) {
  return isPreRelease(version) ? 'next' : 'latest';
}
