/** A delivery as layers: told apart by content, each source for itself, so that one that is broken does not keep the others from being read. */
import { fail, ok, shown, type Result } from '../../problem.ts';
import type { ImportFinding } from '../finding.ts';
import type { GivenFile, RawLayer } from '../types.ts';
import type { Delivery, ReadOptions } from './options.ts';
import { ACCEPTED, REFUSALS } from './refusals.ts';
import { asFinding, some } from './say.ts';
import { layersOf } from './source-layers.ts';
import { sortSources, type Source } from './sources.ts';

export type { Delivery, ReadOptions } from './options.ts';

/** Fails where nothing can be read, and lists what was seen. The order of `files` makes no difference. */
export async function readDelivery(files: readonly GivenFile[], options: ReadOptions): Promise<Result<Delivery>> {
  const { sources, findings: sorted } = sortSources(files);
  const findings: ImportFinding[] = [...sorted];
  const layers: RawLayer[] = [];
  for (const [index, source] of sources.entries()) {
    options.progress?.(index, sources.length, { zh: `读取 ${source.file}`, en: `Reading ${source.file}` });
    const read = await guarded(source, options);
    if (read.ok) {
      layers.push(...read.value.layers);
      findings.push(...read.value.findings);
    } else findings.push(...read.problems.map((problem) => ({ ...asFinding(problem, source.file), severity: severityOf(source) })));
  }
  if (layers.length > 0) return ok({ layers, findings });
  const seen = files.map(({ name }) => name).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return fail(
    { code: 'import.nothing-read', ...(seen.length === 0 ? {} : { received: some(seen, 10) }), text: { zh: `交付中没有可读的数据。${ACCEPTED.zh}。`, en: `The delivery holds no data that can be read. ${ACCEPTED.en}.` } },
    ...findings.map(({ code, file, received, text }) => ({ code, text, ...(file === undefined ? {} : { file }), ...(received === undefined ? {} : { received }) })),
  );
}

const severityOf = ({ kind }: Source): ImportFinding['severity'] => (kind === 'shapefile' || kind === 'filegdb' ? 'error' : (REFUSALS[kind]?.severity ?? 'error'));

/** A library may throw on bytes that nobody has thought of: that is a file that cannot be read, no crash. */
async function guarded(source: Source, options: ReadOptions): Promise<Result<Delivery>> {
  try {
    return await layersOf(source, options);
  } catch (error) {
    return fail({ code: 'import.unreadable', file: source.file, received: shown(error instanceof Error ? error.message : error), text: { zh: '文件读不了，可能已损坏；重新导出或重新传送。', en: 'The file cannot be read and may be damaged; export or transfer it again.' } });
  }
}
