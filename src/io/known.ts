/** Files whose digest is known, from the manifest: a cache that has one need not ask whether it is the newest. */
import { ok, type Result } from '../problem.ts';
import { digestOf } from './digest.ts';
import type { ByteSource } from './source.ts';

export interface Known {
  readonly bytes: Uint8Array;
  /** SHA-256, for the caller to hold against the manifest: what the host has now may be another file. */
  readonly digest: string;
}

/** What a cache has, however old, where that is the file; else what the host has. Never rejects. */
export async function readKnown(source: ByteSource, file: string, sha256: string, signal?: AbortSignal): Promise<Result<Known>> {
  const kept = await source.kept?.(file, signal);
  if (kept?.ok === true) {
    const digest = await digestOf(kept.value);
    if (digest === sha256) return ok({ bytes: kept.value, digest });
  }
  const read = await source.read(file, signal);
  return read.ok ? ok({ bytes: read.value, digest: await digestOf(read.value) }) : read;
}
