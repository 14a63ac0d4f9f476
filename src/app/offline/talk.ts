/** What page and service worker say to each other. */

/** Of the package that a page was given. */
export interface StateMessage {
  readonly signplan: 'state';
  /** It came from what was kept. */
  readonly stored: boolean;
  /** A newer one is kept by now. */
  readonly newer: boolean;
}
/** Of the app: whether the worker's build is another than the page's. */
interface BuildMessage {
  readonly signplan: 'build';
  readonly newer: boolean;
}
export type ToPage = StateMessage | BuildMessage;

/**
 * `state`: how does the page's package stand? `settled`: the page has what it needs, and the worker may look after the rest.
 * `build`: is this script, by its path below the app's folder, of your build?
 */
export type ToWorker = { readonly signplan: 'state' | 'settled' } | { readonly signplan: 'build'; readonly script: string };

/** Others on the same host may send messages of their own. */
function isOurs(data: unknown, kinds: readonly unknown[]): boolean {
  return typeof data === 'object' && data !== null && kinds.includes((data as { signplan?: unknown }).signplan);
}
export const isToWorker = (data: unknown): data is ToWorker => isOurs(data, ['state', 'settled', 'build']);
export const isToPage = (data: unknown): data is ToPage => isOurs(data, ['state', 'build']);
