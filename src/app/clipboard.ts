/**
 * Copies text; false where the browser does not let a page write to the clipboard (plain http, embedding without permission), or there is none.
 * A text still being made is handed over as a promise, in the turn of the click: some browsers allow it in no other.
 */
export async function copy(text: string | Promise<string | null>): Promise<boolean> {
  try {
    if (typeof text !== 'string' && typeof ClipboardItem === 'function') {
      const blob = text.then((made) => (made === null ? Promise.reject(new Error('nothing to copy')) : new Blob([made], { type: 'text/plain' })));
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
      return true;
    }
    const made = await text;
    if (made === null) return false;
    await navigator.clipboard.writeText(made);
    return true;
  } catch {
    return false;
  }
}
