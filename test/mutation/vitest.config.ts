/** The copy of the checkout that `run.ts` makes: engine files with their mutants in them, tests that are gathered. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = join(import.meta.dirname, '../..');
const replacements = new Map(Object.entries(JSON.parse(readFileSync(join(root, 'mutants.json'), 'utf8')) as Record<string, string>));

export default defineConfig({
  root,
  define: { __SIGNPLAN_VERSION__: '"0.0.0"' },
  plugins: [
    { name: 'switched', enforce: 'pre', load: (id) => replacements.get(relative(root, id.split('?')[0] ?? '')) },
    { name: 'gathered', enforce: 'pre', resolveId: (id, importer) => (id === 'vitest' && importer !== undefined && importer.endsWith('.test.ts') && !importer.includes('/test/mutation/') ? join(root, 'test/mutation/gather.ts') : undefined) },
  ],
  test: { include: ['test/mutation/drive.test.ts'], setupFiles: ['test/support/property.ts'], pool: 'threads', maxWorkers: 1, reporters: ['default'] },
});
