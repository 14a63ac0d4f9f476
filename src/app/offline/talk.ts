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

/** `settled`: the page has what it needs and the worker may look after the rest. `build`: is this script, by its path below the app's folder, of your build? */
export type ToWorker = { readonly signplan: 'settled' } | { readonly signplan: 'build'; readonly script: string };

/** Others on the same host may send messages of their own. */
const kindOf = (data: unknown): unknown => (typeof data === 'object' && data !== null ? (data as { signplan?: unknown }).signplan : undefined);
export const isFromPage = (data: unknown): data is ToWorker => kindOf(data) === 'settled' || kindOf(data) === 'build';
export const isFromWorker = (data: unknown): data is ToPage => kindOf(data) === 'state' || kindOf(data) === 'build';
