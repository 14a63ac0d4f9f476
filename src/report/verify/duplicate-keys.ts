/**
 * A key that an object of a JSON text has twice. Readers take the last of them, so a person who reads the text from the top may be shown one verdict
 * and a program another: no report that is made has one.
 */
import { pathText } from '../../plan/read-json.ts';

interface Level {
  /** Null for an array. */
  readonly keys: Set<string> | null;
  key: string;
  index: number;
}

/** @param text valid JSON @returns the path of the first key that is there twice */
export function duplicateKey(text: string): string | undefined {
  const levels: Level[] = [];
  let wantsKey = false;
  for (let at = 0; at < text.length; at++) {
    const level = levels.at(-1);
    switch (text[at]) {
      case '"': {
        const end = endOfString(text, at);
        if (wantsKey && level?.keys) {
          // Escapes are read, so that `a` and `\u0061` are one key.
          const key = JSON.parse(text.slice(at, end + 1)) as string;
          if (level.keys.has(key)) return pathText([...levels.slice(0, -1).map((one) => (one.keys ? one.key : one.index)), key]);
          level.keys.add(key);
          level.key = key;
          wantsKey = false;
        }
        at = end;
        break;
      }
      case '{':
        levels.push({ keys: new Set(), key: '', index: 0 });
        wantsKey = true;
        break;
      case '[':
        levels.push({ keys: null, key: '', index: 0 });
        wantsKey = false;
        break;
      case '}':
      case ']':
        levels.pop();
        wantsKey = false;
        break;
      case ',':
        wantsKey = level !== undefined && level.keys !== null;
        if (level !== undefined && level.keys === null) level.index += 1;
        break;
    }
  }
  return undefined;
}

function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
