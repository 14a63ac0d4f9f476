/** Texts of a delivery as they are meant: stray spaces, full width and control characters taken out. */

/** Characters that nobody sees: controls, zero width, marks of direction and of byte order. */
const UNSEEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g;
const WIDE = /[０-９Ａ-Ｚａ-ｚ]/;

/**
 * Brackets and stops of full width belong to Chinese and stay; letters and digits of it are only a keyboard's doing.
 * @param code for a key or a class: marks are made half width as well
 */
export function tidy(text: string, code: boolean): string {
  let out = text;
  if (UNSEEN.test(out)) out = out.replace(UNSEEN, '');
  if (code) out = out.replace(/[\uFF01-\uFF5E]/g, half);
  else if (WIDE.test(out)) out = out.replace(/[０-９Ａ-Ｚａ-ｚ]/g, half);
  return out.replace(/[\s\u3000]+/g, ' ').trim();
}

const half = (mark: string): string => String.fromCharCode(mark.charCodeAt(0) - 0xfee0);

/** Several words of one cell. */
export const splitWords = (text: string): string[] => text.split(/[|、,，;；/]+/).map((word) => word.trim()).filter((word) => word !== '');
