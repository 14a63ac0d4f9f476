/** What the judgement of a reference system says. */
import { shown, type Text } from '../../problem.ts';
import type { ImportFinding, Severity } from '../finding.ts';
import type { RawLayer } from '../types.ts';
import { choiceYaml, FIT_EXAMPLE } from './choice.ts';
import type { Decider, OfferedChoice } from './types.ts';

export type Say = (code: string, severity: Severity, zh: string, en: string, more?: Partial<ImportFinding>) => ImportFinding;

/** Findings of one layer. */
export const sayFor = ({ file, name }: Pick<RawLayer, 'file' | 'name'>): Say => (code, severity, zh, en, more = {}) => ({ code: `import.crs-${code}`, severity, file, layer: name, ...more, text: { zh, en } });

/** Who says so, as the subject of a sentence. */
export const BY: Readonly<Record<Decider, Text>> = {
  user: { zh: '映射（或命令）', en: 'The mapping (or the command)' },
  file: { zh: '文件', en: 'The file' },
  format: { zh: '文件格式', en: 'The file’s format' },
  numbers: { zh: '坐标数值', en: 'The numbers' },
};

const DECIDED: Readonly<Record<Decider, Text>> = {
  user: { zh: '按映射', en: 'as the mapping says' },
  file: { zh: '按文件所写', en: 'as the file says' },
  format: { zh: '按文件格式', en: 'by the file’s format' },
  numbers: { zh: '按坐标数值', en: 'by the numbers' },
};

export const decidedTitle = ({ zh, en }: Text, by: Decider): Text => ({ zh: `${zh}（${DECIDED[by].zh}）`, en: `${en} (${DECIDED[by].en})` });

export const UNDECIDED: Text = { zh: '坐标系未定', en: 'reference system not decided' };

/** What a person may write, for the end of a sentence. */
export function offered(choices: readonly OfferedChoice[]): Text {
  const list = (of: (text: Text) => string): string => choices.map(({ choice, text }) => `${choiceYaml(choice)} (${of(text)})`).join('; ');
  return choices.length === 0
    ? { zh: `请向成果单位问明坐标系，在映射中写 crs；城市独立坐标系用控制点：${FIT_EXAMPLE}。`, en: `Ask who made the data for the system and write crs into the mapping; a city’s own grid takes control points: ${FIT_EXAMPLE}.` }
    : { zh: `请向成果单位核实，在映射中写明：${list(({ zh }) => zh)}。`, en: `Have it confirmed by who made the data, and write into the mapping: ${list(({ en }) => en)}.` };
}

export const refused = (say: Say, by: Decider, { datum: { zh, en }, proj = '+proj=tmerc … +ellps=…' }: { readonly datum: Text; readonly proj?: string }, received: string): ImportFinding =>
  say(
    'datum', 'error',
    `${BY[by].zh}写的是${zh}。它到 CGCS2000 的参数不公开，直接套用会偏几十米到一百多米，因此不转换。请由测绘单位转成 CGCS2000 后再交；或取得七参数，写成 crs: {proj: "${proj} +towgs84=dx,dy,dz,rx,ry,rz,ppm"}；或提供至少三个控制点：${FIT_EXAMPLE}。`,
    `${BY[by].en} states ${en}. Its parameters to CGCS2000 are not public; taken as it is, everything would be off by tens of metres to more than a hundred, so it is not converted. Have a surveyor convert it to CGCS2000; or get the seven parameters and write crs: {proj: "${proj} +towgs84=dx,dy,dz,rx,ry,rz,ppm"}; or give at least three control points: ${FIT_EXAMPLE}.`,
    { received: shown(received) },
  );
