/** Whose data a base map is drawn from: what `plan.json` says of a layer, and the line that has to stand under every map. */
import type { LayerSource, PlanSource } from '../../plan/schema/manifest.ts';
import type { Text } from '../../problem.ts';
import type { BaseLayer, SourceId } from './types.ts';

export interface Credit {
  /** Of `plan.json`; tells a credited layer again when the line is put together anew. */
  readonly licence: string;
  readonly source: Text;
  /** What is known of the distance to the ground. */
  readonly groundError: Text;
  /** The line under the map; its address is made a link. */
  readonly line: Text;
  /** Metres by which a drawn line may leave the source's, where nobody says. */
  readonly tolerance: number;
}

/**
 * OpenStreetMap's copyright page asks for “© OpenStreetMap contributors” where the map is, and for a link to that page, which names the Open Database License.
 * The national data are free to use with their source named; whoever publishes a map made from them has it reviewed (《地图管理条例》).
 */
export const CREDITS: Readonly<Record<SourceId, Credit>> = {
  osm: {
    licence: 'ODbL-1.0',
    source: { zh: 'OpenStreetMap，© OpenStreetMap contributors', en: 'OpenStreetMap, © OpenStreetMap contributors' },
    groundError: { zh: 'OpenStreetMap 不声明精度；各处由不同的人测绘，可能不全、不新', en: 'OpenStreetMap states no accuracy; it is surveyed by many people and may be incomplete or out of date' },
    line: { zh: '底图 © OpenStreetMap contributors https://www.openstreetmap.org/copyright', en: 'Base map © OpenStreetMap contributors https://www.openstreetmap.org/copyright' },
    tolerance: 2,
  },
  'national-1m': {
    licence: '全国地理信息资源目录服务系统公众版数据（依其使用条款，注明来源）',
    source: { zh: '国家基础地理信息中心，1:100 万公众版基础地理信息数据（全国地理信息资源目录服务系统）', en: 'National Geomatics Center of China, 1:1 000 000 data for the public (National Catalogue Service for Geographic Information)' },
    groundError: { zh: '比例尺 1:1 000 000：图上 0.1 毫米即实地 100 米，与实地可差数百米', en: 'Scale 1:1 000 000: 0.1 mm on the map is 100 m on the ground; it may be several hundred metres off' },
    line: { zh: '底图：国家基础地理信息中心 1:100 万公众版数据 https://www.webmap.cn', en: 'Base map: National Geomatics Center of China, 1:1 000 000 data for the public https://www.webmap.cn' },
    tolerance: 20,
  },
};

const TITLES: Readonly<Record<BaseLayer, Text>> = {
  'base-areas': { zh: '底图：水域、绿地、建设用地', en: 'Base map: water, green, built-up land' },
  'base-lines': { zh: '底图：道路、公路、铁路、河流', en: 'Base map: roads, highways, railways, rivers' },
  places: { zh: '底图：地名', en: 'Base map: places' },
};
const GEOMETRY = { 'base-areas': 'Polygon', 'base-lines': 'LineString', places: 'Point' } as const satisfies Readonly<Record<BaseLayer, LayerSource['geometry']>>;
const COLUMNS: Readonly<Record<BaseLayer, LayerSource['columns']>> = {
  'base-areas': { key: 'string', name: 'string', nameEn: 'string', kind: 'string' },
  'base-lines': { key: 'string', name: 'string', nameEn: 'string', kind: 'string', rank: 'int' },
  places: { key: 'string', name: 'string', nameEn: 'string', kind: 'string' },
};

/** The layer's entry. Columns that the plan knew stay declared, though empty: its list of names may go by them. */
export function layerEntry(id: BaseLayer, before: LayerSource | undefined, credit: Credit, date: string, tolerance: number): LayerSource {
  return {
    id,
    role: 'base',
    title: TITLES[id],
    geometry: GEOMETRY[id],
    accuracy: tolerance,
    groundError: credit.groundError,
    basis: 'published',
    source: credit.source,
    date,
    licence: credit.licence,
    columns: { ...COLUMNS[id], ...Object.fromEntries(Object.entries(before?.columns ?? {}).filter(([name]) => !Object.hasOwn(COLUMNS[id], name))) },
  };
}

const SCHEMATIC: Text = { zh: '为示意，非测绘成果', en: 'are schematic, not a survey product' };
const NO_BASIS: Text = { zh: '仅供定位，不作审批依据', en: 'for orientation only, no basis for approval' };

/** The line under the map, of all layers that are only drawn: whom they come from, and which of them are drawn by hand. */
export function baseNotice(layers: PlanSource['layers']): Text {
  const base = layers.filter(({ role }) => role === 'base');
  const credits = Object.values(CREDITS).filter(({ licence }) => base.some((layer) => layer.licence === licence));
  const drawn = base.filter(({ basis }) => basis === 'demonstration');
  const inLanguage = (language: 'zh' | 'en'): string => {
    const schematic = drawn.length === 0 ? [] : [`${drawn.map(({ title }) => title[language]).join(language === 'zh' ? '、' : ', ')}${language === 'zh' ? '' : ' '}${SCHEMATIC[language]}`];
    return [...credits.map(({ line }) => line[language]), ...schematic, NO_BASIS[language]].join(language === 'zh' ? '；' : '; ');
  };
  return { zh: inLanguage('zh'), en: inLanguage('en') };
}
