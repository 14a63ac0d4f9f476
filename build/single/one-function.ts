/** Wraps the parts of the bundle in one named function, which starts its own workers from its own text, and hands the package to the page's life. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

/** What `src/app/single/builtin.ts` unpacks. */
function packed(folder: string): string {
  const files = readdirSync(folder).sort().map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
  const deflated = deflateSync(Buffer.concat(files.map(({ bytes }) => bytes)), { level: 9, memLevel: 9 }).toString('base64');
  return JSON.stringify({ files: files.map(({ name, bytes }) => [name, bytes.length]), deflated });
}

/** Parts call one another as CommonJS modules do; each runs when it is first asked for. */
function linked(chunks: readonly Rolldown.OutputChunk[], entry: Rolldown.OutputChunk): string {
  const parts = chunks.map(({ fileName, code }) => `${JSON.stringify(`./${fileName}`)}:function(exports,require){${code}\n}`);
  return `var parts={${parts.join(',')}},made={};function require(name){var part=made[name];if(part===undefined){part=made[name]={};parts[name](part,require)}return part}require(${JSON.stringify(`./${entry.fileName}`)})`;
}

/** @param folder the package @param notice stands at the head of the file: whose code is in it */
export function oneFunction({ file, folder, notice }: { readonly file: string; readonly folder: string; readonly notice: () => string }): Plugin {
  return {
    name: 'one-function',
    enforce: 'post',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
      const entry = chunks.find(({ isEntry }) => isEntry);
      if (entry === undefined || Object.keys(bundle).length > chunks.length) throw new Error(`single file: ${Object.keys(bundle).join(', ')}`);
      const code = linked(chunks, entry);
      for (const left of [/.{0,80}\bimport\.meta\b.{0,80}/, /(?:^|[;}])(?:import|export)\b[^;]{0,80}/m, /.{0,80}\b(?:eval\(|new Function\b).{0,80}/]) {
        const found = left.exec(code);
        if (found !== null) throw new Error(`single file: left in it: ${found[0]}`);
      }
      for (const { fileName } of chunks) if (fileName !== entry.fileName) delete bundle[fileName];
      const self = 'signplan';
      // The mark at the start says UTF-8 whatever the host page and the server say: an old page in GBK would read it as such.
      entry.code = `\uFEFF${notice()}\n(function(){"use strict";function ${self}(__SIGNPLAN_LIFE__,__SIGNPLAN_PACKAGE__){"use strict";var __SIGNPLAN_SELF__=${self};${code}}\n${self}("page",${packed(folder)})})();\n`;
      entry.fileName = file;
    },
  };
}
