/** The text of a chosen file. */
import { fail, ok, shown, type Problem, type Result, type Text } from '../../problem.ts';
import { MAX_REPORTS } from '../../report/verify/types.ts';
import { words } from './words.ts';

const both = (key: 'tooLarge' | 'notText' | 'empty'): Text => {
  const mb = MAX_REPORTS / 1048576;
  return { zh: words(key, 'zh', { mb }), en: words(key, 'en', { mb }) };
};
const problem = (code: string, file: string, text: Text, received?: string): Problem => ({ code: `report.${code}`, file, ...(received === undefined ? {} : { received }), text });

/** UTF-8, or UTF-16 with its mark as Windows shells write it. */
export async function readFile(file: Blob & { readonly name: string }): Promise<Result<string>> {
  if (file.size > MAX_REPORTS) return fail(problem('too-large', file.name, both('tooLarge'), `${Math.ceil(file.size / 1048576)} MB`));
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const [a, b] = bytes;
    const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? fail(problem('encoding', file.name, both('notText'))) : ok(text);
  } catch (error) {
    // A folder, a file that is gone, or bytes that are no text.
    return fail(problem('encoding', file.name, both('notText'), shown(error instanceof Error ? error.message : String(error))));
  }
}

/** What was pasted, unless there is nothing in it. */
export const readPasted = (text: string): Result<string> => (text.trim() === '' ? fail(problem('empty', '', both('empty'))) : text.length > MAX_REPORTS ? fail(problem('too-large', '', both('tooLarge'))) : ok(text));
