/** Where in a file something is wrong, in words: a path as the reader of rows writes it. */
import type { Text } from './problem.ts';

/** `row 4, column 类型` → 第 4 行“类型”列. A path of another kind is shown as it is. */
export function whereText(path: string | undefined, language: keyof Text): string {
  if (path === undefined || language === 'en') return path ?? '';
  const [, row, rest = ''] = /^(?:row|line) (\d+)(?:, columns? (.+))?$/.exec(path) ?? [];
  if (row === undefined) return path;
  return `第 ${row} 行${rest === '' ? '' : `“${rest.split(', ').join('”“')}”列`}`;
}
