/** The map's own words. */
import type { Text } from '../problem.ts';

export const TEXTS = {
  map: { zh: '规划图', en: 'Plan map' },
  mapKeys: {
    zh: '方向键移动，加减键缩放，回车键把拟设广告放在图中心；中心有规划点位或现状广告时，先显示它是什么。位置也可搜地名或输入坐标。',
    en: 'Arrow keys move it, plus and minus zoom, Enter places the sign at the centre; where a planned site or an existing sign is at the centre, it says first what that is. A place can also be found by name, or entered as coordinates.',
  },
  mapKeysOnly: { zh: '方向键移动，加减键缩放，回车键看图中心的符号是什么。', en: 'Arrow keys move it, plus and minus zoom, Enter says what the symbol at the centre is.' },
  mapKeysLook: { zh: '方向键移动，加减键缩放，回车键列出图中心的内容。', en: 'Arrow keys move it, plus and minus zoom, Enter lists what lies at the centre.' },
  yieldedWheel: { zh: '按住 Ctrl（Mac 按 ⌘）再滚动，可缩放地图。', en: 'Hold Ctrl (⌘ on a Mac) and scroll to zoom the map.' },
  yieldedTouch: { zh: '用两根手指移动地图。', en: 'Move the map with two fingers.' },
  zoomIn: { zh: '放大', en: 'Zoom in' },
  zoomOut: { zh: '缩小', en: 'Zoom out' },
  scale: { zh: '比例尺', en: 'Scale' },
  reviewNumber: { zh: '审图号：', en: 'Map review number: ' },
  reviewNumberMissing: { zh: '（待填）', en: '(to be filled in)' },
  demonstration: { zh: '示范数据', en: 'Demonstration data' },
  proposal: { zh: '拟设广告', en: 'Proposed sign' },
  unread: { zh: '没有读到', en: 'could not be read' },
  missing: { zh: '图上缺：', en: 'Not on the map: ' },
  part: { zh: '：只显示所查位置附近的部分，移到别处再读取。', en: ': only the part about the place is shown; another place brings its own.' },
  error: { zh: '位置误差约', en: 'Location error about' },
  zoomFirst: { zh: '放大后再点一次更准。', en: 'Zoom in and place it again for a closer one.' },
  placeAgain: { zh: '在准确的位置再点一次。', en: 'Now place it again, exactly.' },
  zoomToSign: { zh: '放大到广告', en: 'Zoom to the sign' },
  placeHere: { zh: '在此设置', en: 'Place it here' },
  taller: { zh: '放大地图', en: 'Larger map' },
  shorter: { zh: '缩小地图', en: 'Smaller map' },
  close: { zh: '关闭', en: 'Close' },
  protection: { zh: '保护范围', en: 'Protection range' },
  control: { zh: '建设控制地带', en: 'Construction-control zone' },
  slow: { zh: '地图还没有显示出来。表单、结论与依据不受影响。', en: 'The map has not appeared yet. Form, verdict and grounds are not affected.' },
  lost: { zh: '浏览器收回了绘图资源，地图正在恢复。', en: 'The browser took back its drawing resources; the map is being restored.' },
} as const satisfies Record<string, Text>;

/** `unavailable`: there will be no map. `slow`, `lost`: it may come, or come back. `minor`: the map stays usable. */
export type Trouble = 'unavailable' | 'slow' | 'lost' | 'minor';
