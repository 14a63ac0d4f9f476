/** A text of a file within HTML: whatever it holds, it is text. Control characters, and marks that turn the direction of writing, are shown as what they are. */
export const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`)
    .replace(/\p{Cs}/gu, '\u{fffd}')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
