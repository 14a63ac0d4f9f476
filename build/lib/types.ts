/** Declarations beside the library's files, by the compiler itself, which checks nothing here: `npm run types` does. It leaves the sources' `.ts` in what they import; a consumer's resolution wants `.js`. */
import { spawn } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

export function libraryTypes(root: string): Plugin {
  return {
    name: 'library-types',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      await declare(root, dir);
      const names = (await readdir(dir, { recursive: true })).filter((name) => name.endsWith('.d.ts'));
      await Promise.all(names.map(async (name) => {
        const file = join(dir, name);
        const text = await readFile(file, 'utf8');
        const plain = text.replace(/((?:from|import)\s*\(?\s*['"]\.{1,2}\/[^'"]+)\.ts(['"])/g, '$1.js$2');
        if (plain !== text) await writeFile(file, plain);
      }));
    },
  };
}

function declare(root: string, outDir: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const args = [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.lib.json'), '--outDir', outDir, '--noCheck'];
    const told: string[] = [];
    const compiler = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    compiler.stdout.on('data', (part: Buffer) => told.push(part.toString()));
    compiler.on('error', reject);
    compiler.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`the library's types: ${told.join('')}`))));
  });
}
