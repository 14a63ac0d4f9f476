/**
 * The words of a proposal, once: form, command line, CSV, link and schema are all read off this table.
 * Lengths are metres, areas square metres, luminance cd/m², bearings degrees clockwise from north, dates ISO 8601.
 */
import type { Text } from '../problem.ts';

interface Named {
  readonly name: string;
  readonly label: Text;
}
export interface NumberProperty extends Named {
  readonly kind: 'number';
  readonly unit: string;
  /** Bounds of what can be meant at all; outside them the value is an input error, not a finding. */
  readonly min: number;
  readonly max: number;
  readonly integer?: true;
}
export interface ChoiceProperty extends Named {
  readonly kind: 'choice';
  /** Absent for `signType`: those are the package's own. */
  readonly values?: readonly string[];
  readonly labels?: Readonly<Record<string, Text>>;
}
export interface FlagProperty extends Named {
  readonly kind: 'flag';
}
export interface TextProperty extends Named {
  readonly kind: 'text' | 'date' | 'hours' | 'list';
}
export type Property = NumberProperty | ChoiceProperty | FlagProperty | TextProperty;

const t = (zh: string, en: string): Text => ({ zh, en });
const number = (name: string, label: Text, unit: string, min: number, max: number, integer?: true): NumberProperty =>
  integer ? { kind: 'number', name, label, unit, min, max, integer } : { kind: 'number', name, label, unit, min, max };
const choice = (name: string, label: Text, labels: Record<string, Text>): ChoiceProperty => ({ kind: 'choice', name, label, values: Object.keys(labels), labels });
const flag = (name: string, label: Text): FlagProperty => ({ kind: 'flag', name, label });
const text = (name: string, label: Text, kind: TextProperty['kind'] = 'text'): TextProperty => ({ kind, name, label });

export const PROPERTIES: readonly Property[] = [
  text('id', t('编号', 'Number')),
  text('name', t('名称', 'Name')),
  text('building', t('所在建筑', 'Host building')),
  text('replaces', t('替换的现状广告', 'Existing signs replaced'), 'list'),
  { kind: 'choice', name: 'signType', label: t('广告类型', 'Sign type') },
  choice('use', t('用途', 'Use'), { commercial: t('商业广告', 'Commercial'), 'public-service': t('公益广告', 'Public service'), 'own-name': t('招牌（自名）', 'Own name') }),
  choice('display', t('显示方式', 'Display'), { static: t('静态', 'Static'), lightbox: t('灯箱', 'Light box'), neon: t('霓虹', 'Neon'), led: t('LED 显示屏', 'LED screen'), flip: t('翻板', 'Flip panels'), projected: t('投影', 'Projected') }),
  flag('animated', t('动态画面', 'Moving picture')),
  number('dwell', t('每幅停留', 'Dwell'), 's', 0, 86400),
  number('width', t('宽', 'Width'), 'm', 0.01, 500),
  number('height', t('高', 'Height'), 'm', 0.01, 100),
  number('depth', t('厚', 'Depth'), 'm', 0, 50),
  number('faces', t('面数', 'Faces'), '', 1, 12, true),
  number('panelsPerPole', t('每杆块数', 'Panels per pole'), '', 1, 12, true),
  number('topHeight', t('顶部离地', 'Height of the top'), 'm', 0.01, 700),
  number('clearance', t('净空（底边离地）', 'Clearance (underside above ground)'), 'm', 0, 600),
  choice('clearanceOver', t('下方是', 'Over'), { sidewalk: t('人行道', 'Sidewalk'), carriageway: t('车行道', 'Carriageway'), none: t('都不是', 'Neither') }),
  number('reach', t('外伸', 'Reach'), 'm', 0, 50),
  number('beyondKerb', t('超出路缘', 'Beyond kerb'), 'm', 0, 50),
  number('kerbHeight', t('路缘高', 'Kerb height'), 'm', 0, 0.2),
  number('bearing', t('朝向', 'Bearing'), '°', 0, 360),
  number('accuracy', t('位置误差', 'Location error'), 'm', 0, 5000),
  choice('illumination', t('照明', 'Illumination'), { none: t('无', 'None'), internal: t('内透光', 'Internal'), external: t('外投光', 'External'), self: t('自发光', 'Self-luminous') }),
  number('luminance', t('夜间平均亮度', 'Average luminance at night'), 'cd/m²', 0, 20000),
  choice('environmentZone', t('环境亮度区', 'Environment zone'), { E0: t('E0 天然暗', 'E0 naturally dark'), E1: t('E1 暗', 'E1 dark'), E2: t('E2 低亮度', 'E2 low'), E3: t('E3 中等亮度', 'E3 medium'), E4: t('E4 高亮度', 'E4 high') }),
  number('spillLight', t('溢散光比例', 'Share of spill light'), '', 0, 1),
  number('uniformity', t('亮度均匀度', 'Luminance uniformity'), '', 0, 1),
  text('hours', t('开启时段', 'Hours lit'), 'hours'),
  choice('buildingUse', t('建筑用途', 'Use of the building'), {
    commercial: t('商业', 'Commercial'), office: t('办公', 'Office'), residential: t('住宅', 'Residential'), mixed: t('商住', 'Mixed'), industrial: t('工业', 'Industrial'),
    government: t('机关', 'Government'), school: t('学校', 'School'), hospital: t('医院', 'Hospital'), heritage: t('文物或历史建筑', 'Heritage'),
  }),
  number('buildingStoreys', t('建筑层数', 'Storeys'), '', 1, 200, true),
  number('buildingHeight', t('建筑高度', 'Building height'), 'm', 1, 700),
  number('facadeWidth', t('立面宽', 'Façade width'), 'm', 0.5, 1000),
  number('storeyHeight', t('底层层高', 'Ground-floor height'), 'm', 1, 30),
  flag('pitchedRoof', t('坡屋顶', 'Pitched roof')),
  flag('commonParts', t('用到建筑共有部分', 'On shared parts of the building')),
  number('sidewalkWidth', t('人行道宽', 'Sidewalk width'), 'm', 0, 100),
  number('publicServiceShare', t('公益内容比例', 'Share of public-service content'), '', 0, 1),
  text('start', t('开始日期', 'Start'), 'date'),
  text('end', t('结束日期', 'End'), 'date'),
  text('consents', t('已取得的同意', 'Consents held'), 'list'),
];

export const PROPERTY: ReadonlyMap<string, Property> = new Map(PROPERTIES.map((property) => [property.name, property]));
