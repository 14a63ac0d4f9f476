/** Which layers of a delivery a source of the mapping speaks of. */
import type { RawLayer } from '../types.ts';
import type { SourceMapping } from './types.ts';

/** `*` stands for any run of characters; a pattern without `/` speaks of the last part of the path. */
export function matchesFile(pattern: string, file: string): boolean {
  const [wanted, whole] = [pattern.normalize('NFC').replaceAll('\\', '/'), file.normalize('NFC')];
  if (glob(wanted, whole)) return true;
  return wanted.includes('/') ? glob(`*/${wanted}`, whole) : glob(wanted, whole.slice(whole.lastIndexOf('/') + 1));
}

export const matchesLayer = (source: Pick<SourceMapping, 'file' | 'layer'>, layer: Pick<RawLayer, 'file' | 'name'>): boolean => matchesFile(source.file, layer.file) && (source.layer === undefined || source.layer === layer.name);

/** Greedy from star to star, in one pass and a bounded walk back: a pattern of many stars takes no longer than its length times the name's. */
function glob(pattern: string, text: string): boolean {
  let [p, t, star, mark] = [0, 0, -1, 0];
  while (t < text.length) {
    if (p < pattern.length && pattern[p] === '*') {
      star = p++;
      mark = t;
    } else if (p < pattern.length && pattern[p] === text[t]) {
      p += 1;
      t += 1;
    } else if (star >= 0) {
      p = star + 1;
      t = ++mark;
    } else return false;
  }
  while (pattern[p] === '*') p += 1;
  return p === pattern.length;
}
