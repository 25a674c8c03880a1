/**
 * What a browser does for a page that nobody serves: it takes text to the clipboard and saves files.
 */

/** Whether it is there. Some browsers give the clipboard only to pages from a network; those still have the way of old. */
export function copyText(text: string): Promise<boolean> {
  const clipboard = (navigator as Partial<Pick<Navigator, 'clipboard'>>).clipboard;
  return clipboard === undefined
    ? Promise.resolve(copySelection(text))
    : clipboard.writeText(text).then(
        () => true,
        () => copySelection(text),
      );
}

function copySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  const hasCopied = document.execCommand('copy');
  area.remove();
  return hasCopied;
}

export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
