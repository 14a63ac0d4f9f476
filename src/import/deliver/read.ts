/** The reading of a delivery, as its mapping wants it. */
import type { Result } from '../../problem.ts';
import type { ImportContext } from '../context.ts';
import type { DeliverOptions } from './types.ts';
import { matchesFile } from '../mapping/match.ts';
import type { ImportMapping } from '../mapping/types.ts';
import { readDelivery, type Delivery } from '../read/delivery.ts';
import type { GivenFile } from '../types.ts';

/** @param mapping null before there is one */
export function readFor(files: readonly GivenFile[], mapping: ImportMapping | null, { plan }: Pick<ImportContext, 'plan'>, { gdal, encoding, progress }: Pick<DeliverOptions, 'gdal' | 'encoding' | 'progress'>): Promise<Result<Delivery>> {
  const sources = mapping?.sources ?? [];
  // One reading serves all sources of a file: the finest wins.
  const flatten = Math.min(...sources.flatMap((source) => (source.flatten === undefined ? [] : [source.flatten])));
  return readDelivery(files, {
    encoding: (file) => encoding ?? sources.find((source) => source.encoding !== undefined && matchesFile(source.file, file))?.encoding,
    ...(Number.isFinite(flatten) ? { flatten } : {}),
    ...(gdal === undefined ? {} : { gdal }),
    extent: plan.extent,
    coordinates: (file) => sources.find(({ place, file: pattern }) => place !== undefined && matchesFile(pattern, file))?.place,
    progress: (done, of, text) => progress?.({ stage: 'read', share: of === 0 ? 0 : done / of, text }),
  });
}
