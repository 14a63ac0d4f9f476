/** The generated FlatBuffers classes write as well as read, and read what no layer here has; methods can't be shaken off. The app keeps those that its own reading comes to. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const METHOD = /\n {4}(?:static )?(\w+)\([^)]*\) \{[^]*?\n {4}\}/g;
const TABLES = ['header', 'column', 'crs', 'feature', 'geometry'];

const calls = (code: string): string[] => Array.from(code.matchAll(/\.(\w+)\(/g), ([, name = '']) => name);

/** Names of methods that code in `src/io` calls, and those that these call in turn. Two methods of one name are kept or left together. */
function reached(sources: readonly string[], library: readonly string[]): ReadonlySet<string> {
  const bodies = library.flatMap((code) => Array.from(code.matchAll(METHOD), ([body, name = '']) => ({ name, body })));
  const kept = new Set<string>();
  const open = ['constructor', ...sources.flatMap(calls)];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (kept.has(name)) continue;
    kept.add(name);
    for (const one of bodies) if (one.name === name) open.push(...calls(one.body));
  }
  return kept;
}

export function readOnlyFlatbuffers(root: string): Plugin {
  let kept: ReadonlySet<string> = new Set();
  return {
    name: 'read-only-flatbuffers',
    apply: 'build',
    buildStart() {
      const io = join(root, 'src/io');
      const sources = readdirSync(io, { encoding: 'utf8', recursive: true }).filter((name) => /^(?!.*(?:-write|\.test|\.fixture)\.).*\.ts$/.test(name)).map((name) => readFileSync(join(io, name), 'utf8'));
      const packages = dirname(createRequire(join(root, 'package.json')).resolve('flatbuffers/package.json'));
      const library = [join(packages, 'mjs/byte-buffer.js'), ...TABLES.map((name) => join(packages, `../flatgeobuf/lib/mjs/flat-geobuf/${name}.js`))];
      kept = reached(sources, library.map((file) => readFileSync(file, 'utf8')));
    },
    transform: {
      filter: { id: /\/(flatgeobuf\/lib\/mjs\/flat-geobuf\/(header|column|crs|feature|geometry)|flatbuffers\/mjs\/byte-buffer)\.js$/ },
      handler: (code) => ({
        code: code
          .replaceAll(METHOD, (method, name: string) => (kept.has(name) ? method : ''))
          // The lists of names are there for their first entry.
          .replaceAll(/\n?import \{ (?:GeometryType|ColumnType) \}[^\n]*/g, '')
          .replaceAll(/\b(?:GeometryType\.Unknown|ColumnType\.Byte)\b/g, '0'),
        map: null,
      }),
    },
  };
}
