/** The names that a place is found by, when somebody begins to search. */
import type { ByteSource } from '../io/source.ts';
import { fail, type Result } from '../problem.ts';
import { loadDocument } from './load-document.ts';
import { gazetteer, type Gazetteer } from './schema/gazetteer.ts';
import type { Manifest } from './schema/manifest.ts';

/** Never rejects: a file that is missing, broken or of another version than the manifest is a problem, and so is a package that lists none. */
export async function loadGazetteer(source: ByteSource, { documents }: Manifest, signal?: AbortSignal): Promise<Result<Gazetteer>> {
  const listed = documents?.gazetteer;
  if (listed === undefined) return fail({ code: 'package.no-gazetteer', file: source.name, text: { zh: '数据包没有可搜索的地名；用 signplan build 重新生成即有。', en: 'The package holds no names to search by; building it again by signplan build adds them.' } });
  return loadDocument(source, listed, gazetteer, 'gazetteer', signal);
}
