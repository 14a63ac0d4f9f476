/** What an entry of the library exports, with the comment that stands above each in its source. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

export interface Exported {
  readonly name: string;
  readonly kind: 'function' | 'value' | 'type';
  /** As its comment has it, in one line; empty where it has none. */
  readonly description: string;
}

/** @param entry a file of `export { … } from '…'` lines alone */
export function exportsOf(entry: string): Exported[] {
  const lines = readFileSync(entry, 'utf8').matchAll(/^export (type )?\{ ([^}]+) \} from '([^']+)';$/gm);
  return Array.from(lines).flatMap(([, types, names = '', from = '']) => {
    const source = readFileSync(resolve(dirname(entry), from), 'utf8');
    return names.split(', ').map((written): Exported => {
      const isType = types !== undefined || written.startsWith('type ');
      const name = written.replace(/^type /, '');
      const [, comment = '', keyword = ''] = new RegExp(String.raw`(?:/\*\*((?:[^*]|\*(?!/))*)\*/\s*\n)?export (?:declare )?(?:async )?(function|const|interface|type|class) ${name}\b`).exec(source) ?? [];
      const arrow = new RegExp(String.raw`export const ${name}(?::[^=]+)? = (?:async )?(?:<[^>]+>)?\(`).test(source);
      return { name, kind: isType ? 'type' : keyword === 'function' || arrow ? 'function' : 'value', description: comment.replaceAll(/^\s*\* ?/gm, '').replaceAll(/\s+/g, ' ').trim() };
    });
  });
}
