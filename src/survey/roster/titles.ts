/** What a column's title says: the usual titles of inventories in Chinese and English, with the unit that stands in it. */
import { PROPERTIES } from '../../plan/vocabulary.ts';
import type { Confidence, Target } from './types.ts';
import { unitOf } from './units.ts';

export interface Title {
  /** Without unit, spaces, marks and case; full width made half. */
  readonly bare: string;
  /** A name of `UNITS`. */
  readonly unit?: string;
}

/** Letters and Han alone. */
const squeezed = (text: string): string => text.replace(/[\s_\-./\\:,;、，；*#'"“”|]+/g, '');

export function readTitle(title: string): Title {
  const plain = title.normalize('NFKC').toLowerCase();
  let unit: string | undefined;
  const outside = plain.replace(/[([{【〔<《]([^)\]}】〕>》]*)[)\]}】〕>》]/g, (_, inner: string) => {
    unit ??= unitOf(inner.replace(/^(?:单位|unit)[:\s]*/, ''));
    return ' ';
  });
  const ending = /^(.*?\S)[\s_\-/,，]+([^\s_\-/,，]+)$/.exec(outside.trim());
  const apart = unit === undefined && ending !== null ? unitOf(ending[2] ?? '') : undefined;
  if (apart !== undefined) return { bare: squeezed(ending?.[1] ?? ''), unit: apart };
  const joined = unit === undefined ? /^(.*[\p{Script=Han}])(mm|cm|m|毫米|厘米|米)$/u.exec(squeezed(outside)) : null;
  if (joined !== null) return { bare: joined[1] ?? '', unit: unitOf(joined[2] ?? '') ?? 'm' };
  return { bare: squeezed(outside), ...(unit === undefined ? {} : { unit }) };
}

/** Titles that are met in inventories. `?`: it may mean something else as well. */
const USUAL: Readonly<Record<string, string>> = {
  id: '编号 广告编号 广告牌编号 设施编号 统一编号 编码 代码 档案号 广告代码 id no number code signid 序号?',
  name: '名称 广告名称 广告牌名称 设施名称 招牌名称 店名 name signname 广告主?',
  building: '所在建筑 建筑 建筑名称 建筑物 建筑物名称 依附建筑 楼宇 楼宇名称 building host',
  lon: '经度 东经 经度坐标 lon lng long longitude 东坐标 横坐标 e easting east x x坐标 坐标x coordx xcoord pointx',
  lat: '纬度 北纬 纬度坐标 lat latitude 北坐标 纵坐标 n northing north y y坐标 坐标y coordy ycoord pointy',
  place: '坐标 经纬度 经纬度坐标 位置坐标 点位坐标 坐标点 coordinates coordinate lonlat lnglat',
  signType: '类型 广告类型 广告牌类型 设施类型 设置形式 广告形式 设置类型 广告设施类型 形式 signtype type kind 类别? 广告类别? 种类? 载体类型? 结构形式?',
  use: '用途 广告用途 使用性质 广告性质 性质 是否公益 公益广告 是否公益广告 use purpose 内容性质? 广告内容?',
  display: '显示方式 显示形式 展示方式 媒体形式 display 材质?',
  animated: '动态 是否动态 动态画面 animated',
  dwell: '停留时间 每幅停留 dwell',
  width: '宽 宽度 广告宽 广告宽度 画面宽 画面宽度 牌面宽 版面宽 版面宽度 width w 长? 长度? 广告长度? 画面长? 牌面长? 版面长度? length?',
  height: '高 高度 广告高 广告高度 画面高 画面高度 牌面高 版面高 版面高度 height h',
  depth: '厚 厚度 depth thickness',
  faces: '面数 版面数 牌面数 单双面 faces',
  panelsPerPole: '每杆块数 panelsperpole',
  topHeight: '顶高 顶部高度 顶部离地 顶部离地高度 顶端高度 顶端离地 上沿高度 总高 总高度 离地总高 topheight top overallheight',
  clearance: '净空 净空高度 净高 底高 底部高度 底部离地 底边离地 底边高度 下沿高度 下沿离地 离地高度 离地高 离地距离 clearance bottomheight',
  clearanceOver: '下方是 下方 clearanceover',
  reach: '外伸 外挑 外挑长度 挑出 挑出长度 伸出 突出墙面 reach projection',
  bearing: '朝向 朝向角 方位 方位角 面向 bearing azimuth orientation heading',
  accuracy: '位置误差 定位误差 定位精度 坐标精度 accuracy',
  illumination: '照明 照明方式 亮化方式 发光方式 光源形式 illumination lighting',
  luminance: '亮度 夜间亮度 平均亮度 夜间平均亮度 luminance brightness',
  hours: '开启时段 亮灯时间 亮灯时段 开灯时间 hours',
  buildingUse: '建筑用途 建筑性质 建筑物用途 buildinguse',
  buildingStoreys: '建筑层数 楼层数 storeys floors',
  buildingHeight: '建筑高度 建筑物高度 楼高 buildingheight',
  facadeWidth: '立面宽 立面宽度 facadewidth',
  sidewalkWidth: '人行道宽 人行道宽度 sidewalkwidth',
  publicServiceShare: '公益比例 公益内容比例 公益占比',
  start: '设置日期 设置时间 设立日期 安装日期 建成日期 开始日期 起始日期 许可日期 start startdate 批准日期? 审批日期?',
  end: '到期日期 到期时间 到期日 结束日期 终止日期 截止日期 有效期至 许可到期 许可到期日 end enddate expiry',
  extra: '设置位置 位置 地址 地点 设置地点 详细地址 所在道路 路段 街道 行政区 面积 广告面积 画面面积 area address location road district 备注 说明 remark remarks note notes 照片 图片 photo 业主 设置人 经营单位 所有权人 owner 电话 联系电话 联系人',
};

const known = ((): ReadonlyMap<string, { readonly target: Target; readonly confidence: Confidence }> => {
  const out = new Map<string, { target: Target; confidence: Confidence }>();
  for (const [target, words] of Object.entries(USUAL))
    for (const word of words.split(' ')) out.set(word.replace('?', ''), { target, confidence: word.endsWith('?') ? 'unsure' : 'likely' });
  // The vocabulary's own words leave no doubt.
  for (const { name, label } of PROPERTIES) for (const word of [name, label.zh, label.en]) out.set(readTitle(word).bare, { target: name, confidence: 'sure' });
  for (const name of ['lon', 'lat']) out.set(name, { target: name, confidence: 'sure' });
  return out;
})();

export const targetOf = ({ bare }: Title): { readonly target: Target; readonly confidence: Confidence } | undefined => known.get(bare);
