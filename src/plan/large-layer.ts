/** A layer too large to be read at one go: the page goes on meanwhile. */
import { sha256 } from '../io/sha256.ts';
import type { Result } from '../problem.ts';
import { sliced } from '../slices.ts';
import { layerSteps } from './layer-check.ts';
import type { Layer } from './plan.ts';
import type { LayerEntry, Manifest } from './schema/manifest.ts';

export const readLargeLayer = async (bytes: Uint8Array, entry: LayerEntry, heading: Manifest | undefined, file: string): Promise<Result<Layer>> =>
  sliced(layerSteps(bytes, entry, heading, file, bytes.length === entry.bytes ? await digestOf(bytes) : undefined));

/** By the browser, beside the page; on a page over plain http, which has no such thing, by our own. */
async function digestOf(bytes: Uint8Array): Promise<string> {
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle;
  if (subtle === undefined) return sha256(bytes);
  const digest = await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
