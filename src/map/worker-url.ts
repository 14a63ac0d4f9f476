/** Where MapLibre finds its worker: beside the script, unless a host that serves it elsewhere has said so before. */
import { getWorkerUrl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

export function nameWorker(): void {
  if (getWorkerUrl() === '') setWorkerUrl(new URL(workerUrl, import.meta.url).href);
}
