/** A layer from its file. */
import { fgbSteps } from '../io/fgb-read.ts';
import type { FgbFeature } from '../io/fgb-types.ts';
import { checkBytes } from '../io/source.ts';
import { fail, ok, type Problem, type Result } from '../problem.ts';
import type { contentProblems } from './feature-check.ts';
import type { Layer, PlanFeature } from './plan.ts';
import type { LayerEntry, Manifest } from './schema/manifest.ts';

/**
 * A layer from its file, a feature a step. `file` is named in messages; `heading` is the manifest, for classes and extent.
 * @param digest SHA-256 of the bytes
 * @param check left out where these bytes have been held against this manifest before
 */
export function* layerSteps(bytes: Uint8Array, digest: string, entry: LayerEntry, heading: Manifest, file: string, check?: typeof contentProblems): Generator<void, Result<Layer>, void> {
  const sniffed = checkBytes(file, bytes);
  if (!sniffed.ok) return sniffed;
  const intact = checkIntact(bytes, digest, entry, file);
  if (intact !== undefined) return fail(intact);
  const content = yield* fgbSteps(bytes, file);
  if (!content.ok) return content;
  const features = content.value.features.map(toPlanFeature);
  const problems = check === undefined ? [] : yield* check(content.value, features, entry, heading, file);
  return problems.length > 0 ? fail(...problems) : ok({ entry, state: 'whole', features });
}

/** Size and checksum: the file is the one that the manifest was made with. */
export function checkIntact(bytes: Uint8Array, digest: string, entry: { readonly bytes: number; readonly sha256: string }, file: string): Problem | undefined {
  const text = {
    zh: '文件与清单不是同一版本。请重新发布整个规划包，并清除缓存。',
    en: 'The file is not of the same version as the manifest. Publish the whole package again and clear caches.',
  };
  if (bytes.length !== entry.bytes) return { code: 'package.bytes', file, received: `${bytes.length} bytes`, text: { zh: `应为 ${entry.bytes} 字节。${text.zh}`, en: `It must be ${entry.bytes} bytes. ${text.en}` } };
  if (digest !== entry.sha256) return { code: 'package.sha256', file, received: digest, text: { zh: `校验和应为 ${entry.sha256.slice(0, 12)}…。${text.zh}`, en: `Its checksum must be ${entry.sha256.slice(0, 12)}…. ${text.en}` } };
  return undefined;
}

export function toPlanFeature({ geometry, properties }: FgbFeature): PlanFeature {
  return { key: typeof properties['key'] === 'string' ? properties['key'] : '', geometry, properties };
}
