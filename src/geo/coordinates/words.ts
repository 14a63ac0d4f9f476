/** What is said of a coordinate: readings, remarks, problems. */
import { shown, type Problem } from '../../problem.ts';
import type { Beyond } from './ground.ts';
import { REFUSED, type System } from './systems.ts';
import type { RefusedId, Remark } from './types.ts';

/** `566 m`, `1.18 km`, `290 km`. */
export function length(metres: number): string {
  if (metres < 9.95) return `${metres.toFixed(1)} m`;
  if (metres < 9999.5) return `${Math.round(metres)} m`;
  return `${metres < 99_950 ? (metres / 1000).toFixed(1) : String(Math.round(metres / 1000))} km`;
}

/** Within a sentence: `GCJ-02`, `EPSG:4527`. */
const name = ({ grid, short }: System): string => (grid === undefined ? short : `EPSG:${short}`);

const remark = (code: Remark['code'], zh: string, en: string): Remark => ({ code, zh, en });

export const REMARKS = {
  order: (system: System) => remark('order', `${system.axes[1].zh}写在前，按数值识别。`, `The ${system.axes[1].en} stands first; told by the values.`),
  surveyors: remark('order', 'X 是横坐标、Y 是纵坐标，按数值识别；测绘中 X 是纵坐标。', 'X is the easting and Y the northing, told by the values; to surveyors X is the northing.'),
  centre: remark('named', '链接里的数是图中心的坐标。', 'The numbers of the link are those of the map’s centre.'),
  labels: (system: System) => remark('labels', `${system.axes[0].zh}与${system.axes[1].zh}标反，按数值对调。`, `The ${system.axes[0].en} and the ${system.axes[1].en} are named the wrong way round; exchanged by the values.`),
  prefixMissing: (zone: number) => remark('prefix', `横坐标缺带号 ${zone}，已补。`, `The easting lacks the zone number ${zone}; added.`),
  prefixExtra: (zone: number) => remark('prefix', `横坐标带有带号 ${zone}，所选坐标系不带，已去。`, `The easting has the zone number ${zone}, which the chosen system has not; taken off.`),
  prefixRead: (zone: number, width: number) => remark('prefix', `横坐标带号 ${zone} 是 ${width}° 带，按带号读。`, `The zone number ${zone} of the easting is of ${width}° zones; read by it.`),
  zone: (zone: number, meridian: number) => remark('zone', `带号 ${zone} 是邻带（中央经线 ${meridian}°），换算后在规划范围内。`, `Zone ${zone} is the neighbouring one (central meridian ${meridian}°E); converted, the place is within the plan’s extent.`),
  named: (named: string, system: System) => remark('named', `按文中的「${named}」读作 ${system.title.zh}。`, `Read as ${system.title.en} by “${named}” in the text.`),
  otherNamed: (named: string, system: System) => remark('other-named', `文中写有「${named}」，按所选的 ${name(system)} 读。`, `The text says “${named}”; read as ${name(system)}, as chosen.`),
  assumed: (gcj: number, bd: number) =>
    remark('assumed', `没有注明坐标系，按 WGS84 读。取自高德、腾讯的是 GCJ-02，相差 ${length(gcj)}；取自百度的是 BD-09，相差 ${length(bd)}。`, `No system is stated; read as WGS84. Those of Amap and Tencent are GCJ-02, ${length(gcj)} away; those of Baidu are BD-09, ${length(bd)} away.`),
  outside: ({ metres, direction }: Beyond) => remark('outside', `在规划范围以${direction.zh} ${length(metres)}。`, `${length(metres)} ${direction.en} of the plan’s extent.`),
  several: (count: number) => remark('several', `文中有 ${count} 处坐标，读的是第一处。`, `The text has ${count} places; the first was read.`),
  abroad: (system: System) => remark('abroad', `${system.short} 只移动中国境内的坐标，该处未移动。`, `${system.short} shifts places in China only; this one was not moved.`),
} as const;

const problem = (code: string, received: string | undefined, zh: string, en: string): Problem => ({ code: `coordinates.${code}`, path: 'coordinates', ...(received === undefined ? {} : { received: shown(received) }), text: { zh, en } });

export const PROBLEMS = {
  empty: () => problem('empty', undefined, '没有填坐标。填经度和纬度，如 116.01，29.75，或横坐标和纵坐标（米）。', 'No coordinates. Enter longitude and latitude, such as 116.01, 29.75, or easting and northing in metres.'),
  long: (received: string, most: number) => problem('too-long', received, `文字超过 ${most} 字。只粘贴坐标所在的一段。`, `The text is longer than ${most} characters. Paste only the part with the coordinates.`),
  none: (received: string) => problem('none', received, '没有读到坐标。填两个数：经度和纬度，或横坐标和纵坐标（米）；地名和门牌在搜索栏里找。', 'No coordinates were found. Enter two numbers: longitude and latitude, or easting and northing in metres; names are for the search field.'),
  link: (received: string) => problem('link', received, '链接里没有坐标。在地图里长按该处，复制显示的经纬度再粘贴。', 'The link holds no coordinates. Hold the place on the map, copy the longitude and latitude it shows, and paste them.'),
  one: (received: string) => problem('one', received, '只有一个数。坐标要两个数：经度和纬度，或横坐标和纵坐标（米）。', 'There is one number only. A place takes two: longitude and latitude, or easting and northing in metres.'),
  sixty: (received: string, part: 'minutes' | 'seconds') => problem('sixty', received, `${part === 'minutes' ? '分' : '秒'}不小于 60。度、分、秒逐位核对；十进制的度不加分、秒号。`, `The ${part} are 60 or more. Compare degrees, minutes and seconds; decimal degrees take no marks of minutes or seconds.`),
  coarse: (received: string, error: number) => problem('coarse', received, `末位太粗，误差约 ${length(error)}，定不了位置。度数给到小数点后 5 位（约 1 m）。`, `The last digit is too coarse: about ${length(error)}, which is no place. Give degrees to 5 decimals (about 1 m).`),
  range: (received: string) => problem('range', received, '两个数不是经纬度，也不是 CGCS2000 高斯投影的坐标；可能是城市地方坐标系或漏了数字。核对数字，或换成 WGS84 经纬度。', 'The two numbers are neither longitude and latitude nor CGCS2000 Gauss–Krüger coordinates; they may be of a local city grid, or lack a digit. Compare the digits, or convert to WGS84 longitude and latitude.'),
  outside: (received: string, system: System, { metres, direction }: Beyond) => problem('outside', received, `按 ${name(system)} 读，该处在规划范围以${direction.zh}约 ${length(metres)}。核对数字和坐标系。`, `Read as ${name(system)} the place is about ${length(metres)} ${direction.en} of the plan’s extent. Compare the digits and the system.`),
  zone: (received: string, zone: number, meridian: number, { metres, direction }: Beyond, right: number) =>
    problem('zone', received, `带号 ${zone} 的中央经线是 ${meridian}°，该处落在规划范围以${direction.zh}约 ${length(metres)}；带号为 ${right} 则在范围内。核对带号。`, `Zone ${zone} has its central meridian at ${meridian}°E, which puts the place about ${length(metres)} ${direction.en} of the plan’s extent; with zone ${right} it is within. Compare the zone number.`),
  noZone: (received: string, zone: number, right: number) => problem('zone', received, `没有带号为 ${zone} 的带；带号为 ${right} 则在规划范围内。核对带号。`, `There is no zone ${zone}; with zone ${right} the place is within the plan’s extent. Compare the zone number.`),
  meridian: (received: string, chosen: System, { metres, direction }: Beyond, right: System) =>
    problem('zone', received, `按 ${name(chosen)}（中央经线 ${chosen.grid?.meridian ?? ''}°）读，该处在规划范围以${direction.zh}约 ${length(metres)}；按 ${name(right)} 读则在范围内。改选坐标系。`, `Read as ${name(chosen)} (central meridian ${chosen.grid?.meridian ?? ''}°E) the place is about ${length(metres)} ${direction.en} of the plan’s extent; read as ${name(right)} it is within. Choose the other system.`),
  degreesWanted: (received: string, chosen: System) => problem('unit', received, `所选的 ${name(chosen)} 以度计，所填的是米。坐标系改选「自动」，或填经纬度。`, `${name(chosen)} is in degrees; the entry is in metres. Choose “automatic”, or enter longitude and latitude.`),
  metresWanted: (received: string, chosen: System) => problem('unit', received, `所选的 ${name(chosen)} 以米计，所填的是度。坐标系改选「自动」，或填横坐标和纵坐标。`, `${name(chosen)} is in metres; the entry is in degrees. Choose “automatic”, or enter easting and northing.`),
  ambiguous: (received: string, systems: readonly System[]) => problem('ambiguous', received, `在 ${systems.map(({ short }) => short).join('、')} 中都讲得通，不是同一处。选定坐标系，或写上带号。`, `It makes sense in ${systems.map(({ short }) => short).join(', ')}, at different places. Choose the system, or write the zone number.`),
  refused: (id: RefusedId, received?: string) =>
    problem('datum', received, `${REFUSED[id].zh} 到 CGCS2000 的转换参数不公开，直接当作 CGCS2000 会偏几十米到一百多米，因此不读。由测绘单位换算成 CGCS2000 再填。`, `The parameters from ${REFUSED[id].en} to CGCS2000 are not public; taken as CGCS2000 the place would be off by tens of metres to more than a hundred, so it is not read. Have a surveyor convert it to CGCS2000.`),
  unread: (received: string, named: string) => problem('system', received, `不读「${named}」。可读 WGS84、CGCS2000（EPSG:4326、4490 及其高斯投影的 3° 带、6° 带）、GCJ-02、BD-09。`, `“${named}” is not read. Read are WGS84, CGCS2000 (EPSG:4326, 4490 and its Gauss–Krüger zones of 3° and 6°), GCJ-02 and BD-09.`),
} as const;
