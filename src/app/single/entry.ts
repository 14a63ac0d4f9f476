/** Where every life of the single file begins. What a worker does not need is not run in it: nothing is imported here but by the life that needs it. */
import type { WorkerLife } from './lives.ts';

/** Which life this is: the build wraps it around the bundle. */
declare const __SIGNPLAN_LIFE__: 'page' | WorkerLife;

if (__SIGNPLAN_LIFE__ === 'report') void import('../worker/report-worker.ts');
else if (__SIGNPLAN_LIFE__ === 'map') void import('maplibre-gl/worker');
else void import('./page.ts');
