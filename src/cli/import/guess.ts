/** `signplan import … --guess`: a first mapping, and what was seen. */
import { writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { look } from '../../import/deliver/look.ts';
import type { DeliverOptions } from '../../import/deliver.ts';
import type { ImportContext } from '../../import/context.ts';
import { writeGuess } from '../../import/mapping/guess.ts';
import { readMapping } from '../../import/mapping/read.ts';
import { placeText, READ_BY } from '../../import/report/words.ts';
import type { GivenFile } from '../../import/types.ts';
import { fail, ok, shown, type Result } from '../../problem.ts';
import type { Language } from '../../report/phrases.ts';
import { complain, EXIT, printable, type Io } from '../io.ts';

export interface GuessTask {
  readonly files: readonly GivenFile[];
  readonly context: ImportContext;
  readonly options: DeliverOptions;
  /** As it was named. */
  readonly delivery: string;
  /** Where the mapping goes. */
  readonly mapping: string;
  readonly force: boolean;
  readonly language: Language;
  /** The command that imports, as it is to be typed. */
  readonly next: string;
}

export async function guess(io: Io, { files, context, options, delivery, mapping, force, language, next }: GuessTask): Promise<Result<number>> {
  const zh = language === 'zh';
  const looked = await look(files, context, options);
  if (!looked.ok) return looked;
  const { layers, crs, findings } = looked.value;
  const text = writeGuess({ layers, crs, plan: context.plan, published: context.published, delivery, language });
  const seen = findings.filter(({ severity }) => severity !== 'note').map(({ code, file, layer, received, text: words }) => ({ code, text: words, ...(file === undefined ? {} : { file }), ...(layer === undefined ? {} : { path: layer }), ...(received === undefined ? {} : { received }) }));
  // A mapping of nothing would only lead to the next complaint.
  if (layers.every(({ features }) => features.every(({ geometry }) => geometry === null))) {
    complain(io, seen, language);
    return fail({ code: 'import.nothing-usable', text: { zh: '所有图层都没有可用的图形，没有写出映射；请核对文件。', en: 'No layer has a geometry that can be used, and no mapping was written; look at the files.' } });
  }
  try {
    await writeFile(mapping, text, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return fail({ code: 'import.mapping-exists', file: mapping, text: { zh: '已有映射，不会覆盖；用 --mapping 另写一份，或加 --force 覆盖。', en: 'There is a mapping already and it is not written over; write another by --mapping, or add --force.' } });
    return fail({ code: 'import.mapping-not-written', file: mapping, received: shown(error instanceof Error ? error.message : error), text: { zh: '映射写不进此处；核对路径与权限。', en: 'The mapping cannot be written here; check path and permissions.' } });
  }
  const lines = [
    `${zh ? '已写出初步映射：' : 'A first mapping was written: '}${relative(io.cwd, mapping)}`,
    '',
    ...layers.flatMap((layer) => {
      const judged = crs.get(layer);
      const count = zh ? `${layer.features.length} 个要素` : `${layer.features.length} ${layer.features.length === 1 ? 'feature' : 'features'}`;
      return [
        `  ${layer.file}${layer.name === '' ? '' : ` · ${layer.name}`} · ${layer.format} · ${count}`,
        ...(layer.text === null ? [] : [`    ${zh ? '编码' : 'Encoding'} ${layer.text.encoding}${zh ? `（${READ_BY[layer.text.by]?.zh ?? ''}）` : ` (${READ_BY[layer.text.by]?.en ?? ''})`}${layer.text.preview.length === 0 ? '' : `${zh ? '：' : ': '}${layer.text.preview.join(' · ')}`}`]),
        ...(judged === undefined ? [] : [`    ${zh ? '坐标系' : 'Reference system'} ${judged.title[language]}${judged.sample === undefined ? '' : `${zh ? '；' : '; '}${judged.sample.from.join(', ')} → ${placeText([...judged.sample.to])}`}`]),
      ];
    }),
    '',
    zh ? '请打开映射，逐项核对后运行：' : 'Open the mapping, look over every line, and run:',
    `  ${next}`,
  ];
  complain(io, seen, language);
  const own = readMapping(text, mapping);
  if (!own.ok) complain(io, own.problems, language);
  await io.stdout(`${lines.map(printable).join('\n')}\n`);
  return ok(EXIT.fine);
}
