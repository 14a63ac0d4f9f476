/** What kinds of findings are called, for people; a kind without a name of its own goes by its code. */
import type { Text } from '../../problem.ts';

export const TITLES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  // Files and texts.
  'file-left': ['没有用到的文件', 'Files that are not used'], 'file-unknown': ['不认识的文件', 'Files of an unknown kind'], 'file-empty': ['空文件', 'Empty files'], dwg: ['DWG 不能读取', 'DWG can’t be read'],
  'zip-truncated': ['压缩包不完整', 'Archives that are cut short'], 'zip-damaged': ['压缩包损坏', 'Damaged archives'], 'zip-encrypted': ['加密的压缩包', 'Encrypted archives'], 'zip-bomb': ['压缩包膨胀异常', 'Archives that unfold beyond measure'], archive: ['其他格式的压缩包', 'Archives of other kinds'],
  'shp-truncated': ['Shapefile 不完整', 'Shapefiles that are cut short'], 'shapefile-part': ['Shapefile 缺少文件', 'Missing parts of a Shapefile'], 'count-mismatch': ['图形与属性数目不符', 'Shapes and records that don’t match'], 'deleted-rows': ['已删除的记录', 'Deleted records'],
  'field-name-cut': ['被截断的字段名', 'Field names that are cut'], 'text-cut': ['可能被截断的文字', 'Texts that may be cut'], 'text-damaged': ['损坏的文字', 'Damaged texts'], 'encoding-contradiction': ['编码与内容矛盾', 'Encodings that the bytes contradict'],
  'layer-empty': ['空图层', 'Empty layers'], 'layer-unused': ['没有用到的图层', 'Layers that are not used'], 'number-rounded': ['位数丢失的数字', 'Numbers that have lost digits'], heights: ['高程未取', 'Heights left out'], 'heights-left-out': ['高程未取', 'Heights left out'],
  flattened: ['曲线化为折线', 'Curves made into lines'], 'drawing-unit': ['图形单位', 'The drawing’s unit'], 'dxf-left-out': ['未取的图形', 'Entities left out'], 'dxf-unread': ['不能读取的图形', 'Entities that can’t be read'], 'dxf-external': ['外部参照', 'External references'], 'dxf-block-missing': ['缺失的图块', 'Missing blocks'],
  // Reference systems.
  'crs-unstated': ['坐标系没有写明', 'Reference systems that nobody states'], 'crs-unknown': ['坐标系未知', 'Unknown reference systems'], 'crs-contradicts': ['坐标系与数值矛盾', 'Reference systems that the numbers contradict'], 'crs-outside': ['数据不在规划范围', 'Data outside the plan'],
  'crs-datum': ['旧坐标基准', 'Older datums'], 'crs-shifted': ['坐标有整体偏移', 'Shifted coordinates'], 'crs-maybe-shifted': ['坐标可能有偏移', 'Coordinates that may be shifted'], 'crs-offset': ['与已知位置有整体偏差', 'A common offset from known places'], 'crs-compared': ['与已知位置相符', 'Compared with known places'], 'crs-not-compared': ['没有可对照的已知位置', 'Nothing known to compare with'],
  'crs-stray': ['远离其他图形', 'Features far from the others'], 'crs-turned': ['坐标次序对调', 'Axes in the other order'], 'crs-residual': ['控制点残差超限', 'Residuals beyond the tolerance'], 'crs-fit': ['控制点拟合', 'The fit to control points'], 'crs-unproved': ['控制点不足以检验', 'Too few points to check a fit'], 'crs-corners': ['长边上的角点', 'Corners on long edges'], 'crs-no-place': ['坐标不代表任何地点', 'Coordinates of no place'], 'crs-wgs84': ['WGS84 作 CGCS2000', 'WGS84 taken for CGCS2000'],
  // Attributes and keys.
  required: ['缺少必填属性', 'Missing attributes'], empty: ['空的属性', 'Empty attributes'], 'unknown-class': ['不认识的类别', 'Unknown classes'], 'unknown-word': ['不认识的词', 'Unknown words'], 'by-title': ['按名称认出的类别', 'Classes known by their titles'], tidied: ['整理过的文字', 'Texts made tidy'],
  date: ['日期读不出', 'Dates that can’t be read'], number: ['数字读不出', 'Numbers that can’t be read'], 'number-text': ['写成文字的数字', 'Numbers written as text'], 'unit-in-text': ['写在数字里的单位', 'Units written in numbers'], 'mixed-units': ['单位可能混用', 'Units that may be mixed'], 'lost-zeros': ['丢失的前导零', 'Lost leading zeros'],
  'several-labels': ['一个图形里有几条注记', 'Several labels in one feature'], 'no-labels': ['没有注记的图形', 'Features without a label'], 'stray-label': ['不在图形里的注记', 'Labels in no feature'],
  'key-empty': ['空的编号', 'Empty keys'], 'key-double': ['重复的编号', 'Keys that are there twice'], 'key-changed': ['改了编号', 'Keys that have changed'], 'keys-changed': ['改了编号：怎样沿用', 'Changed keys, and how to keep the old'], 'key-elsewhere': ['编号换了地方', 'Keys that stand elsewhere now'], 'keys-made': ['新编的编号', 'Keys that were made'], 'keys-kept': ['沿用的编号', 'Keys that were kept'], vanished: ['上一版有、本次没有', 'In the last version and not in this'],
  // Geometry.
  'no-geometry': ['没有图形', 'Without a geometry'], 'geometry-kind': ['图形种类不符', 'Geometries of another kind'], 'open-line': ['没有闭合的线', 'Lines that are not closed'], 'nested-ring': ['套在里面的图形', 'Outlines within outlines'], multipart: ['分成几块的图形', 'Features in several parts'],
  'unclosed-ring': ['环没有闭合', 'Rings that are not closed'], 'repeated-points': ['重复的顶点', 'Repeated vertices'], 'no-area': ['没有面积', 'Without area'], 'self-intersection': ['自相交', 'Outlines that cross themselves'], spike: ['尖刺', 'Spikes'], 'hole-outside': ['洞伸出外环', 'Holes beyond their shell'], 'holes-overlap': ['洞与洞重叠', 'Holes that overlap'], 'parts-overlap': ['各块重叠', 'Parts that overlap'],
  winding: ['环的方向', 'Directions of rings'], sliver: ['碎屑', 'Slivers'], 'small-area': ['很小的面', 'Very small areas'], 'duplicate-feature': ['重复的图形', 'Features that are there twice'], overlap: ['重叠', 'Overlaps'], 'overlap-slight': ['轻微重叠', 'Slight overlaps'], gap: ['缝隙', 'Gaps'], 'gap-slight': ['微小缝隙', 'Slight gaps'], crack: ['窄缝', 'Cracks'],
  'outside-extent': ['超出数据范围', 'Beyond the extent'], 'outside-area': ['超出规划范围', 'Beyond the plan area'], 'dangling-end': ['没有接上的线', 'Lines that don’t meet'], 'coarse-coordinates': ['坐标位数少', 'Coarse coordinates'],
  'repaired-close-rings': ['已闭合', 'Closed'], 'repaired-repeated-points': ['已去掉重复顶点', 'Repeated vertices taken out'], 'repaired-winding': ['已理顺方向', 'Directions set right'], 'repaired-self-intersections': ['已拆开自相交', 'Crossings taken apart'], 'repaired-duplicates': ['已去掉重复图形', 'Duplicates taken out'], 'repaired-slivers': ['已去掉碎屑', 'Slivers taken out'], 'repaired-snap-lines': ['已接上', 'Lines joined'], 'repaired-overlaps': ['已裁去重叠', 'Overlaps cut'],
  // The plan.
  'still-demonstration': ['仍标为示范', 'Still called a demonstration'], 'nothing-for-layer': ['图层没有内容', 'Layers with nothing in them'], 'published-unread': ['上一版读不出', 'The last version can’t be read'],
};

/** Undefined where there is none. */
export function titleOf(code: string): Text | undefined {
  const bare = code.replace(/^import\./, '');
  const [zh, en] = (Object.hasOwn(TITLES, bare) ? TITLES[bare] : undefined) ?? [];
  return zh === undefined || en === undefined ? undefined : { zh, en };
}
