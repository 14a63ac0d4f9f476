/** Where MapLibre finds its worker: beside the script, unless a host that serves it elsewhere has said so before. */
import { getWorkerUrl, setWorkerUrl } from 'maplibre-gl';
import { scriptUrl } from '../script-url.ts';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

export function nameWorker(): void {
  if (getWorkerUrl() !== '') return;
  const { href } = new URL(workerUrl, import.meta.url);
  const url: unknown = scriptUrl(href);
  // The library looks at the end of the address, as of a text, before it starts the worker with it.
  if (typeof url === 'object') Object.assign(url ?? {}, { endsWith: (end: string) => href.endsWith(end), split: (by: RegExp) => href.split(by) });
  setWorkerUrl(url as string);
}
