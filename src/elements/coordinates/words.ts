/** What the field of coordinates says by itself; what is said of an entry comes with its reading. */
import type { Language } from '../shared/messages.ts';

const WORDS = {
  coordinates: ['坐标', 'Coordinates'],
  system: ['坐标系', 'System'],
  auto: ['自动识别', 'Automatic'],
  metres: ['投影坐标（米）', 'Projected (metres)'],
  refused: ['不能换算', 'Cannot be converted'],
  xian80: ['西安 1980', 'Xian 1980'],
  beijing54: ['北京 1954', 'Beijing 1954'],
  hint: ['可粘贴经纬度、度分秒、米，或地图链接。', 'Longitude and latitude, degrees-minutes-seconds, metres, or the link of a map.'],
  instead: ['读作 {system}', 'Read as {system}'],
  place: ['坐标', 'Place'],
  read: ['读作', 'Read as'],
  error: ['误差', 'Error'],
  stays: ['广告的位置未变。', 'The sign stays where it is.'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export const words = (key: keyof typeof WORDS, language: Language): string => WORDS[key][language === 'zh' ? 0 : 1];
