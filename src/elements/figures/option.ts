/** The chart library's option for a figure: its look is the page's, nothing of the library's own. */
import type { EChartsCoreOption } from 'echarts/core';
import { PALETTES, type Theme } from '../../map/palette.ts';
import type { Language } from '../shared/messages.ts';
import { ROW, type Mark } from './marks.ts';
import type { Bar, Model, Part } from './model.ts';

export interface Look {
  readonly width: number;
  readonly theme: Theme;
  readonly language: Language;
}

const FONT = {
  zh: "'PingFang SC','HarmonyOS Sans SC',MiSans,'Source Han Sans SC','Noto Sans SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif",
  en: "'Helvetica Neue','Segoe UI',Roboto,'Noto Sans',Arial,'PingFang SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif",
} as const;
export const font = (language: Language): string => FONT[language];

const SIZE = 13;
/** A row with its name above its bar. */
const NAMED = 44;
/** From the middle of its bar up to the name. */
const ABOVE = [0, 0, 8, 0];
/** Room for the first name. */
const TOP = 4;
const STACK = 16;

/** Pixels that a chart is high. */
export function chartHeight({ kind, bars }: Model): number {
  return kind === 'stack' ? STACK : kind === 'named' ? Math.max(1, bars.length) * NAMED - 8 : Math.max(1, bars.length) * ROW;
}

/** Width of a text, near enough: Han characters are square. */
export const widthOf = (text: string, size = SIZE): number => Array.from(text).reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.58), 0) * size;

/** The columns of a chart, pixels: names, bar, numbers. */
export function columns({ kind, bars, heads }: Model, width: number): { readonly names: number; readonly numbers: readonly number[] } {
  if (kind === 'stack') return { names: 0, numbers: [] };
  const numbers = heads.map((head, index) => Math.ceil(Math.max(widthOf(head, 12), ...bars.map((bar) => widthOf(bar.numbers[index] ?? ''))) + 10));
  const names = kind === 'named' ? 0 : Math.min(Math.ceil(Math.max(0, ...bars.map((bar) => widthOf(bar.title))) + 12), Math.round(width * 0.42));
  return { names, numbers };
}

/** A mark as the library takes it: a tile of strokes over the colour. */
function filling({ fill, tile }: Mark): unknown {
  if (tile === null) return fill;
  const strokes = tile.strokes.map(({ path, stroke, width, fill: inside, cap }, index) => ({ tag: 'path', key: `stroke${index}`, attrs: { d: path, fill: inside ?? 'none', ...(stroke === undefined ? {} : { stroke, 'stroke-width': width ?? 1 }), ...(cap === undefined ? {} : { 'stroke-linecap': cap }), opacity: tile.opacity } }));
  const ground = { tag: 'rect', key: 'ground', attrs: { width: tile.width, height: tile.height, fill: fill === 'transparent' ? 'none' : fill } };
  return { svgElement: { tag: 'g', key: 'tile', attrs: {}, children: [ground, ...strokes] }, svgWidth: tile.width, svgHeight: tile.height, repeat: 'repeat' };
}

export function chartOption(model: Model, { width, theme, language }: Look): EChartsCoreOption {
  const palette = PALETTES[theme];
  const { kind, bars, heads } = model;
  const { names, numbers } = columns(model, width);
  const stacked = kind !== 'bars';
  const right = numbers.reduce((sum, one) => sum + one, 0);
  const largest = kind === 'stack' ? bars.reduce((sum, bar) => sum + whole(bar), 0) : Math.max(0, ...bars.map(whole));
  const quiet = { axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false } };
  const text = { fontFamily: FONT[language], fontSize: SIZE, color: palette.ink };
  const rows = kind === 'stack' ? [''] : bars.map(({ title }) => title);
  const layers: readonly (readonly Part[])[] = kind === 'stack' ? bars.map(({ parts }) => parts) : stacked ? (bars[0]?.parts ?? []).map((_, at) => bars.flatMap(({ parts }) => parts[at] ?? [])) : [bars.flatMap(({ parts }) => parts)];
  return {
    animation: false,
    textStyle: { fontFamily: FONT[language] },
    grid: { left: names, right: kind === 'bars' ? right + 8 : 0, top: kind === 'named' ? TOP : 0, bottom: kind === 'named' ? -8 - TOP : 0, outerBoundsMode: 'none' },
    xAxis: { type: 'value', show: false, min: 0, max: largest > 0 ? largest : 1 },
    yAxis: [
      {
        type: 'category', inverse: true, data: rows, ...quiet,
        axisLabel: kind === 'named'
          ? { ...text, inside: true, margin: 0, align: 'left', verticalAlign: 'bottom', padding: ABOVE, width: width - right - 8, overflow: 'truncate', interval: 0 }
          : { ...text, show: kind === 'bars', margin: names, align: 'left', width: names - 8, overflow: 'break', lineHeight: 14, interval: 0 },
        ...(kind === 'named' && { z: 5 }),
      },
      {
        type: 'category', inverse: true, position: 'right', data: rows, ...quiet,
        axisLabel: {
          ...text, show: kind !== 'stack', inside: kind === 'named', margin: kind === 'named' ? 0 : right + 8, align: 'right', interval: 0,
          ...(kind === 'named' && { verticalAlign: 'bottom', padding: ABOVE }),
          formatter: (_: string, index: number) => heads.map((__, at) => `{n${at}|${bars[index]?.numbers[at] ?? ''}}`).join(''),
          rich: Object.fromEntries(heads.map((_, at) => [`n${at}`, { ...text, width: numbers[at] ?? 0, align: 'right', ...(heads.length > 1 && at === heads.length - 1 && { color: palette.ink2 }), ...(kind === 'named' && { fontWeight: 600 }) }])),
        },
      },
    ],
    series: layers.map((parts, at) => ({
      type: 'bar', name: String(at), cursor: 'pointer', emphasis: { disabled: true }, barMinHeight: stacked ? 0 : 3,
      ...(stacked && { stack: 'whole' }),
      barWidth: kind === 'stack' ? STACK : kind === 'named' ? 8 : (parts[0]?.mark.thick ?? 8),
      ...(kind === 'named' && { barCategoryGap: 0 }),
      data: parts.map(({ amount, mark }) => ({ value: amount > 0 ? amount : '-', itemStyle: { color: filling(mark), ...edge(mark, stacked, palette.surface) } })),
    })),
  };
}

const whole = ({ parts }: Bar): number => parts.reduce((sum, { amount }) => sum + amount, 0);

/** Parts of one bar are set apart by the ground between them. */
const edge = ({ edge: colour }: Mark, stacked: boolean, ground: string): object => (stacked ? { borderColor: ground, borderWidth: 1.5 } : colour === null ? {} : { borderColor: colour, borderWidth: 1.25 });
