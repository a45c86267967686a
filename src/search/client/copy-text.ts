/** Puts a text into the clipboard, also on plain http; false where the browser will not have it. */
export async function copyText(text: string): Promise<boolean> {
  // The types promise a clipboard; a page that did not come by https has none.
  const clipboard = (navigator as Partial<Navigator>).clipboard;
  if (clipboard !== undefined) {
    try {
      await clipboard.writeText(text);
      return true;
    } catch {
      // Forbidden by the browser's settings: the old way may still be open.
    }
  }
  return copiedBySelection(text);
}

/** Copies by a field of its own and gives focus and selection back. */
function copiedBySelection(text: string): boolean {
  const selection = getSelection();
  const focused = document.activeElement;
  const ranges =
    selection === null
      ? []
      : Array.from({ length: selection.rangeCount }, (_, at) => selection.getRangeAt(at));
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.setAttribute('data-copy', '');
  field.style.cssText = 'position:fixed;top:0;left:0;opacity:0';
  document.body.append(field);
  field.select();
  let isCopied = false;
  try {
    isCopied = document.execCommand('copy');
  } catch {
    // As when it says no.
  }
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  if (selection !== null && ranges.length > 0) {
    selection.removeAllRanges();
    for (const range of ranges) selection.addRange(range);
  }
  return isCopied;
}
