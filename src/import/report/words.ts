/** Words of the import report and of what the command prints. */
import type { Readiness, Severity } from '../finding.ts';
import type { Text } from '../../problem.ts';

export type Language = keyof Text;

export const VERDICTS: Readonly<Record<Readiness, Text>> = {
  ready: { zh: '可以发布', en: 'Ready' },
  'ready-with-remarks': { zh: '有提示，可以发布', en: 'Ready, with remarks' },
  'not-ready': { zh: '不能发布', en: 'Not ready' },
};

export const SEVERITIES: Readonly<Record<Severity, Text>> = {
  error: { zh: '须改正', en: 'To be mended' },
  remark: { zh: '请核对', en: 'To be looked at' },
  note: { zh: '说明', en: 'Notes' },
};

/** What decided how texts were read. */
export const READ_BY: Readonly<Record<string, Text>> = {
  user: { zh: '人工指定', en: 'stated by a person' },
  cpg: { zh: '按 .cpg', en: 'by .cpg' },
  'language-byte': { zh: '按 DBF 语言字节', en: 'by the DBF’s language byte' },
  'code-page': { zh: '按图形的代码页', en: 'by the drawing’s code page' },
  mark: { zh: '按文件头标记', en: 'by a mark at the beginning' },
  format: { zh: '格式规定', en: 'laid down by the format' },
  valid: { zh: '全部字节为有效的 UTF-8', en: 'all bytes are valid UTF-8' },
  fallback: { zh: '不是有效的 UTF-8，按国标码', en: 'not valid UTF-8, so by the national code' },
};

const AREA = [
  [1e6, 'km²'],
  [1, 'm²'],
] as const;

/** Square metres as one reads them. */
export function areaText(area: number, language: Language): string {
  const size = Math.abs(area);
  const [unit, name] = AREA.find(([least]) => size >= least) ?? [1, 'm²'];
  const value = size / unit;
  const digits = value >= 100 ? 0 : value >= 1 ? 1 : 3;
  return `${area < 0 ? '−' : ''}${value.toFixed(digits)} ${language === 'zh' ? name.replace('km²', '平方千米').replace('m²', '平方米') : name}`;
}

export const placeText = ([lon, lat]: readonly [number, number]): string => `${lon.toFixed(6)}, ${lat.toFixed(6)}`;
