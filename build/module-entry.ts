/** `sign-plan.js`: the stable name by which another page loads the element as modules. It imports the hashed chunk that our own page begins with, so that nothing is there twice. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

export function moduleEntry(): Plugin {
  return {
    name: 'module-entry',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const entry = Object.values(bundle).find((one) => one.type === 'chunk' && one.isEntry && one.facadeModuleId?.endsWith('index.html') === true);
      if (entry === undefined) throw new Error('sign-plan.js: the start page has no script');
      await writeFile(join(dir, 'sign-plan.js'), `import './${entry.fileName}';\n`);
    },
  };
}
