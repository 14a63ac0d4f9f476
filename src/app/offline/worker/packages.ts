/**
 * Sets of a package's files, one set a manifest and named by its digest. Each file is held against the digest that its manifest states, so that a set
 * holds files of one version only; one becomes current when it is whole, and never before.
 */
import type { Records } from './records.ts';
import { cacheName, cachesOf, type Store } from './scope.ts';
import { digestOf, fetchWhole, inTurn, kept } from './whole.ts';

/** The package's folder below the app's, and what it begins with. */
export const FOLDER = 'plan/';
export const MANIFEST = 'manifest.json';

type Entries = ReadonlyMap<string, string>;

/** A manifest and its digest. */
export interface Given {
  readonly digest: string | null;
  readonly answer: Response;
}

export class Packages {
  private readonly store: Store;
  private readonly records: Records;
  /** By digest of the manifest: file → SHA-256. */
  private readonly entries = new Map<string, Entries>();
  /** Files on their way, so that a page and what is kept for later share one. */
  private readonly coming = new Map<string, Promise<Response | null>>();

  constructor(store: Store, records: Records) {
    this.store = store;
    this.records = records;
  }

  /** What the host gave for a manifest; without a digest where it is none. */
  async begin(response: Response): Promise<Given> {
    if (response.status !== 200) return { digest: null, answer: response };
    const bytes = await response.arrayBuffer();
    const listed = filesOf(bytes);
    if (listed.size === 0) return { digest: null, answer: kept(bytes, response) };
    const digest = await digestOf(bytes);
    this.entries.set(digest, listed);
    await (await this.open(digest)).put(this.url(MANIFEST), kept(bytes, response));
    return { digest, answer: kept(bytes, response) };
  }

  /** The manifest of the current set. */
  async held(): Promise<(Given & { readonly digest: string }) | null> {
    const digest = await this.records.current();
    const answer = digest === undefined ? undefined : await this.kept(digest, MANIFEST);
    return digest === undefined || answer === undefined ? null : { digest, answer };
  }

  /** A file that is kept of a set. */
  async kept(digest: string, file: string): Promise<Response | undefined> {
    return (await this.open(digest)).match(this.url(file), { ignoreVary: true });
  }

  /** A file of a set, fetched and kept where it is not yet; null where the manifest does not list it or the host has another. */
  async file(digest: string, file: string): Promise<Response | null> {
    const found = await this.kept(digest, file);
    if (found !== undefined) return found;
    const sha256 = (await this.listed(digest)).get(file);
    if (sha256 === undefined) return null;
    const key = `${digest} ${file}`;
    const running = this.coming.get(key) ?? this.fetch(digest, file, sha256).finally(() => this.coming.delete(key));
    this.coming.set(key, running);
    return (await running)?.clone() ?? null;
  }

  /** Fetches what a set still lacks; true once it is whole, and then it is the current one. */
  async complete(digest: string): Promise<boolean> {
    const listed = await this.listed(digest);
    const whole = listed.size > 0 && (await inTurn([...listed.keys()], async (file) => (await this.file(digest, file)) !== null));
    if (whole) await this.records.setCurrent(digest);
    return whole;
  }

  /** Sets that nothing rests on any more. */
  async dropOthers(used: ReadonlySet<string>): Promise<void> {
    const names = new Set([...used].map((digest) => this.name(digest)));
    for (const name of await cachesOf(this.store, 'plan')) if (!names.has(name)) await this.store.caches.delete(name);
  }

  private async fetch(digest: string, file: string, sha256: string): Promise<Response | null> {
    const found = (await this.same(digest, file, sha256)) ?? (await fetchWhole(this.store, this.url(file), sha256));
    if (found !== null) await (await this.open(digest)).put(this.url(file), found.clone());
    return found;
  }

  /** Most files are the same from one version to the next. */
  private async same(digest: string, file: string, sha256: string): Promise<Response | undefined> {
    for (const name of await cachesOf(this.store, 'plan')) {
      const other = name.slice(this.name('').length);
      if (other !== digest && (await this.listed(other)).get(file) === sha256) {
        const found = await this.kept(other, file);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  private async listed(digest: string): Promise<Entries> {
    const known = this.entries.get(digest);
    if (known !== undefined) return known;
    const manifest = await this.kept(digest, MANIFEST);
    const listed = manifest === undefined ? new Map<string, string>() : filesOf(await manifest.arrayBuffer());
    this.entries.set(digest, listed);
    return listed;
  }

  private open(digest: string): Promise<Cache> {
    return this.store.caches.open(this.name(digest));
  }
  private name(digest: string): string {
    return cacheName(this.store, 'plan', digest);
  }
  private url(file: string): string {
    return this.store.scope + FOLDER + file;
  }
}

/** Every file that a manifest names with its digest, wherever in it: rules, documents, layers, and what later versions may add. Empty where it is no manifest. */
export function filesOf(bytes: ArrayBuffer): Entries {
  const found = new Map<string, string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { file, sha256 } = value as { file?: unknown; sha256?: unknown };
    if (typeof file === 'string' && /^[\w-][\w.-]*$/.test(file) && typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256)) found.set(file, sha256);
    for (const part of Object.values(value)) walk(part);
  };
  try {
    walk(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    // A page for people, as login gateways send it with 200.
  }
  return found;
}
