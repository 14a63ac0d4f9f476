/** What comes along: the package, named once in package.json, and the built app. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Project {
  readonly name?: unknown;
  readonly signplan?: { readonly package?: unknown };
}

/** Folder and package of the project. Looks upwards from this very file, which is in `src` or, built, in `dist`: never from where the command was called. */
function home(): { readonly folder: string; readonly plan: string } | undefined {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const file = join(folder, 'package.json');
    if (existsSync(file)) {
      const project = JSON.parse(readFileSync(file, 'utf8')) as Project;
      if (project.name === 'signplan' && typeof project.signplan?.package === 'string') return { folder, plan: join(folder, project.signplan.package) };
    }
    const above = dirname(folder);
    if (above === folder) return undefined;
    folder = above;
  }
}

export const defaultPlan = (): string | undefined => home()?.plan;

/** The folder that `npm run build` makes, where it has been made. */
export function builtApp(): string | undefined {
  const project = home();
  const app = project === undefined ? undefined : join(project.folder, 'dist/app');
  return app !== undefined && existsSync(app) ? app : undefined;
}

/** The national documents that come along: `data/national`, beside the plan that does. */
export function nationalAlong(): string | undefined {
  const project = home();
  const folder = project === undefined ? undefined : join(project.folder, 'data/national');
  return folder !== undefined && existsSync(folder) ? folder : undefined;
}

/** Where `npm install` puts what is to stand beside the project: its own folder, or that of the project which has it among its modules. */
export function installFolder(): string | undefined {
  const folder = home()?.folder;
  if (folder === undefined) return undefined;
  return basename(dirname(folder)) === 'node_modules' ? dirname(dirname(folder)) : folder;
}
