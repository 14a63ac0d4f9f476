/** Digests of a file's blocks, as the manifest lists them and `blocks.ts` compares them. */
import { BLOCK, BLOCK_DIGITS } from './blocks.ts';
import { sha256 } from './sha256.ts';

export const digestsOfBlocks = (bytes: Uint8Array): { readonly size: number; readonly sha256: string[] } => ({
  size: BLOCK,
  sha256: Array.from({ length: Math.ceil(bytes.length / BLOCK) }, (_, i) => sha256(bytes.subarray(i * BLOCK, (i + 1) * BLOCK)).slice(0, BLOCK_DIGITS)),
});
