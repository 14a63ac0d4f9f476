/** What is said while a baseline is being drawn. */
import type { Text } from '../../problem.ts';

export const DRAWING_TEXTS = {
  title: { zh: '画广告面底边', en: 'Draw the baseline of the face' },
  first: { zh: '在图上点出广告面的一端。', en: 'Tap one end of the face on the map.' },
  next: { zh: '再点另一端。', en: 'Now tap the other end.' },
  length: { zh: '长', en: 'Length' },
  facing: { zh: '面朝', en: 'looking' },
  arrow: { zh: '箭头指广告面所朝的一侧。', en: 'The arrow points to the side that the face looks to.' },
  coarse: { zh: '放大后再画更准，端点误差约', en: 'Zoom in to draw it closer: error of its ends about' },
  finish: { zh: '完成', en: 'Finish' },
  undo: { zh: '撤销一点', en: 'Undo a point' },
  turn: { zh: '换面', en: 'Turn round' },
  cancel: { zh: '取消', en: 'Cancel' },
  keys: { zh: '回车键在图中心加一点，退格键撤销一点，Ctrl+回车完成，Esc 取消。', en: 'Enter sets a point at the centre, Backspace takes one back, Ctrl+Enter finishes, Esc cancels.' },
} as const satisfies Record<string, Text>;

/** The eight winds, clockwise from north. */
export const WINDS: readonly Text[] = [
  { zh: '北', en: 'north' },
  { zh: '东北', en: 'north-east' },
  { zh: '东', en: 'east' },
  { zh: '东南', en: 'south-east' },
  { zh: '南', en: 'south' },
  { zh: '西南', en: 'south-west' },
  { zh: '西', en: 'west' },
  { zh: '西北', en: 'north-west' },
];
