/** What the desk's parts are given of it. Each part listens on the element itself, so that the element need not know what they say. */
import type { ReactiveControllerHost } from 'lit';
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

export type Handlers = { readonly [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void };

/** Hears events of the desk while it is in the page. */
export function listen(host: ReactiveControllerHost & HTMLElement, handlers: Handlers): void {
  const listed = Object.entries(handlers) as [string, EventListener][];
  host.addController({
    hostConnected: () => listed.forEach(([type, handler]) => host.addEventListener(type, handler)),
    hostDisconnected: () => listed.forEach(([type, handler]) => host.removeEventListener(type, handler)),
  });
}
