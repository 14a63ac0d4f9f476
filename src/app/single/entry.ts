/** Where every life of the single file begins. What a worker does not need is not run in it. */
import { life } from './lives.ts';

if (life === 'report') void import('../worker/report-worker.ts');
else if (life === 'map') void import('maplibre-gl/worker');
else void import('./page.ts');
