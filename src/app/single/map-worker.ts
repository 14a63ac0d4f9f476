/** In the place of MapLibre's own way to its worker, which needs an address. Rejects where a policy forbids workers from blobs: the drawn map then stands in. */
import { startLife } from './lives.ts';

export const workerFactory = async (): Promise<Worker> => startLife('map');
