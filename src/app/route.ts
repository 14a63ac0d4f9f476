/**
 * Where the element keeps what its visitor may come back to: the page's own address and history where the page gives them to it (`address="page"`),
 * else a history of its own, so that two elements on one page, or a host with routes of its own, never meet.
 */
interface Entry {
  readonly state: unknown;
  readonly href: string;
}

export interface RouteHost {
  /** `page`: the page's address is the element's. */
  readonly address: string | null;
}

export class Route {
  private readonly host: RouteHost;
  /** An address that leads nowhere and is never asked for: its query and fragment are what counts. */
  private own: Entry[] = [{ state: null, href: 'http://sign-plan.invalid/' }];
  private readonly travellers = new Set<() => void>();

  constructor(host: RouteHost) {
    this.host = host;
  }

  get page(): boolean {
    return this.host.address === 'page';
  }

  private get here(): Entry {
    return this.page ? { state: history.state, href: location.href } : (this.own.at(-1) as Entry);
  }

  get href(): string {
    return this.here.href;
  }

  get hash(): string {
    return new URL(this.href).hash;
  }

  get search(): string {
    return new URL(this.href).search;
  }

  get state(): unknown {
    return this.here.state;
  }

  /** Never throws: browsers refuse too many changes in a short time (Safari), and documents without an address; the element works on. @param href may be a fragment alone */
  put(how: 'push' | 'replace', state: unknown, href: string): void {
    if (!this.page) {
      const entry = { state, href: new URL(href, this.href).href };
      this.own = [...(how === 'push' ? this.own : this.own.slice(0, -1)), entry];
      return;
    }
    try {
      history[`${how}State`](state, '', href);
    } catch {
      // As said above.
    }
  }

  /** Back, by so many steps. */
  back(steps = 1): void {
    if (this.page) return history.go(-steps);
    this.own = this.own.slice(0, Math.max(1, this.own.length - steps));
    for (const traveller of this.travellers) traveller();
  }

  /** Told, until it is stopped, when the visitor goes back or forward. */
  listen(travel: () => void): () => void {
    const { travellers } = this;
    if (!this.page) {
      travellers.add(travel);
      return () => void travellers.delete(travel);
    }
    window.addEventListener('popstate', travel);
    return () => window.removeEventListener('popstate', travel);
  }
}
