/** The words of the desk's map. */
import type { Text } from '../../problem.ts';

export const DESK_TEXTS = {
  map: { zh: '规划一览图', en: 'Map of the whole plan' },
  second: { zh: '右侧图', en: 'Map on the right' },
  keys: { zh: '方向键移动，加减键缩放，回车键查图中心有什么。', en: 'Arrow keys move it, plus and minus zoom, Enter asks what lies at the centre.' },
  swipe: { zh: '左右对比分界', en: 'Divider between the two maps' },
  swipeValue: { zh: '左侧占', en: 'Left side' },
  north: { zh: '北', en: 'N' },
  northLabel: { zh: '上方为北', en: 'North is up' },
  crs: { zh: '坐标系', en: 'Coordinate system' },
  scale: { zh: '比例尺分母', en: 'Scale denominator' },
  scaleWrong: { zh: '须为 50 至 5 000 000 之间的数', en: 'Must be a number from 50 to 5 000 000' },
  pointer: { zh: '指针处坐标', en: 'Coordinates at the pointer' },
  centre: { zh: '图中心坐标', en: 'Coordinates of the centre' },
  verdicts: { zh: '颜色含义', en: 'What the colours mean' },
  crossed: { zh: '跨界格', en: 'Across a line' },
  noWebgl: { zh: '这台设备不能绘制完整地图（无 WebGL2）；表格与图表不受影响。', en: 'This device cannot draw the full map (no WebGL2); table and figures are not affected.' },
  coming: { zh: '正在读取分区。', en: 'Reading the zones.' },
} as const satisfies Record<string, Text>;

export const onlyLargest = (drawn: number): Text => ({ zh: `此比例尺下只画最大的 ${drawn} 个分区`, en: `At this scale only the ${drawn} largest zones are drawn` });
