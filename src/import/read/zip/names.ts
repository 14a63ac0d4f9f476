/** Names of a zip's entries. Packers on Chinese Windows write them in GBK, and say nothing of it. */

/** UTF-8 where it is valid, else GB18030. */
export function entryName(bytes: Uint8Array, utf8: boolean): string {
  if (!utf8) {
    try {
      return clean(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    } catch {
      return clean(new TextDecoder('gb18030').decode(bytes));
    }
  }
  return clean(new TextDecoder().decode(bytes));
}

/** Some packers of Windows part folders by a backslash. */
const clean = (name: string): string => name.replace(/\\/g, '/').replace(/^(?:\.\/)+/, '');

/** A name that would lead out of the folder it is unpacked into. */
export const leadsOut = (name: string): boolean => name.startsWith('/') || /^[A-Za-z]:/.test(name) || name.includes('\0') || name.split('/').includes('..');

/** What systems and programs leave beside the data: of no use to anybody, and no reason for a word. */
export function isJunk(name: string): boolean {
  const parts = name.split('/');
  const last = parts.at(-1) ?? '';
  return parts.includes('__MACOSX') || last.startsWith('._') || last.startsWith('~$') || last.startsWith('.~lock.') || /^(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/i.test(last) || /\.lock$/i.test(last);
}
