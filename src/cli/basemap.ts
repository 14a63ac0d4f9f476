/** `signplan basemap FILE… --into DIR`: a real base map from OpenStreetMap or the national 1:1 000 000 data. */
import { resolve } from 'node:path';
import { makeBasemap, type BasemapReport } from '../import/basemap/basemap.ts';
import { BASE_LAYERS, type BaseKind, type BaseLayer, type Extent } from '../import/basemap/types.ts';
import { fail, ok, type Result, type Text } from '../problem.ts';
import type { Language } from '../report/phrases.ts';
import { readArgs, usage } from './args.ts';
import { folderOf } from './folder.ts';
import { complain, EXIT, printable, type Io } from './io.ts';

const MOST_SHEETS = 80;

export async function basemap(argv: readonly string[], io: Io): Promise<Result<number>> {
  const args = readArgs(argv, { into: { type: 'string' }, extent: { type: 'string' }, date: { type: 'string' }, layers: { type: 'string' }, simplify: { type: 'string' } }, { count: 1, most: MOST_SHEETS, name: 'FILE' });
  if (!args.ok) return args;
  const { positionals, text, language } = args.value;
  const into = text.get('into');
  if (into === undefined) return fail(usage('--into', '须用 --into 写明规划的文件夹（含 plan.json）。', '--into names the plan’s folder, the one with plan.json.'));
  const folder = await folderOf(io.cwd, into);
  if (!folder.ok) return folder;
  if (folder.value.kind !== 'plan') return fail({ code: 'cli.not-sources', file: into, text: { zh: '这是数据包；须给出含 plan.json 的文件夹。', en: 'This is a package; name the folder with plan.json.' } });
  const given = readOptions(text);
  if (!given.ok) return given;
  const progress = (what: Text): void => io.stderr(`${what[language]}…\n`);
  const made = await makeBasemap(positionals.map((file) => resolve(io.cwd, file)), { into: folder.value.dir, progress, ...given.value });
  if (!made.ok) {
    complain(io, made.problems, language);
    return ok(EXIT.failed);
  }
  for (const { text: words, file = '', layer = '' } of made.value.findings.slice(0, 20)) io.stderr(`${printable([file, layer].filter((part) => part !== '').join(' '))}: ${words[language]}\n`);
  await io.stdout(told(made.value, language));
  return ok(EXIT.fine);
}

interface Given {
  readonly extent?: Extent;
  readonly date?: string;
  readonly layers?: readonly BaseLayer[];
  readonly tolerance?: number;
}

function readOptions(text: ReadonlyMap<string, string>): Result<Given> {
  const [extent, date, layers, simplify] = ['extent', 'date', 'layers', 'simplify'].map((name) => text.get(name));
  const numbers = extent?.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  const [west = NaN, south = NaN, east = NaN, north = NaN] = numbers ?? [];
  if (numbers !== undefined && (numbers.length !== 4 || !numbers.every(Number.isFinite) || west >= east || south >= north)) return fail(usage(`--extent ${extent}`, '范围写作 西,南,东,北，以度为单位，如 104,38,104.4,38.3。', 'The extent is west,south,east,north in degrees, for example 104,38,104.4,38.3.'));
  if (date !== undefined && !(/^\d{4}-\d{2}-\d{2}$/.test(date) && new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date))) return fail(usage(`--date ${date}`, '日期写作 2026-01-31。', 'A date is written 2026-01-31.'));
  const wanted = layers?.split(',').map((name) => name.trim());
  const known = BASE_LAYERS.filter((layer) => wanted?.includes(layer) === true);
  if (wanted !== undefined && (known.length === 0 || known.length !== wanted.length)) return fail(usage(`--layers ${layers}`, `图层为 ${BASE_LAYERS.join('、')}，以逗号分开。`, `The layers are ${BASE_LAYERS.join(', ')}, with commas between them.`));
  const tolerance = simplify === undefined ? undefined : Number(simplify);
  if (tolerance !== undefined && !(tolerance >= 0 && tolerance <= 1000)) return fail(usage(`--simplify ${simplify}`, '化简的限差以米计，0 至 1000。', 'The tolerance of simplifying is in metres, from 0 to 1000.'));
  return ok({ ...(extent === undefined ? {} : { extent: [west, south, east, north] }), ...(date === undefined ? {} : { date }), ...(wanted === undefined ? {} : { layers: known }), ...(tolerance === undefined ? {} : { tolerance }) });
}

const KINDS: Readonly<Record<BaseKind, Text>> = {
  water: { zh: '水域', en: 'water' },
  green: { zh: '绿地', en: 'green' },
  built: { zh: '建设用地', en: 'built-up' },
  road: { zh: '道路', en: 'roads' },
  bridge: { zh: '桥', en: 'bridges' },
  highway: { zh: '公路', en: 'highways' },
  rail: { zh: '铁路', en: 'railways' },
  dyke: { zh: '堤', en: 'dykes' },
  landmark: { zh: '地标', en: 'landmarks' },
  station: { zh: '车站', en: 'stations' },
  town: { zh: '镇、乡', en: 'towns' },
  subdistrict: { zh: '街道', en: 'subdistricts' },
};
const SOURCES = { osm: { zh: 'OpenStreetMap', en: 'OpenStreetMap' }, 'national-1m': { zh: '国家 1:100 万公众版数据', en: 'national 1:1 000 000 data' } } as const satisfies Readonly<Record<BasemapReport['source'], Text>>;
/** What whoever publishes it owes to the licence. */
const TERMS = {
  osm: { zh: '数据库许可 ODbL 1.0：公开 source/ 或数据包时，这些图层保持同一许可。', en: 'The licence is ODbL 1.0: where source/ or the package is public, these layers stay under it.' },
  'national-1m': { zh: '按下载时接受的使用条款注明来源。', en: 'Name the source as the terms say that were accepted with the download.' },
} as const satisfies Readonly<Record<BasemapReport['source'], Text>>;

function told({ source, date, tolerance, layers, others, notice, mapReviewNumber, unread, files, bytes }: BasemapReport, language: Language): string {
  const zh = language === 'zh';
  const of = (counts: BasemapReport['layers'][number]['counts']): string => {
    const parts = Object.entries(counts).map(([kind, count]) => `${KINDS[kind as BaseKind][language]} ${count}`);
    return parts.length > 0 ? parts.join(zh ? '、' : ', ') : zh ? '来源里没有，未改动' : 'nothing in the source; as it was';
  };
  const lines = [
    zh ? `底图已写入：${SOURCES[source].zh}，${date}，化简限差 ${tolerance} m。` : `The base map is in place: ${SOURCES[source].en}, ${date}, simplified to ${tolerance} m.`,
    ...layers.map(({ id, counts }) => `  ${id.padEnd(11)} ${of(counts)}`),
    ...(others.length === 0 ? [] : [zh ? `  仍为原有底图：${others.map((title) => title.zh).join('；')}` : `  Still the plan's own: ${others.map((title) => title.en).join('; ')}`]),
    ...(unread.length === 0 ? [] : [zh ? `  ${unread.length} 个名称有词典没有的字，只画不搜：${unread.slice(0, 5).join('、')}` : `  ${unread.length} names hold a character that the dictionary lacks; they are drawn and not searched by: ${unread.slice(0, 5).join(', ')}`]),
    zh ? `数据包：${files} 个文件，${bytes} 字节。` : `Package: ${files} files, ${bytes} bytes.`,
    zh ? `地图下方的署名：${notice.zh}` : `Credit under the map: ${notice.en}`,
    '',
    zh ? '须知' : 'Please note',
    zh ? '- 底图只供画图，判定不以它为据。公路、铁路、河湖等条款所依的图层未从中填写，须用主管部门的数据。' : '- A base map only draws; nothing is decided by it. Layers that clauses go by (highways, railways, water…) were not filled from it: they need the data of the competent bodies.',
    zh ? '- 行政区域界线一律未取。公开的地图依《地图管理条例》送审。' : '- No administrative boundaries were taken. A map for the public is reviewed under the Regulation on Map Management.',
    mapReviewNumber === null ? (zh ? '- 审图号尚未填写：取得后写入 plan.json 的 mapReviewNumber。' : '- The map review number is not filled in: write it into mapReviewNumber of plan.json once you have it.') : zh ? `- plan.json 的审图号为“${mapReviewNumber}”：须核实它是这幅底图的。` : `- The map review number in plan.json is “${mapReviewNumber}”: make sure that it is this base map's.`,
    `- ${TERMS[source][language]}`,
  ];
  return `${lines.map(printable).join('\n')}\n`;
}
