/** How the page stands: how wide it is, whether the verdict's banner is in sight, and what a scroll bar takes. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Widths in pixels from which panel and map stand side by side, and from which the map has room for an open legend. As in sign-plan.css. */
const WIDE = 760;
const ROOMY = 1000;
/** Share of the banner that counts as seen. */
const SEEN = 0.9;

export class Layout implements ReactiveController {
  /** The banner itself is on screen, so that the dock can step back. */
  bannerShown = false;
  /** What is on screen lies below the banner: the answer is being read. */
  bannerPassed = false;
  narrow = false;
  roomy = false;
  private readonly host: ReactiveControllerHost & Element & { readonly renderRoot: ParentNode };
  private readonly resize = new ResizeObserver(([entry]) => {
    if (entry !== undefined) this.measure(entry.contentRect.width);
  });
  private readonly sight = new IntersectionObserver((entries) => this.see(entries.at(-1)?.isIntersecting === true, this.reached), { threshold: SEEN });
  /** Whether the banner lies on screen or above it: also told where a jump passes it between two frames. */
  private reach: IntersectionObserver | null = null;
  private reached = false;
  private watched: Element | null = null;

  constructor(host: ReactiveControllerHost & Element & { readonly renderRoot: ParentNode }) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.resize.observe(this.host);
  }

  /** The banner is there after the first rendering, and another one where the page has become narrow or wide. */
  hostUpdated(): void {
    const banner = this.host.renderRoot.querySelector('.verdict');
    if (banner === this.watched) return;
    this.unwatch();
    this.watched = banner;
    if (banner === null) return;
    this.sight.observe(banner);
    this.reach = new IntersectionObserver((entries) => this.see(this.bannerShown, entries.at(-1)?.isIntersecting === true), { root: this.host.renderRoot.querySelector('.app'), rootMargin: '100000px 0px 0px', threshold: SEEN });
    this.reach.observe(banner);
  }

  hostDisconnected(): void {
    this.resize.disconnect();
    this.unwatch();
  }

  private unwatch(): void {
    this.sight.disconnect();
    this.reach?.disconnect();
    this.watched = null;
  }

  private measure(width: number): void {
    // What a scroll bar takes off the gutter, so that numbers end at one line above, within and below it.
    const scroll = this.host.renderRoot.querySelector<HTMLElement>('.scroll');
    scroll?.style.setProperty('--scrollbar', `${scroll.offsetWidth - scroll.clientWidth}px`);
    const [narrow, roomy] = [width < WIDE, width >= ROOMY];
    if (narrow === this.narrow && roomy === this.roomy) return;
    [this.narrow, this.roomy] = [narrow, roomy];
    this.host.requestUpdate();
  }

  private see(shown: boolean, reached: boolean): void {
    this.reached = reached;
    const passed = reached && !shown;
    if (shown === this.bannerShown && passed === this.bannerPassed) return;
    [this.bannerShown, this.bannerPassed] = [shown, passed];
    this.host.requestUpdate();
  }
}
