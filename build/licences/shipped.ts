/** Which npm packages a bundle is made of, told from the files that went into it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Rolldown } from 'vite';

export interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name?: string };
  readonly repository?: string | { readonly url?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
}
export interface Shipped {
  readonly folder: string;
  readonly json: PackageJson;
}

/** Packages that publish one file with their dependencies in it: no module tells of those. */
const PREBUNDLED: ReadonlySet<string> = new Set(['maplibre-gl']);

/** The package that a file of node_modules belongs to. A package.json without a version only says how to read its folder. */
function packageOf(file: string): Shipped | null {
  for (let folder = dirname(file); folder.includes('node_modules'); folder = dirname(folder)) {
    const json = read(folder);
    if (json !== null) return { folder, json };
  }
  return null;
}

function read(folder: string): PackageJson | null {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return null;
  const json = JSON.parse(readFileSync(file, 'utf8')) as Partial<PackageJson>;
  return json.name === undefined || json.version === undefined ? null : (json as PackageJson);
}

/** Where a dependency of a package lies: in its own folder or in one above. */
export function dependencyOf({ folder }: Shipped, name: string): Shipped | null {
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    const json = read(join(at, 'node_modules', name));
    if (json !== null) return { folder: join(at, 'node_modules', name), json };
  }
  return null;
}

/** Gathers over all bundles of a build, those of its workers included. */
export class Gathered {
  private readonly found = new Map<string, Shipped>();

  add(bundle: Rolldown.OutputBundle): void {
    for (const one of Object.values(bundle)) {
      if (one.type !== 'chunk') continue;
      for (const [id, { renderedLength }] of Object.entries(one.modules)) if (renderedLength > 0) this.take(packageOf(id.replace(/^\0/, '').replace(/\?.*$/s, '')));
    }
  }

  private take(one: Shipped | null): void {
    if (one === null || this.found.has(one.folder)) return;
    this.found.set(one.folder, one);
    if (!PREBUNDLED.has(one.json.name)) return;
    for (const name of Object.keys(one.json.dependencies ?? {})) if (!name.startsWith('@types/')) this.take(dependencyOf(one, name));
  }

  /** By name and version; the same package in two folders is one. */
  get packages(): readonly Shipped[] {
    const named = new Map([...this.found.values()].map((one) => [`${one.json.name}@${one.json.version}`, one]));
    return [...named].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  }
}

/** What the package itself says of its licence; files in the order of their names. */
export const licenceTexts = ({ folder }: Shipped): readonly string[] =>
  readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice)([.-].*)?$/i.test(name) && !/\.(js|ts|json|html)$/.test(name)).sort().map((name) => readFileSync(join(folder, name), 'utf8').replace(/\r\n?/g, '\n').trim());
