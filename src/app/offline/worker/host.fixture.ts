/** A host and a browser's caches in memory, for the worker's tests. */
import { createHash } from 'node:crypto';
import { Answers } from './answers.ts';
import type { Build } from './app-files.ts';

export const SCOPE = 'https://host.test/signs/';
export const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The part of the cache storage that is used, kept in maps: the oldest first, as browsers list them. */
export function memoryCaches(): CacheStorage {
  const all = new Map<string, Map<string, Response>>();
  const cacheOf = (entries: Map<string, Response>) => ({
    match: (url: string) => Promise.resolve(entries.get(url)?.clone()),
    put: (url: string, response: Response) => Promise.resolve(void entries.set(url, response)),
    keys: () => Promise.resolve([...entries.keys()].map((url) => ({ url }))),
    delete: (url: string) => Promise.resolve(entries.delete(url)),
  });
  const caches = {
    open(name: string) {
      const entries = all.get(name) ?? new Map<string, Response>();
      all.set(name, entries);
      return Promise.resolve(cacheOf(entries));
    },
    keys: () => Promise.resolve([...all.keys()]),
    delete: (name: string) => Promise.resolve(all.delete(name)),
  };
  return caches as unknown as CacheStorage;
}

/** A package of one version: every file says which. `same`: files that all versions share. */
export function packageOf(version: string, same: readonly string[] = []): Map<string, string> {
  const files = ['rules.json', 'zones.fgb', 'sites.fgb'].map((file): [string, string] => [file, same.includes(file) ? `${file} of all` : `${file} of ${version}`]);
  const [rules, ...layers] = files.map(([file, text]) => ({ file, bytes: text.length, sha256: sha(text) }));
  return new Map([...files, ['manifest.json', JSON.stringify({ version, rules, layers })]]);
}

export class Host {
  /** Path below the scope → text. */
  readonly files = new Map<string, string>();
  /** Null: no network. */
  status: number | null = 200;
  /** What an answer waits for. */
  slow: Promise<void> | null = null;
  readonly asked: string[] = [];
  readonly told: unknown[] = [];
  readonly caches = memoryCaches();
  /** Ids of pages that are open. */
  readonly open = new Set<string>();

  publish(files: ReadonlyMap<string, string>, { only }: { only?: readonly string[] } = {}): void {
    for (const [file, text] of files) if (only?.includes(file) !== false) this.files.set(`plan/${file}`, text);
  }

  private readonly get = async (url: string): Promise<Response> => {
    const path = url.slice(SCOPE.length);
    this.asked.push(path);
    await this.slow;
    if (this.status === null) throw new TypeError('Failed to fetch');
    const text = this.files.get(path === '' ? 'index.html' : path);
    return text === undefined ? new Response('none', { status: 404 }) : new Response(text, { status: this.status });
  };

  /** What a build of these files, as they are now, writes into its worker. */
  build(paths: readonly string[]): Build {
    const files = Object.fromEntries(paths.map((path) => [path, sha(this.files.get(path) ?? '')]));
    return { id: sha(JSON.stringify(files)), files };
  }

  /** A worker as it is after the browser has started it: with no memory of its own. */
  worker(build: Build = { id: 'none', files: {} }, patience = 20_000): Desk {
    const answers = new Answers(
      {
        caches: this.caches,
        fetch: this.get,
        pass: (request) => this.get(request.url),
        scope: SCOPE,
        patience,
        client: (id) => Promise.resolve(this.open.has(id) ? { id, postMessage: (message: unknown) => void this.told.push(message) } : undefined),
      },
      build,
    );
    return new Desk(answers, this);
  }
}

/** What pages ask of the worker. */
export class Desk {
  readonly answers: Answers;
  private readonly host: Host;
  private readonly work: Promise<unknown>[] = [];

  constructor(answers: Answers, host: Host) {
    this.answers = answers;
    this.host = host;
  }

  ask(path: string, page = 'a', init: RequestInit & { navigate?: boolean } = {}): Promise<Response> | null {
    this.host.open.add(page);
    const request = new Request(path.startsWith('http') ? path : SCOPE + path, init);
    if (init.navigate === true) Object.defineProperty(request, 'mode', { value: 'navigate' });
    return this.answers.answer(request, page, { waitUntil: (done) => void this.work.push(done) });
  }

  async text(path: string, page = 'a'): Promise<string | undefined> {
    return (await this.ask(path, page))?.text();
  }

  /** Everything that a page reads of the package, as the versions that it says it is of. */
  async read(page = 'a'): Promise<string> {
    const { version } = JSON.parse((await this.text('plan/manifest.json', page)) ?? '{}') as { version: string };
    const parts = await Promise.all(['rules.json', 'zones.fgb', 'sites.fgb'].map((file) => this.text(`plan/${file}`, page).catch(() => 'failed')));
    return [version, ...parts.map((text) => (text ?? '').replace(/^.* of /, ''))].join(' ');
  }

  async rest(): Promise<void> {
    await Promise.all(this.work);
  }
}
