/** The service worker: after the first visit the app and its package work without a network. Emitted as `sw.js` beside the start page, whose folder is its scope. */
import { Answers } from './answers.ts';
import type { Build } from './app-files.ts';
import { isToWorker, type ToPage } from '../talk.ts';
import type { WorkerScope } from './scope.ts';

/** Written in by the build. */
declare const __SIGNPLAN_BUILD__: Build;

const worker = globalThis as unknown as WorkerScope;

const answers = new Answers(
  {
    caches: worker.caches,
    fetch: (url, init) => fetch(url, init),
    pass: (request) => fetch(request),
    scope: worker.registration.scope,
    client: (id) => worker.clients.get(id),
  },
  __SIGNPLAN_BUILD__,
);

// A worker that could not keep the whole app is none; the next visit tries again, and what it has by then stays.
const install = async (): Promise<void> => {
  const [whole] = await Promise.all([answers.app.keep(), answers.fetchPackage()]);
  if (!whole) throw new Error('sign-plan: not every file of the app could be kept.');
};

worker.addEventListener('install', (event) => event.waitUntil(install()));
// It never takes over from another while a page is open; the page that it was registered by has none before.
worker.addEventListener('activate', (event) => event.waitUntil(answers.app.dropOthers().then(() => worker.clients.claim())));
worker.addEventListener('fetch', (event) => {
  const answer = answers.answer(event.request, event.clientId, event);
  if (answer !== null) event.respondWith(answer);
});
worker.addEventListener('message', (event) => {
  const { data, source } = event;
  if (source === null || !isToWorker(data)) return;
  if (data.signplan === 'build') source.postMessage({ signplan: 'build', newer: !answers.app.has(data.script) } satisfies ToPage, []);
  else event.waitUntil(data.signplan === 'settled' ? answers.settle(source.id) : answers.tell(source.id));
});
