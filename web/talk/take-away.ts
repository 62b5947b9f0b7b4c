/** Puts text on the clipboard, or into a file that the browser saves. */

/** Plain-HTTP pages have no clipboard interface: then a hidden field is selected and copied. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    field.className = 'off-screen';
    document.body.append(field);
    field.select();
    const isCopied = document.execCommand('copy');
    field.remove();
    return isCopied;
  }
}

export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** @param text one piece or several, joined in order */
export function saveText(name: string, text: string | string[], type: string): void {
  saveFile(name, new Blob([text].flat(), { type: `${type};charset=utf-8` }));
}
