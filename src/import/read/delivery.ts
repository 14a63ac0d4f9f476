/** A delivery as layers: told apart by content, each file for itself, so that one that is broken does not keep the others from being read. */
import { fail, type Result } from '../../problem.ts';
import type { GivenFile } from '../types.ts';
import type { Delivery, ReadOptions } from './options.ts';

export type { Delivery, ReadOptions } from './options.ts';

/** Fails where nothing can be read, and lists what was seen. */
export async function readDelivery(_files: readonly GivenFile[], _options: ReadOptions): Promise<Result<Delivery>> {
  return fail({ code: 'import.nothing-read', text: { zh: '交付中没有可读的文件。', en: 'Nothing of the delivery can be read.' } });
}
