/** The examples of a package's clauses, when somebody asks for them. */
import type { ByteSource } from '../io/source.ts';
import { fail, type Result } from '../problem.ts';
import { loadDocument } from './load-document.ts';
import { examples, type Examples } from './schema/examples.ts';
import type { Manifest } from './schema/manifest.ts';

/** Never rejects: a file that is missing, broken or of another version than the manifest is a problem, and so is a package that lists none. */
export async function loadExamples(source: ByteSource, { documents }: Manifest, signal?: AbortSignal): Promise<Result<Examples>> {
  const listed = documents?.examples;
  if (listed === undefined) return fail({ code: 'package.no-examples', file: source.name, text: { zh: '数据包没有条款示例；用 signplan build 重新生成即有。', en: 'The package holds no examples of its clauses; building it again by signplan build adds them.' } });
  return loadDocument(source, listed, examples, 'examples', signal);
}
