/** What the host pages state: a lamp-post sign, too low for where it stands. */
import type { Feature, Point } from 'geojson';

export const sign = (clearance: number): Feature<Point, Record<string, unknown>> => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [115.995756, 29.694498] },
  properties: { signType: 'lamp-post', use: 'commercial', width: 0.8, height: 2, panelsPerPole: 2, clearance, clearanceOver: 'sidewalk', beyondKerb: 0.3, kerbHeight: 0.15 },
});
