/** What an entry of the library exports, with the comment that stands above each in its source and its type as it is declared. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export interface Exported {
  readonly name: string;
  readonly kind: 'value' | 'type';
  /** As its comment has it, in one line; empty where it has none. */
  readonly description: string;
  /** Of a value, where the library has been built: `(source: ByteSource) => …`, in one line. */
  readonly signature: string;
}

/** @param entry a file of `export { … } from '…'` lines alone, in `src` @param built folder of the library's declarations */
export function exportsOf(entry: string, src: string, built: string): Exported[] {
  const lines = readFileSync(entry, 'utf8').matchAll(/^export (type )?\{ ([^}]+) \} from '([^']+)';$/gm);
  return Array.from(lines).flatMap(([, types, names = '', from = '']) => {
    const file = resolve(dirname(entry), from);
    const source = readFileSync(file, 'utf8');
    const declared = join(built, relative(src, file).replace(/\.ts$/, '.d.ts'));
    const declarations = existsSync(declared) ? readFileSync(declared, 'utf8') : '';
    return names.split(', ').map((written): Exported => {
      const kind = types !== undefined || written.startsWith('type ') ? 'type' : 'value';
      const name = written.replace(/^type /, '');
      return { name, kind, description: commentAbove(source, name), signature: kind === 'type' ? '' : signatureOf(declarations, name) };
    });
  });
}

/** A comment that begins the file speaks of the file. */
function commentAbove(source: string, name: string): string {
  const found = new RegExp(String.raw`/\*\*((?:[^*]|\*(?!/))*)\*/\s*\nexport (?:declare )?(?:async )?(?:function|const|interface|type|class) ${name}\b`).exec(source);
  if (found === null || found.index === 0) return '';
  return inLine((found[1] ?? '').replaceAll(/^\s*\* ?/gm, '')).replaceAll(/@param (\w+)/g, '`$1`:').replaceAll('@returns', '→');
}

function signatureOf(declarations: string, name: string): string {
  const [, args, result = ''] = new RegExp(String.raw`export declare function ${name}(?:<[^(]*>)?(\([^]*?\)): ([^]*?);\n(?=export|/\*\*|import|interface|type|declare|$)`).exec(declarations) ?? [];
  if (args !== undefined) return inLine(`${args} => ${result}`);
  return inLine(new RegExp(String.raw`export declare const ${name}: ([^]*?);\n`).exec(declarations)?.[1] ?? '');
}

const inLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
