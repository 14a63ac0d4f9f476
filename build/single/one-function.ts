/** Wraps the bundle in one named function, which starts its own workers from its own text, and hands the package to the page's life. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** What `src/app/single/builtin.ts` unpacks. */
function packed(folder: string): string {
  const files = readdirSync(folder).sort().map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
  const deflated = deflateSync(Buffer.concat(files.map(({ bytes }) => bytes)), { level: 9, memLevel: 9 }).toString('base64');
  return JSON.stringify({ files: files.map(({ name, bytes }) => [name, bytes.length]), deflated });
}

/** @param folder the package @param notice stands at the head of the file: whose code is in it */
export function oneFunction({ folder, notice }: { readonly folder: string; readonly notice: () => string }): Plugin {
  return {
    name: 'one-function',
    enforce: 'post',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
      const [only] = chunks;
      if (only === undefined || chunks.length > 1) throw new Error(`single file: ${chunks.length} chunks`);
      const left = /(?:^|[;}])(?:import|export)\b[^;]{0,80}|.{0,80}\bimport\.meta\b.{0,80}/m.exec(only.code);
      if (left !== null) throw new Error(`single file: a module’s syntax is left in it: ${left[0]}`);
      if (/\beval\(|new Function\b/.test(only.code)) throw new Error('single file: text is run as code');
      const self = 'signplan';
      // The mark at the start says UTF-8 whatever the host page and the server say: an old page in GBK would read it as such.
      only.code = `\uFEFF${notice()}\n(function(){"use strict";function ${self}(__SIGNPLAN_LIFE__,__SIGNPLAN_PACKAGE__){"use strict";var __SIGNPLAN_SELF__=${self};${only.code}}\n${self}("page",${packed(folder)})})();\n`;
    },
  };
}
