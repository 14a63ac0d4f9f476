/** The files of one build of the app, kept together: all of them or none. Their names carry their content, the start page's does not. */
import { cacheName, cachesOf, type Store } from './scope.ts';
import { fetchWhole, inTurn, kept } from './whole.ts';

/** What a build consists of, written into the worker by the build. */
export interface Build {
  readonly id: string;
  /** Path below the app's folder → SHA-256. */
  readonly files: Readonly<Record<string, string>>;
}

const START = 'index.html';

export class AppFiles {
  private readonly store: Store;
  private readonly build: Build;
  private readonly name: string;
  private running: Promise<boolean> | null = null;

  constructor(store: Store, build: Build) {
    this.store = store;
    this.build = build;
    this.name = cacheName(store, 'app', build.id);
  }

  has(path: string): boolean {
    return path in this.build.files;
  }

  /** Fetches what is not kept yet. True once all of it is: the start page comes last, so that where it is, the rest is. */
  keep(): Promise<boolean> {
    return (this.running ??= this.fill().finally(() => (this.running = null)));
  }

  /** A file by its path, from this build or one that is about to follow or has just been: the same name is the same content. */
  async file(path: string): Promise<Response | undefined> {
    if (path === START) return undefined;
    for (const name of [this.name, ...(await cachesOf(this.store, 'app'))]) {
      const found = await (await this.store.caches.open(name)).match(this.store.scope + path, { ignoreVary: true });
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The start page, once the build is complete. */
  async start(): Promise<Response | undefined> {
    return (await this.store.caches.open(this.name)).match(this.store.scope + START, { ignoreVary: true });
  }

  /** Builds before and after are of no use to this one. */
  async dropOthers(): Promise<void> {
    for (const name of await cachesOf(this.store, 'app')) if (name !== this.name) await this.store.caches.delete(name);
  }

  private async fill(): Promise<boolean> {
    const cache = await this.store.caches.open(this.name);
    const { scope } = this.store;
    if ((await this.start()) !== undefined) return true;
    const assets = Object.entries(this.build.files).filter(([path]) => path !== START);
    const whole = await inTurn(assets, async ([path, sha256]) => {
      if ((await cache.match(scope + path, { ignoreVary: true })) !== undefined) return true;
      const found = (await this.file(path)) ?? (await fetchWhole(this.store, scope + path, sha256));
      if (found !== null) await cache.put(scope + path, found);
      return found !== null;
    });
    const page = whole ? await this.fetchStart() : null;
    if (page !== null) await cache.put(scope + START, page);
    return page !== null;
  }

  /** Whoever runs the site may have changed a title or an attribute in it, so it goes by what it begins with; a page of another build is none. */
  private async fetchStart(): Promise<Response | null> {
    const response = await this.store.fetch(this.store.scope, { cache: 'reload' });
    if (response.status !== 200) return null;
    const bytes = await response.arrayBuffer();
    const names = new TextDecoder().decode(bytes).match(/assets\/[\w.-]+/g) ?? [];
    return names.length > 0 && names.every((name) => this.has(name)) ? kept(bytes, response) : null;
  }
}
