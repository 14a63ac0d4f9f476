/** Documents of a package that no check needs: read, and held against the manifest, when somebody asks. */
import type * as v from 'valibot';
import { readKnown } from '../io/known.ts';
import type { ByteSource } from '../io/source.ts';
import { fail, type Result } from '../problem.ts';
import { checkIntact } from './layer-check.ts';
import { readJson } from './read-json.ts';
import { comparators, type ComparatorRules } from './schema/comparators.ts';
import type { Manifest } from './schema/manifest.ts';

type Listed = NonNullable<NonNullable<Manifest['documents']>['comparators']>;

/** @param kind first part of the problems' codes. Never rejects: a file that is missing, broken or of another version is a problem. */
export async function loadDocument<Schema extends v.GenericSchema>(source: ByteSource, { file, bytes, sha256 }: Listed, schema: Schema, kind: string, signal?: AbortSignal): Promise<Result<v.InferOutput<Schema>>> {
  const got = await readKnown(source, file, sha256, signal);
  if (!got.ok) return got;
  const shown = (source.name === '' || source.name.endsWith('/') ? source.name : `${source.name}/`) + file;
  const intact = checkIntact(got.value.bytes, got.value.digest, { bytes, sha256 }, shown);
  return intact === undefined ? readJson(got.value.bytes, shown, schema, kind) : fail(intact);
}

/** Rules of other cities that come with a package; a problem where none do. */
export async function loadComparators(source: ByteSource, { documents }: Manifest, signal?: AbortSignal): Promise<Result<ComparatorRules>> {
  const listed = documents?.comparators;
  if (listed === undefined) return fail({ code: 'package.no-comparators', file: source.name, text: { zh: '数据包没有外地参考；可在 plan.json 的 comparators 中列出后重新生成。', en: 'The package holds no rules of other cities; list some in comparators of plan.json and build it again.' } });
  return loadDocument(source, listed, comparators, 'comparator', signal);
}
