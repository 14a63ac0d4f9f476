/** Starts a worker whose code was built beside this script, wherever that lies. */
import { scriptUrl } from '../../script-url.ts';

/**
 * Throws where none can be started; what goes wrong later comes as an `error` of the worker: a policy that forbids it, a file that is not there.
 * @param file as `?worker&url` gives it @param beside `import.meta.url` of whoever names it
 */
export function startWorker(file: string, beside: string, name: string): Worker {
  const { href, origin } = new URL(file, beside);
  // The page's own origin is not that of its address in a sandboxed frame.
  if (origin === self.origin) return new Worker(scriptUrl(href), { type: 'module', name });
  // A page starts workers of its own origin only; one of these may import from wherever the host of the script allows it.
  const own = URL.createObjectURL(new Blob([`import ${JSON.stringify(href)}`], { type: 'text/javascript' }));
  try {
    return new Worker(scriptUrl(own), { type: 'module', name });
  } finally {
    URL.revokeObjectURL(own);
  }
}
