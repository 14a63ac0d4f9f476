/** SHA-256 of bytes as 64 hexadecimal digits: by the browser, beside the page; on a page over plain http, which has no such thing, by our own. */
export async function digestOf(bytes: Uint8Array): Promise<string> {
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle;
  if (subtle === undefined) return (await import('./sha256.ts')).sha256(bytes);
  return Array.from(new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
