/** What the desk's parts are given of it. Each part listens on the element itself, so that the element need not know what they say. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Plan } from '../../plan/plan.ts';
import type { DeskGiven } from './desk-page.ts';
import type { DeskMap } from './desk-map.ts';
import type { DeskSets } from './desk-sets.ts';
import type { DeskLink } from './desk-address.ts';
import type { DeskStore } from './store.ts';

export interface DeskHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly given: DeskGiven | null;
  readonly link: DeskLink | null;
  /** The package as it stands on the day that is looked at; null before it is there. */
  readonly plan: Plan | null;
  readonly store: DeskStore;
  readonly sets: DeskSets;
  readonly map: DeskMap;
}

type Handlers = { readonly [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void };

/** Hears events of the desk while it is in the page. */
export class Listening implements ReactiveController {
  private readonly host: HTMLElement;
  private readonly handlers: Handlers;

  constructor(host: ReactiveControllerHost & HTMLElement, handlers: Handlers) {
    this.host = host;
    this.handlers = handlers;
    host.addController(this);
  }

  hostConnected(): void {
    for (const [type, handler] of Object.entries(this.handlers)) this.host.addEventListener(type, handler as EventListener);
  }

  hostDisconnected(): void {
    for (const [type, handler] of Object.entries(this.handlers)) this.host.removeEventListener(type, handler as EventListener);
  }
}
