/** What some questions mean, one line each. */
import type { Text } from '../../problem.ts';

export const HINTS: Readonly<Record<string, Text>> = {
  accuracy: { zh: '坐标可能偏离的米数。', en: 'metres that the coordinates may be off.' },
  bearing: { zh: '画面所对的方向，正北为 0，顺时针；可写“东南”。', en: 'the way the face looks, clockwise from north; or “SE”.' },
  // The note to table 6.0.2 of CJJ/T 149-2021.
  environmentZone: { zh: 'E0 自然保护区、天文台，E1 无人郊野，E2 零散农宅，E3 住宅、一般公共区，E4 城镇中心、商业区。', en: 'E0 nature reserve, observatory; E1 uninhabited; E2 sparse rural housing; E3 housing, public areas; E4 town centre, commercial.' },
  spillLight: { zh: '照到画面以外的光所占比例，0 至 1。', en: 'share of the light that misses the face, 0 to 1.' },
  uniformity: { zh: '画面最暗处与最亮处亮度之比，0 至 1。', en: 'darkest part of the face over the brightest, 0 to 1.' },
  publicServiceShare: { zh: '公益广告占发布量的比例，0 至 1。', en: 'public-service advertising as a share of all that is shown, 0 to 1.' },
  commonParts: { zh: '外墙、屋顶等业主共有部分。', en: 'outer walls, roof and the like, owned by all.' },
};
