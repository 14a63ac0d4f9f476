/** What is to be said of the names and values of a layer once they are read, whatever they were read from. */
import { shown } from '../../problem.ts';
import type { ImportFinding } from '../finding.ts';
import type { RawFeature, RawField } from '../types.ts';
import { noticed } from './say.ts';

const MOST_PREVIEW = 5;
const NOT_ASCII = /[^\u0000-\u007f]/;
/** U+FFFD stands where bytes were no text; 锟斤拷 is what its UTF-8 bytes look like when they are taken for GBK, that is, damaged before it came here. */
const DAMAGED = /\ufffd|锟斤拷/;

export interface Look {
  readonly preview: readonly string[];
  readonly findings: readonly ImportFinding[];
}

/** The first texts that are not ASCII, and what is damaged or was rounded: one finding a field, with the first place. */
export function lookAtTexts(file: string, layer: string, fields: readonly RawField[], features: readonly RawFeature[]): Look {
  const preview = new Set<string>();
  const damaged = new Map<string, { at?: string; text: string; count: number }>();
  const rounded = new Map<string, { at: string; value: number }>();
  const look = (text: string, field: string, at?: string): void => {
    if (!NOT_ASCII.test(text)) return;
    if (preview.size < MOST_PREVIEW && text.trim() !== '') preview.add(text.length > 40 ? `${text.slice(0, 39)}…` : text);
    if (!DAMAGED.test(text)) return;
    const known = damaged.get(field);
    if (known === undefined) damaged.set(field, { text, count: 1, ...(at === undefined ? {} : { at }) });
    else damaged.set(field, { ...known, count: known.count + 1, ...(known.at === undefined && at !== undefined ? { at } : {}) });
  };
  look(layer, layer);
  for (const { name } of fields) look(name, name);
  for (const { properties, at } of features) for (const name of Object.keys(properties)) {
    const value = properties[name];
    if (typeof value === 'string') look(value, name, at);
    else if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) rounded.set(name, rounded.get(name) ?? { at, value });
  }
  const findings = [...damaged].map(([field, { at, text, count }]) =>
    noticed('error', 'text-damaged', `文字已损坏（${count} 处）：有无法识别的字符。改用正确的编码，或请交付单位重新导出。`, `Text is damaged (${count}): it has characters that cannot be recognised. State the right encoding, or have the file exported again.`, { file, layer, field, received: shown(text), ...(at === undefined ? {} : { feature: at }) }),
  );
  for (const [field, { at, value }] of rounded)
    findings.push(noticed('remark', 'number-rounded', '超过 2^53 的整数存在浮点字段里，末几位已不可靠；作编号用时请改存为文字。', 'Whole numbers beyond 2^53 are kept in a field of floating point, and their last digits are not to be relied on; keep them as text where they are keys.', { file, layer, field, feature: at, received: shown(value) }));
  return { preview: [...preview], findings };
}

export const emptyLayer = (file: string, layer: string): ImportFinding => noticed('remark', 'layer-empty', '图层是空的，没有要素；核对是否漏导。', 'The layer is empty; check whether something was left out.', { file, layer });

/** One finding for all features without a place. */
export function withoutPlace(file: string, layer: string, features: readonly RawFeature[]): ImportFinding[] {
  const empty = features.filter(({ geometry }) => geometry === null);
  const [first] = empty;
  if (first === undefined) return [];
  return [noticed('remark', 'geometry-missing', `${empty.length} 个要素没有图形，第一个是 ${first.at}。`, `${empty.length} features have no geometry, the first is ${first.at}.`, { file, layer, feature: first.at })];
}
