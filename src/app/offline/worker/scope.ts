/** What the service worker asks of its surroundings: the part of the worker's global scope that it uses, which the page's own types leave out. */

export interface Extendable {
  waitUntil(done: Promise<unknown>): void;
}
export interface Fetched extends Extendable {
  readonly request: Request;
  /** The page that asks; empty for a page that is being opened. */
  readonly clientId: string;
  respondWith(answer: Promise<Response>): void;
}
export interface Sender {
  readonly id: string;
  postMessage(message: unknown, transfer: Transferable[]): void;
}
export interface Told extends Extendable {
  readonly data: unknown;
  readonly source: Sender | null;
}

export interface WorkerScope {
  readonly caches: CacheStorage;
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void>; get(id: string): Promise<Sender | undefined> };
  addEventListener(type: 'install' | 'activate', hear: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', hear: (event: Fetched) => void): void;
  addEventListener(type: 'message', hear: (event: Told) => void): void;
}

/** Where sets of files are kept and fetched from. */
export interface Store {
  readonly caches: CacheStorage;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Address of the app's folder, with its last slash: what belongs to another folder of the same host is left alone. */
  readonly scope: string;
}

/** Caches of this folder, by kind; the oldest first. */
export const cacheName = ({ scope }: Store, kind: string, id: string): string => `signplan ${scope} ${kind} ${id}`;
export const cachesOf = async (store: Store, kind: string): Promise<string[]> => (await store.caches.keys()).filter((name) => name.startsWith(cacheName(store, kind, '')));
