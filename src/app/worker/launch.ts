import { planForWorker } from './plan-given.ts';
import workerUrl from './report-worker.ts?worker&url';
import { startWorker } from './start.ts';
import type { FromWorker, Given, ToWorker } from './talk.ts';

/** A worker that has been given the package; null where none can be started. What goes wrong later comes as `lost`. */
export function launch(given: Given, hear: (message: FromWorker) => void, lost: (worker: Worker) => void): Worker | null {
  try {
    const worker = startWorker(workerUrl, import.meta.url, 'sign-plan');
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => hear(data));
    // It could not be fetched, a policy forbids it, or it broke.
    worker.addEventListener('error', () => lost(worker));
    send(worker, { kind: 'given', given: { ...given, plan: planForWorker(given.plan) } });
    return worker;
  } catch {
    return null;
  }
}

export const send = (worker: Worker, message: ToWorker): void => worker.postMessage(message, []);
