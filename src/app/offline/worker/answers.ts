/** Who answers what: hashed files from what is kept, the start page and the manifest from the host where it answers in time, a package's files from the set that the page began with. */
import { AppFiles, type Build } from './app-files.ts';
import { FOLDER, MANIFEST, Packages, type Given } from './packages.ts';
import { Records } from './records.ts';
import type { Extendable, Sender, Store } from './scope.ts';
import type { StateMessage } from '../talk.ts';
import { ranged } from './whole.ts';

/** Milliseconds that the host has before what is kept is taken. */
const PATIENCE = 3000;
const GONE: ReadonlySet<number> = new Set([404, 410]);

export interface Surroundings extends Store {
  readonly client: (id: string) => Promise<Sender | undefined>;
  /** The page's own request, sent on as it is. */
  readonly pass: (request: Request) => Promise<Response>;
  readonly patience?: number;
}

export class Answers {
  readonly app: AppFiles;
  private readonly around: Surroundings;
  private readonly records: Records;
  private readonly packages: Packages;

  constructor(around: Surroundings, build: Build) {
    this.around = around;
    this.app = new AppFiles(around, build);
    this.records = new Records(around);
    this.packages = new Packages(around, this.records);
  }

  /** The answer to a request of a page; null where it is none of the worker's business. */
  answer(request: Request, page: string, work: Extendable): Promise<Response> | null {
    const { scope } = this.around;
    const [address = ''] = request.url.split(/[?#]/);
    if (request.method !== 'GET' || !address.startsWith(scope) || (request.cache === 'only-if-cached' && request.mode !== 'same-origin')) return null;
    const path = address.slice(scope.length);
    if (request.mode === 'navigate') return path === '' || path === 'index.html' ? this.start(request) : null;
    if (path === FOLDER + MANIFEST) return this.manifest(page, work);
    const file = path.startsWith(FOLDER) ? path.slice(FOLDER.length) : null;
    if (file !== null) return this.packageFile(request, page, file);
    return path.startsWith('assets/') || this.app.has(path) ? this.asset(request, path) : null;
  }

  /** Before the first page is opened by what is kept: a package that can't be had now is fetched on a later visit. */
  async fetchPackage(): Promise<void> {
    try {
      const { digest } = await this.askHost();
      if (digest !== null) await this.packages.complete(digest);
    } catch {
      // No network any more.
    }
  }

  /** Fetches what a page's visit left open, clears away what no page needs any more, and tells the page how it stands. */
  async settle(page: string): Promise<void> {
    try {
      await this.app.keep();
      await this.confirm(page);
      const seen = await this.records.seen();
      if (seen === undefined) await this.fetchPackage();
      else if (seen !== (await this.records.current())) await this.packages.complete(seen);
    } catch {
      // The network went meanwhile, or the device is full: the sets that are whole stay.
    }
    await this.clear();
    await this.tell(page);
  }

  /** How the package stands that the page was given. */
  async tell(page: string): Promise<void> {
    const { digest, stored = false } = (await this.records.page(page)) ?? {};
    const state: StateMessage = { signplan: 'state', stored, newer: stored && digest !== (await this.records.current()) };
    (await this.around.client(page))?.postMessage(state, []);
  }

  private async start(request: Request): Promise<Response> {
    const held = await this.app.start();
    if (held === undefined) return this.around.pass(request);
    const asked = this.around.pass(request).then((response) => (response.status >= 500 ? null : response), () => null);
    return (await this.inTime(asked)) ?? held;
  }

  private async manifest(page: string, work: Extendable): Promise<Response> {
    const held = await this.packages.held();
    const asked = this.askHost();
    if (held === null) return this.give(await asked, page);
    const given = await this.inTime(asked.catch(() => null));
    // A package that was taken away is gone; a gateway that is down or wants a password says nothing about it.
    if (given !== null && (given.digest !== null || GONE.has(given.answer.status))) return this.give(given, page);
    if (given === null) work.waitUntil(asked.then(({ digest }) => this.late(digest, page), () => undefined));
    await this.records.setPage(page, { digest: held.digest, stored: true });
    return held.answer;
  }

  private async give({ digest, answer }: Given, page: string): Promise<Response> {
    if (digest !== null) await this.records.setPage(page, { digest, stored: false });
    return answer;
  }

  /** The host answered after the page had been given what was kept. */
  private async late(digest: string | null, page: string): Promise<void> {
    if (digest === null) return;
    if ((await this.same(digest, page)) || (await this.packages.complete(digest).catch(() => false))) await this.tell(page);
  }

  /** Whether what a page was given of what is kept is what the host has: then nothing is to be said of it any more. */
  private async confirm(page: string): Promise<void> {
    if ((await this.records.page(page))?.stored !== true) return;
    const { digest } = await this.askHost();
    if (digest !== null) await this.same(digest, page);
  }

  private async same(digest: string, page: string): Promise<boolean> {
    if (digest !== (await this.records.page(page))?.digest) return false;
    await this.records.setPage(page, { digest, stored: false });
    return true;
  }

  private async packageFile(request: Request, page: string, file: string): Promise<Response> {
    const digest = (await this.records.page(page))?.digest ?? (await this.records.current());
    if (digest !== undefined) {
      const found = request.headers.has('range') ? await this.packages.kept(digest, file) : await this.packages.file(digest, file).catch(() => null);
      if (found !== undefined && found !== null) return ranged(request, found);
    }
    // Not of this set, or the host has another version by now: the page holds it against the manifest and says so.
    return this.around.pass(request);
  }

  private async asset(request: Request, path: string): Promise<Response> {
    const found = await this.app.file(path);
    return found === undefined ? this.around.pass(request) : ranged(request, found);
  }

  private async askHost(): Promise<Given> {
    const given = await this.packages.begin(await this.around.fetch(this.around.scope + FOLDER + MANIFEST, { cache: 'no-cache' }));
    if (given.digest !== null) await this.records.setSeen(given.digest);
    return given;
  }

  private inTime<T>(asked: Promise<T | null>): Promise<T | null> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), this.around.patience ?? PATIENCE)));
    return Promise.race([asked, late]).finally(() => clearTimeout(timer));
  }

  private async clear(): Promise<void> {
    const current = await this.records.current();
    const open = await this.records.pages(async (id) => (await this.around.client(id)) !== undefined);
    if (current !== undefined) await this.packages.dropOthers(new Set([current, ...open.map(({ digest }) => digest)]));
  }
}
