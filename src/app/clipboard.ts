/** Copies text; false where the browser does not let a page write to the clipboard (plain http, embedding without permission). */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
