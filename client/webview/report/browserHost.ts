/**
 * What a browser does for a page that nobody serves: it takes text to the clipboard and saves files.
 */

/** Some browsers give the clipboard only to pages from a network; those still have the way of old. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copySelection(text);
  }
}

function copySelection(text: string): void {
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  const hasCopied = document.execCommand('copy');
  area.remove();
  if (!hasCopied) {
    throw new Error('the browser copied nothing');
  }
}

export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
