/** In the place of `worker/start.ts`: the file's name is that of a life, given by the build. */
import { startLife, type WorkerLife } from './lives.ts';

export const startWorker = (file: WorkerLife, _: string, name: string): Worker => startLife(file, name);
