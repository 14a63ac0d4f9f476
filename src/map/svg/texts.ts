/** Words of the drawn map. */
import type { Text } from '../../problem.ts';

export const SVG_TEXTS = {
  locationMap: { zh: '位置图', en: 'Location map' },
  north: { zh: '北', en: 'N' },
  legend: { zh: '图例', en: 'Legend' },
} as const satisfies Record<string, Text>;
