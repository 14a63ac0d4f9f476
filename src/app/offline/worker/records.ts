/** What the worker must remember when the browser has stopped and started it: which package is the newest, which is whole, and which one each open page began with. */
import { cacheName, type Store } from './scope.ts';

export interface PageRecord {
  /** Of the manifest that the page was given. */
  readonly digest: string;
  /** It came from what was kept, not from the host. */
  readonly stored: boolean;
}

export class Records {
  private readonly store: Store;
  private readonly memory = new Map<string, unknown>();

  constructor(store: Store) {
    this.store = store;
  }

  /** Digest of the last manifest that the host gave. */
  seen(): Promise<string | undefined> {
    return this.get<string>('seen');
  }
  setSeen(digest: string): Promise<void> {
    return this.set('seen', digest);
  }

  /** Digest of the last one of which every file is kept. */
  current(): Promise<string | undefined> {
    return this.get<string>('current');
  }
  setCurrent(digest: string): Promise<void> {
    return this.set('current', digest);
  }

  page(id: string): Promise<PageRecord | undefined> {
    return id === '' ? Promise.resolve(undefined) : this.get<PageRecord>(`page-${id}`);
  }
  setPage(id: string, record: PageRecord): Promise<void> {
    return id === '' ? Promise.resolve() : this.set(`page-${id}`, record);
  }

  /** The records of pages that are still open; the others are forgotten. */
  async pages(isOpen: (id: string) => Promise<boolean>): Promise<PageRecord[]> {
    const cache = await this.open();
    const found: PageRecord[] = [];
    for (const { url } of await cache.keys()) {
      const id = /\/page-([^/]+)$/.exec(url)?.[1];
      if (id === undefined) continue;
      const record = (await isOpen(id)) ? await this.page(id) : undefined;
      if (record !== undefined) found.push(record);
      else {
        this.memory.delete(`page-${id}`);
        await cache.delete(url);
      }
    }
    return found;
  }

  private open(): Promise<Cache> {
    return this.store.caches.open(cacheName(this.store, 'notes', ''));
  }

  private async get<T>(key: string): Promise<T | undefined> {
    if (!this.memory.has(key)) {
      const found = await (await this.open()).match(this.store.scope + key);
      if (found === undefined) return undefined;
      this.memory.set(key, await found.json());
    }
    return this.memory.get(key) as T;
  }

  private async set(key: string, value: unknown): Promise<void> {
    this.memory.set(key, value);
    await (await this.open()).put(this.store.scope + key, new Response(JSON.stringify(value)));
  }
}
