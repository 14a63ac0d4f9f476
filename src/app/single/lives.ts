/** The single file is one function with several lives: the page's, and those of the workers, which are started from its own text. So nothing of it is there twice. */
import { scriptUrl } from '../../script-url.ts';

/** What the build wraps around the bundle: the function itself. */
declare const __SIGNPLAN_SELF__: (...given: never) => unknown;

export type WorkerLife = 'report' | 'map';

const addresses = new Map<WorkerLife, string>();

/** A classic worker, which the oldest web views know as well. Throws where a policy forbids workers from blobs. */
export function startLife(which: WorkerLife, name?: string): Worker {
  let address = addresses.get(which);
  if (address === undefined) {
    address = URL.createObjectURL(new Blob([`(${__SIGNPLAN_SELF__.toString()})(${JSON.stringify(which)})`], { type: 'text/javascript' }));
    addresses.set(which, address);
  }
  return new Worker(scriptUrl(address), name === undefined ? {} : { name });
}
