/** The package that comes along, named once in package.json. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Project {
  readonly name?: unknown;
  readonly signplan?: { readonly package?: unknown };
}

/** Looks upwards from this very file, which is in `src` or, built, in `dist`: never from where the command was called. */
export function defaultPlan(): string | undefined {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const file = join(folder, 'package.json');
    if (existsSync(file)) {
      const project = JSON.parse(readFileSync(file, 'utf8')) as Project;
      if (project.name === 'signplan' && typeof project.signplan?.package === 'string') return join(folder, project.signplan.package);
    }
    const above = dirname(folder);
    if (above === folder) return undefined;
    folder = above;
  }
}
