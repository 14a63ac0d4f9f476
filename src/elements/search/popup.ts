/** A list under (or over) a field, in the top layer where the browser has one, so that no scrolling panel cuts it off. */

/** Clear of the field's focus ring. */
const GAP = 8;
const MARGIN = 8;
/** Below the field unless less room than this is left there and more above. */
const ENOUGH = 200;

export class Popup {
  private readonly anchor: () => HTMLElement | null;
  private readonly box: () => HTMLElement | null;
  private heard: readonly EventTarget[] = [];

  constructor(anchor: () => HTMLElement | null, box: () => HTMLElement | null) {
    this.anchor = anchor;
    this.box = box;
  }

  /** Shows or hides it; called after every rendering. */
  set(open: boolean): void {
    const box = this.box();
    if (box === null) return;
    // Without popovers the stylesheet shows it by this attribute alone, fixed to the window.
    box.toggleAttribute('data-open', open);
    if (typeof box.showPopover === 'function') {
      const shown = box.matches(':popover-open');
      if (open && !shown) box.showPopover();
      if (!open && shown) box.hidePopover();
    }
    if (open !== this.heard.length > 0) this.follow(open);
    if (open) this.place();
  }

  stop(): void {
    if (this.heard.length > 0) this.follow(false);
  }

  /** Whatever moves the field moves the list: scrolling anywhere, the window, the keyboard of a phone. */
  private follow(on: boolean): void {
    const change = on ? 'addEventListener' : 'removeEventListener';
    if (on) this.heard = [window, ...roots(this.anchor())];
    for (const target of this.heard) target[change]('scroll', this.place, { capture: true });
    window[change]('resize', this.place);
    window.visualViewport?.[change]('resize', this.place);
    window.visualViewport?.[change]('scroll', this.place);
    if (!on) this.heard = [];
  }

  private readonly place = (event?: Event): void => {
    const [anchor, box] = [this.anchor(), this.box()];
    // The list's own scrolling moves nothing.
    if (anchor === null || box === null || (event?.target instanceof Node && box.contains(event.target))) return;
    const field = anchor.getBoundingClientRect();
    const view = window.visualViewport;
    const [top, height, width] = [view?.offsetTop ?? 0, view?.height ?? window.innerHeight, document.documentElement.clientWidth];
    const [below, above] = [top + height - field.bottom, field.top - top];
    const under = below >= ENOUGH || below >= above;
    box.style.setProperty('inline-size', `${Math.min(field.width, width - 2 * MARGIN)}px`);
    box.style.setProperty('max-block-size', `${Math.max(96, (under ? below : above) - GAP - MARGIN)}px`);
    box.style.setProperty('left', '0');
    box.style.setProperty('top', '0');
    const now = box.getBoundingClientRect();
    // Where an ancestor is what "fixed" refers to, the corner is not the window's.
    box.style.setProperty('left', `${Math.min(Math.max(field.left, MARGIN), Math.max(MARGIN, width - now.width - MARGIN)) - now.left}px`);
    box.style.setProperty('top', `${(under ? field.bottom + GAP : field.top - GAP - now.height) - now.top}px`);
  };
}

/** The shadow roots around an element: what scrolls in one is heard in it alone. */
function roots(element: HTMLElement | null): ShadowRoot[] {
  const root = element?.getRootNode();
  return root instanceof ShadowRoot ? [root, ...roots(root.host instanceof HTMLElement ? root.host : null)] : [];
}
