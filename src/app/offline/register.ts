/** The page's side of working offline. The app page calls it; a site that embeds the element decides for itself whether it wants a worker of this kind. */
import { say } from './standing.ts';
import { isToPage, type ToWorker } from './talk.ts';
import { whenIdle } from '../idle.ts';
import { scriptUrl } from '../../script-url.ts';

/** Milliseconds after which the map is not waited for any more. */
const LATE = 20_000;
/** Milliseconds between the questions whether the host can be reached again. */
const FIRST_PAUSE = 5000;
const LONGEST_PAUSE = 300_000;

/**
 * Registers `sw.js` for its own folder, once the page has what it needs: what is kept for later must not slow down what is wanted now.
 * Nothing happens where there are no service workers: plain http, private windows of some browsers, old web views; nor in a frame.
 * @param script address of the worker, relative to the document; its folder is what works offline
 */
export async function registerOffline(script = 'sw.js'): Promise<void> {
  // In a frame the page is part of another's, which is not kept; in a sandbox even to ask throws.
  if (!import.meta.env.PROD || window.parent !== window || !('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  try {
    serviceWorker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (!isToPage(data)) return;
      if (data.signplan === 'state') {
        say('stored', data.stored);
        // Where a newer package is kept by now, the next visit has it: there is nothing left to ask.
        askAgain(data.stored && !data.newer);
      }
      if (data.newer) say('newer', true);
    });
    serviceWorker.startMessages();
    tell(serviceWorker.controller, { signplan: 'state' });
    await mapSettled();
    const registration = await serviceWorker.register(scriptUrl(script), { updateViaCache: 'none' });
    watch(registration);
    const ready = await serviceWorker.ready;
    if (ready !== registration) return;
    const settled = (): void => tell(registration.active, { signplan: 'settled' });
    settled();
    // What was missing may be had now.
    window.addEventListener('online', settled);
  } catch (error) {
    console.info('sign-plan: not kept for offline use.', error);
  }
}

let pause = FIRST_PAUSE;
let asking: ReturnType<typeof setTimeout> | undefined;

/** A network that has just come back may fail once more (Chromium: ERR_NETWORK_CHANGED), and no event tells when a slow one has become fast. */
function askAgain(wanting: boolean): void {
  clearTimeout(asking);
  if (!wanting) pause = FIRST_PAUSE;
  if (!wanting || !navigator.onLine) return;
  asking = setTimeout(() => tell(navigator.serviceWorker.controller, { signplan: 'settled' }), pause);
  pause = Math.min(pause * 2, LONGEST_PAUSE);
}

/** A worker of another build waits until every page of the old one is closed. No page is changed under anybody's hands. */
function watch(registration: ServiceWorkerRegistration): void {
  const ask = (worker: ServiceWorker | null): void => tell(worker, { signplan: 'build', script: script() });
  if (registration.active !== null) ask(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const { installing, active } = registration;
    if (active !== null) installing?.addEventListener('statechange', () => (installing.state === 'installed' ? ask(installing) : undefined));
  });
}

/** The script that the page began with, by its path below the app's folder: named in the start page, and named by its content. */
function script(): string {
  const src = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src ?? '';
  return src.slice(new URL('.', document.baseURI).href.length);
}

const tell = (worker: ServiceWorker | null, message: ToWorker): void => worker?.postMessage(message, []);

/** Drawn, given up, or late. */
async function mapSettled(): Promise<void> {
  const waiting = (): boolean => (document.querySelector('sign-plan')?.renderRoot.querySelector('.map.shown, .map.failed') ?? null) === null;
  for (const end = performance.now() + LATE; performance.now() < end && waiting(); ) await new Promise((resolve) => setTimeout(resolve, 500));
  await new Promise<void>(whenIdle);
}
