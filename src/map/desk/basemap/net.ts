/** What a basemap needs of the network beyond the map's own tiles. The app gives it: a view element asks nobody. */
import type { Feature } from 'geojson';
import type { Result } from '../../../problem.ts';

export type Answer = Pick<Response, 'status' | 'ok' | 'headers' | 'text'>;

export interface BasemapNet {
  /** What a host answers to a tile; rejects where it doesn't. */
  ask(url: string, signal: AbortSignal): Promise<Answer>;
  /** The features of a file, lon and lat. Never rejects. */
  flatgeobuf(url: string, signal: AbortSignal): Promise<Result<readonly Feature[]>>;
}
