/**
 * URIs as text: one spelling for each file, whatever the editor escapes, and the way from a folder to a file. It
 * looks nothing up.
 */

const PARTS = /^([A-Za-z][A-Za-z0-9+.-]*:)(\/\/[^/?#]*)?([^?#]*)(.*)$/s;
const LONE_SURROGATE = /\p{Cs}/gu;

/**
 * The spelling by which the server knows a URI: only what must be escaped is, and a drive letter is small. What is no
 * URI stays as it is.
 */
export function normalizeUri(uri: string): string {
  const match = PARTS.exec(uri);
  if (match === null) {
    return uri;
  }
  const [, scheme = '', authority = '', path = '', rest = ''] = match;
  const decoded = decodePath(path).replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase());
  return `${scheme.toLowerCase()}${authority}${encodePath(decoded)}${rest}`;
}

/** The way from a folder's URI to a file's, as a path of the engine; `undefined` for what is not below the folder. */
export function pathBelow(folder: string, uri: string): string | undefined {
  const start = startOf(folder);
  return uri.startsWith(start) ? decodePath(uri.slice(start.length)) : undefined;
}

/** The URI of a path of the engine below a folder's URI. */
export function uriBelow(folder: string, path: string): string {
  return startOf(folder) + encodePath(path);
}

/** The URI of the folder that a file is in; of a document that was never saved (`untitled:Untitled-1`) only the scheme. */
export function folderUriOf(uri: string): string {
  const slash = uri.lastIndexOf('/');
  return slash < 0 ? uri.slice(0, uri.indexOf(':') + 1) : uri.slice(0, slash);
}

/** What the URIs below a folder begin with. */
function startOf(folder: string): string {
  return /[/:]$/.test(folder) ? folder : `${folder}/`;
}

/** The last part of a folder's URI, for people. */
export function nameOfUri(uri: string): string {
  const parts = decodePath(PARTS.exec(uri)?.[3] ?? '').split('/');
  return parts.filter((part) => part !== '').at(-1) ?? '.';
}

/** A percent sign that begins no escape is taken for itself. */
function decodePath(path: string): string {
  return path.replace(/(?:%[0-9A-Fa-f]{2})+/g, (escapes) => {
    const bytes = Uint8Array.from(escapes.slice(1).split('%'), (hex) => Number.parseInt(hex, 16));
    return new TextDecoder().decode(bytes);
  });
}

/** As VS Code escapes: everything but letters, digits, `-._~` and the slashes. */
function encodePath(path: string): string {
  return path
    .split('/')
    .map((part) =>
      encodeURIComponent(part.replace(LONE_SURROGATE, '\ufffd')).replace(
        /[!'()*]/g,
        (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    )
    .join('/');
}
