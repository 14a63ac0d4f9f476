/** The legend's words for marks that no layer of the package names. */
import type { Text } from '../problem.ts';
import { TEXTS } from './texts.ts';

export const LEGEND_TEXTS = {
  more: { zh: '其他图例', en: 'Other marks' },
  proposal: { zh: '拟设广告与朝向', en: 'Proposed sign, facing' },
  error: { zh: '位置误差范围', en: 'Error of its location' },
  disc: { zh: '朝向未定时可能所占', en: 'May occupy, bearing unknown' },
  taken: { zh: '规划点位（已满）', en: 'Planned site, taken' },
  reach: { zh: '规划点位范围', en: 'Reach of a site' },
  here: { zh: '广告所在分区（边线加粗）', en: 'Zone of the sign (bold edge)' },
  depth: { zh: '控制路段的进深', en: 'Depth of a segment' },
  fail: { zh: '不符合所涉要素', en: 'Feature of a failing finding' },
  unknown: { zh: '无法判定所涉要素', en: 'Feature of an undecided finding' },
  consent: { zh: '须同意所涉要素', en: 'Feature of a consent' },
  highlight: { zh: '正在查看的要素', en: 'Feature pointed at' },
  organRange: { zh: '国家机关控制地带界线', en: 'Edge of a control belt' },
  protection: TEXTS.protection,
  control: TEXTS.control,
  highwayLand: { zh: '公路用地', en: 'Highway land' },
  highway: { zh: '公路', en: 'Highway' },
  rail: { zh: '铁路', en: 'Railway' },
  dyke: { zh: '堤', en: 'Dyke' },
  bridge: { zh: '桥', en: 'Bridge' },
  station: { zh: '车站', en: 'Station' },
  landmark: { zh: '地标', en: 'Landmark' },
} as const satisfies Record<string, Text>;
