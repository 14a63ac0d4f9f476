/**
 * Layers ready to be declared: the plan's own, those that national clauses measure against, and existing signs, each with the columns, words and titles that the clauses go by.
 * A plan that has one takes it into `layers`; until then it stands in `absent`, with who is likely to have it.
 */
import type { Text } from '../../problem.ts';
import type { LayerSource, PlanSource } from '../schema/manifest.ts';

type Declared = Pick<LayerSource, 'id' | 'role' | 'title' | 'geometry' | 'columns' | 'words' | 'titles' | 'unbuildable'>;
export interface ReadyLayer {
  readonly layer: Declared;
  /** Who has it as a rule; absent where it is of the plan itself, which can't be without. */
  readonly holder?: Text;
}

const t = (zh: string, en: string): Text => ({ zh, en });
const named = { key: 'string', name: 'string' } as const;
const metres = (zh: string, en: string): Text & { unit: string } => ({ zh, en, unit: 'm' });

const OF_PLAN: readonly Declared[] = [
  { id: 'plan-area', role: 'plan-area', title: t('规划范围', 'Plan area'), geometry: 'Polygon', columns: named },
  {
    id: 'zones', role: 'zones', title: t('分区', 'Zones'), geometry: 'Polygon',
    columns: { ...named, class: 'string', note: 'string', from: 'string', until: 'string' },
    titles: { class: t('类别', 'Class') },
  },
  {
    id: 'segments', role: 'segments', title: t('控制路段', 'Controlled road segments'), geometry: 'LineString',
    columns: { ...named, class: 'string', road: 'string', side: 'string', depth: 'double', from: 'string', until: 'string' },
    titles: { class: t('类别', 'Class'), side: { ...t('控制侧', 'Side'), words: { left: t('左侧', 'left'), right: t('右侧', 'right'), both: t('两侧', 'both') } }, depth: metres('控制进深', 'Depth') },
  },
  {
    id: 'sites', role: 'sites', title: t('规划点位', 'Planned sites'), geometry: 'Point',
    columns: { ...named, signType: 'string', use: 'string', radius: 'double', maxWidth: 'double', maxHeight: 'double', maxArea: 'double', maxTop: 'double', capacity: 'int', from: 'string', until: 'string' },
    titles: {
      radius: metres('点位半径', 'Radius of the site'), maxWidth: metres('最大宽度', 'Maximum width'), maxHeight: metres('最大高度', 'Maximum height'),
      maxArea: { ...t('最大面积', 'Maximum area'), unit: 'm²' }, maxTop: metres('顶部最大离地高度', 'Maximum height of the top'), capacity: t('容量', 'Capacity'),
    },
  },
];

const SETTINGS = { urban: t('城市市区', 'urban district'), suburban: t('城市郊区居民居住区', 'suburban residential area'), village: t('村镇居民居住区', 'village or township residential area'), elsewhere: t('其他地区', 'elsewhere') };
const ROADS = { expressway: t('高速公路', 'expressway'), national: t('国道', 'national road'), provincial: t('省道', 'provincial road'), county: t('县道', 'county road'), township: t('乡道', 'township road') };

/** A column that clauses go by, with its words. */
const wording = (title: Text, words: Readonly<Record<string, Text>>) => ({ ...title, words });
const area = (id: string, title: Text, holder: Text, more: Partial<Declared> = {}): ReadyLayer => ({ layer: { id, role: 'features', title, geometry: 'Polygon', columns: named, ...more }, holder });
const line = (id: string, title: Text, holder: Text, more: Partial<Declared> = {}): ReadyLayer => ({ layer: { id, role: 'features', title, geometry: 'LineString', columns: named, ...more }, holder });

const OF_OTHERS: readonly ReadyLayer[] = [
  area('state-organs', t('国家机关建筑控制地带', 'Control belts of state organs'), t('机关事务管理、自然资源主管部门', 'Government-offices and natural-resources authorities'), { columns: { ...named, level: 'string' } }),
  area('heritage', t('文物保护单位保护范围与建设控制地带', 'Heritage: protection ranges and construction-control zones'), t('文物主管部门', 'Heritage authority'), {
    columns: { ...named, part: 'string', level: 'string' },
    words: { part: ['protection', 'control'] },
    titles: { part: wording(t('范围类别', 'Kind of range'), { protection: t('保护范围', 'protection range'), control: t('建设控制地带', 'construction-control zone') }), level: t('级别', 'Level') },
  }),
  area('historic-districts', t('历史文化街区与历史建筑', 'Historic districts and historic buildings'), t('住房和城乡建设、自然资源、文物主管部门', 'Housing and construction, natural-resources and heritage authorities')),
  area('scenic-areas', t('风景名胜区', 'Scenic areas'), t('风景名胜区管理机构', 'Administration of the scenic area')),
  line('highways', t('公路', 'Highways'), t('交通运输主管部门', 'Transport authority'), {
    columns: { ...named, number: 'string', class: 'string', administration: 'string', halfWidthMin: 'double', halfWidthMax: 'double' },
    words: { class: Object.keys(ROADS), administration: ['highway', 'city'] },
    titles: { number: t('路线编号', 'Route number'), class: wording(t('公路等级', 'Road class'), ROADS), administration: wording(t('管理属性', 'Managed as'), { highway: t('公路', 'highway'), city: t('城市道路', 'city street') }), halfWidth: metres('公路用地半宽', 'Half width of highway land') },
  }),
  line('railways', t('铁路', 'Railways'), t('铁路运输企业、铁路监督管理机构', 'Railway operator and railway regulator'), {
    columns: { ...named, class: 'string', setting: 'string', toeMin: 'double', toeMax: 'double' },
    words: { class: ['high-speed', 'other'], setting: Object.keys(SETTINGS) },
    titles: { class: wording(t('铁路类别', 'Kind of railway'), { 'high-speed': t('高速铁路', 'high-speed railway'), other: t('其他铁路', 'other railway') }), setting: wording(t('所在地区', 'Setting'), SETTINGS), toe: metres('线路中心至路堤坡脚的距离', 'Distance from centre line to embankment toe') },
    unbuildable: true,
  }),
  line('fast-roads', t('城市快速路', 'Urban fast roads'), t('市政道路与公安交通管理部门', 'Municipal road authority and traffic police')),
  area('junctions', t('道路交叉口', 'Road junctions'), t('市政道路与公安交通管理部门', 'Municipal road authority and traffic police'), { unbuildable: true }),
  line('power-lines', t('架空电力线路', 'Overhead power lines'), t('供电企业', 'The power supply company'), {
    columns: { ...named, voltage: 'double', setting: 'string', conductorMin: 'double', conductorMax: 'double' },
    words: { setting: ['built-up', 'open'] },
    titles: { voltage: { ...t('电压', 'Voltage'), unit: 'kV' }, setting: wording(t('所在地区', 'Setting'), { 'built-up': t('人口密集地区', 'built-up land'), open: t('一般地区', 'open land') }), conductor: metres('线路中心至边导线的距离', 'Distance from centre line to outermost conductor') },
  }),
  line('power-cables', t('地下电力电缆', 'Underground power cables'), t('供电企业', 'The power supply company')),
  area('water', t('河湖管理范围', 'Management ranges of rivers and lakes'), t('水行政主管部门', 'Water authority'), { unbuildable: true }),
  area('green', t('城市绿地', 'Urban green land'), t('园林绿化主管部门', 'Parks authority')),
  area('road-red-lines', t('道路红线', 'Road red lines'), t('自然资源主管部门', 'Natural-resources authority')),
  area('airport-clearance', t('机场净空保护区域', 'Airport obstacle-clearance area'), t('民用航空管理机构、机场管理机构', 'Civil-aviation authority and airport operator')),
  line('airport-fence', t('机场围界', 'Airport fence'), t('机场管理机构', 'Airport operator')),
  {
    layer: {
      id: 'existing-signs', role: 'existing-signs', title: t('现状广告', 'Existing signs'), geometry: 'Point',
      columns: { ...named, signType: 'string', use: 'string', width: 'double', height: 'double', topHeight: 'double', area: 'double', bearing: 'double', faces: 'int', zone: 'string', site: 'string', building: 'string' },
      titles: { area: { ...t('面积', 'Area'), unit: 'm²' }, zone: t('所在分区', 'Zone'), site: t('所在规划点位', 'Planned site') },
    },
    holder: t('户外广告主管部门', 'The advertising authority'),
  },
];

export const READY_LAYERS: readonly ReadyLayer[] = [...OF_PLAN.map((layer): ReadyLayer => ({ layer })), ...OF_OTHERS];

/**
 * The declaration of a layer as it is before its data come: of a demonstration, from nobody.
 * @param day ISO date that it is dated with
 */
export function readyLayer(id: string, day: string): LayerSource | undefined {
  const found = READY_LAYERS.find(({ layer }) => layer.id === id);
  if (found === undefined) return undefined;
  return { ...found.layer, accuracy: 2, basis: 'demonstration', source: t('尚未收到数据', 'No data received yet'), date: day, licence: '—' };
}

/** The plan with a ready layer taken in, and out of `absent`; undefined where it has the layer, or none is ready under this id. */
export function withReadyLayer(plan: PlanSource, id: string, day: string): PlanSource | undefined {
  const layer = readyLayer(id, day);
  if (layer === undefined || plan.layers.some((one) => one.id === id)) return undefined;
  const order = READY_LAYERS.map((ready) => ready.layer.id);
  const before = plan.layers.filter((one) => order.includes(one.id) && order.indexOf(one.id) < order.indexOf(id)).length;
  return { ...plan, absent: plan.absent.filter((one) => one.id !== id), layers: [...plan.layers.slice(0, before), layer, ...plan.layers.slice(before)] };
}

/**
 * The plan with those of these layers taken in that it has not and that are ready: so a delivery can be the first of its layer.
 * They are dated as the plan's zones until somebody dates them.
 */
export function withReadyLayers(plan: PlanSource, ids: Iterable<string>): PlanSource {
  const day = plan.layers.find(({ role }) => role === 'zones')?.date ?? plan.term.from;
  let taken = plan;
  for (const id of ids) taken = withReadyLayer(taken, id, day) ?? taken;
  return taken;
}
