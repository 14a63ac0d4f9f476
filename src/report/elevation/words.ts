/** Words of the elevation, in both languages. */
import type { Language } from '../phrases.ts';

const WORDS = {
  front: ['正面', 'Front'],
  side: ['侧面', 'Side'],
  // Dimensions: short, since they stand in a drawing.
  width: ['宽', 'W'],
  height: ['高', 'H'],
  depth: ['厚', 'D'],
  clearance: ['净空', 'Clear'],
  topHeight: ['顶高', 'Top'],
  reach: ['外伸', 'Reach'],
  beyondKerb: ['越过路缘', 'Past kerb'],
  sidewalkWidth: ['人行道', 'Sidewalk'],
  buildingHeight: ['建筑高', 'Building'],
  facadeWidth: ['立面宽', 'Façade'],
  kerbHeight: ['路缘高', 'Kerb'],
  faceArea: ['面积', 'Area'],
  carriageway: ['车行道', 'Carriageway'],
  sidewalk: ['人行道', 'Sidewalk'],
  ground: ['', ''],
  kerb: ['路缘', 'Kerb'],
  face: ['广告面 {area}', 'Face {area}'],
  panels: ['每杆 {n} 块', '{n} a pole'],
  sketchy: ['示意', 'sketch'],
  'limit.top': ['上限 {value}', 'max {value}'],
  limit: ['{name} {op} {value}', '{name} {op} {value}'],
  over: ['超出 {value}', '{value} over'],
  short: ['差 {value}', '{value} short'],
  pass: ['可行', 'Passes'],
  'pass.or': [' 或 ', ' or '],
  'pass.never': ['没有可行的值', 'no value'],
  unstated: ['未填 {names}', 'Not stated: {names}'],
  'note.position': ['位置示意', 'position assumed'],
  'note.size': ['虚线为示意', 'dashed: assumed'],
  and: ['、', ', '],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type Word = keyof typeof WORDS;
export const isWord = (name: string): name is Word => Object.hasOwn(WORDS, name);

export function word(name: Word, language: Language, values: Readonly<Record<string, string | number>> = {}): string {
  return WORDS[name][language === 'zh' ? 0 : 1].replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''));
}
