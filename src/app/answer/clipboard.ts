/**
 * Copies text; false where the browser does not let a page write to the clipboard (embedding without permission), or there is none.
 * A text still being made is handed over as a promise, in the turn of the click: some browsers allow it in no other.
 */
export async function copy(text: string | Promise<string | null>): Promise<boolean> {
  if (globalThis.navigator.clipboard !== undefined && (await copyByPromise(text))) return true;
  const made = await text;
  return made !== null && copyByEvent(made);
}

async function copyByPromise(text: string | Promise<string | null>): Promise<boolean> {
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

/** The way that plain http has: the browser asks what its copy command is to copy. No selection and no focus is touched. */
function copyByEvent(text: string): boolean {
  let given = false;
  const give = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    given = event.clipboardData !== null;
  };
  document.addEventListener('copy', give, { capture: true });
  try {
    return document.execCommand('copy') && given;
  } catch {
    return false;
  } finally {
    document.removeEventListener('copy', give, { capture: true });
  }
}
