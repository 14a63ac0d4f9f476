/** Which elements the library offers: those with an entry of their own. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface PublicElement {
  readonly tag: string;
  /** Name of its class. */
  readonly name: string;
  /** The source that has it. */
  readonly file: string;
}

export function publicElements(root: string): readonly PublicElement[] {
  const folder = join(root, 'src/entries/elements');
  return readdirSync(folder).filter((file) => file.endsWith('.ts')).sort().map((file) => {
    const [, name, from] = /^export \{ (\w+) \} from '([^']+)';$/m.exec(readFileSync(join(folder, file), 'utf8')) ?? [];
    if (name === undefined || from === undefined) throw new Error(`${file} exports no element`);
    return { tag: file.slice(0, -'.ts'.length), name, file: resolve(folder, from) };
  });
}
