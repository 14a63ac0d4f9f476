/** The map's own words. */
import type { Text } from '../problem.ts';

export const TEXTS = {
  map: {
    zh: '规划图。方向键移动，加减键缩放，回车键把拟设广告放在图中心。',
    en: 'Plan map. Arrow keys move it, plus and minus zoom, Enter places the sign at the centre.',
  },
  mapReadonly: { zh: '规划图。方向键移动，加减键缩放，回车键查看图中心处的分区。', en: 'Plan map. Arrow keys move it, plus and minus zoom, Enter asks for the zone at the centre.' },
  zoomIn: { zh: '放大', en: 'Zoom in' },
  zoomOut: { zh: '缩小', en: 'Zoom out' },
  scale: { zh: '比例尺', en: 'Scale' },
  reviewNumber: { zh: '审图号：', en: 'Map review number: ' },
  reviewNumberMissing: { zh: '（待填）', en: '(to be filled in)' },
  demonstration: { zh: '示范数据', en: 'Demonstration data' },
  proposal: { zh: '拟设广告', en: 'Proposed sign' },
  unavailable: { zh: '地图无法显示。表单、结论与依据不受影响。', en: 'The map cannot be shown. Form, verdict and grounds are not affected.' },
  slow: { zh: '地图还没有显示出来。表单、结论与依据不受影响。', en: 'The map has not appeared yet. Form, verdict and grounds are not affected.' },
  lost: { zh: '浏览器收回了绘图资源，地图正在恢复。', en: 'The browser took back its drawing resources; the map is being restored.' },
} as const satisfies Record<string, Text>;
export type FailureKind = 'unavailable' | 'slow' | 'lost';
