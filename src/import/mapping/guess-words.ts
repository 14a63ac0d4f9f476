/** Usual names of layers and fields in deliveries: whole words, and the first letters of their pinyin, as institutes shorten them. */
import type { LayerSource } from '../../plan/schema/manifest.ts';

/** What files and layers of a role are called. */
export const ROLE_WORDS: Readonly<Partial<Record<LayerSource['role'], RegExp>>> = {
  'plan-area': /规划范围|规划区范围|范围线|边界|fanwei|ghfw|boundary|plan[\s_-]?area|extent/i,
  zones: /分区|管控区|控制区|设置区|禁设区|展示区|区划|fenqu|gkfq|fq(?![a-z])|zone/i,
  segments: /路段|街段|道路控制|沿线|luduan|segment/i,
  sites: /点位|位置点|规划点|设置点|dianwei|sites?(?![a-z])/i,
  'existing-signs': /现状|既有|已设|普查|广告牌|xianzhuang|existing/i,
};

/** Column → what a field is called that holds it; the surest first. `?`: only where nothing better is there. */
const FIELDS: Readonly<Record<string, string>> = {
  key: '编号 编码 代码 标识码 分区编号 分区编码 地块编号 路段编号 点位编号 广告编号 设施编号 bh fqbh ldbh dwbh bm bsm code key no number num 序号? xh? id?',
  name: '名称 分区名称 分区名 路段名称 路段名 点位名称 地块名称 名字 mc fqmc ldmc dwmc name title 位置? 地址? address?',
  class: '类别 类型 分类 分区类别 分区类型 管控类别 管控类型 管控分区 管控分区类别 控制类别 控制类型 控制级别 路段类别 等级 lx fqlx fqlb lb gklb gklx ldlx class type kind category 级别? 性质? 备注?',
  side: '控制侧 侧别 侧 方向 位置侧 side',
  depth: '控制进深 进深 控制深度 深度 控制宽度 退让 depth js kzjs 宽度?',
  road: '道路 道路名称 路名 所在道路 dlmc lm road street',
  note: '备注 说明 注记 bz sm note remark remarks memo comment',
  from: '起始日期 开始日期 生效日期 实施日期 起始 起始时间 ksrq qsrq from start',
  until: '终止日期 截止日期 结束日期 失效日期 到期 终止 截止时间 jzrq zzrq until end',
  phase: '分期 建设时序 时序 phase',
  signType: '广告类型 设施类型 设置形式 广告形式 形式 类型? lx? signtype type?',
  use: '用途 广告用途 性质 广告性质 使用性质 yt use purpose',
  radius: '点位半径 半径 bj radius',
  maxWidth: '最大宽度 宽度上限 限宽 最大宽 maxwidth 宽度? 宽?',
  maxHeight: '最大高度 高度上限 限高 最大高 xg maxheight 高度? 高?',
  maxArea: '最大面积 面积上限 maxarea 面积?',
  maxTop: '顶部最大离地高度 离地高度上限 最大离地高度 maxtop',
  capacity: '容量 数量 可设数量 sl capacity count',
  width: '宽 宽度 广告宽度 kd width',
  height: '高 高度 广告高度 gd height',
  topHeight: '顶高 顶部高度 顶部离地高度 离地高度 topheight',
  area: '面积 广告面积 mj area',
  bearing: '朝向 方位角 朝向角 bearing azimuth',
  faces: '面数 版面数 faces',
  building: '所在建筑 建筑 建筑名称 建筑物 building',
  zone: '所在分区 分区 zone',
  site: '所在点位 规划点位 点位 site',
  voltage: '电压 电压等级 dy voltage',
  level: '级别 等级 jb level',
  number: '路线编号 路线代码 number 编号?',
  kind: '类型 类别 kind type',
  administration: '管理属性 管理单位类型 administration',
};

/** Fields that software makes: their numbers change with every export, so they are no keys. */
export const OF_SOFTWARE = /^(?:objectid(?:_\d+)?|fid|fid_.*|ogc_fid|oid|gid|shape|shape_?(?:leng|length|area|le|ar)|geometry|handle|entity|color|linetype|refname|path|layer)$/i;

export interface Named {
  readonly word: string;
  readonly rank: number;
  readonly unsure: boolean;
}

const listed = new Map<string, Named[]>();

/** Names of fields for a column: its own and its titles come first. */
export function namesOf(column: string, titles: LayerSource['titles']): readonly Named[] {
  const title = titles !== undefined && Object.hasOwn(titles, column) ? titles[column] : undefined;
  const known = listed.get(column) ?? (Object.hasOwn(FIELDS, column) ? (FIELDS[column] ?? '') : '').split(' ').filter((word) => word !== '').map((word, index) => ({ word: squeezed(word.replace('?', '')), rank: 2 + index / 100, unsure: word.endsWith('?') }));
  listed.set(column, known);
  const own = [column, title?.zh, title?.en].flatMap((word, index) => (word === undefined ? [] : [{ word: squeezed(word), rank: index === 0 ? 0 : 1, unsure: false }]));
  return [...own, ...known];
}

/** Letters, digits and Han alone, small and of half width. */
export const squeezed = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
