import type { LineString, Point } from 'geojson';

/** The sign's centre as a point: of a baseline its middle, by the lengths of its legs in degrees, which is near enough to look at other signs there. 1e-9°. */
export function centreOf(geometry: Point | LineString): Point {
  if (geometry.type === 'Point') return geometry;
  const { coordinates } = geometry;
  const legs = coordinates.slice(1).map(([x = 0, y = 0], i) => {
    const [px = 0, py = 0] = coordinates[i] ?? [];
    return Math.sqrt((x - px) * (x - px) + (y - py) * (y - py));
  });
  let rest = legs.reduce((sum, leg) => sum + leg, 0) / 2;
  for (const [i, leg] of legs.entries()) {
    const [ax = 0, ay = 0] = coordinates[i] ?? [];
    const [bx = 0, by = 0] = coordinates[i + 1] ?? [];
    if (rest <= leg) {
      const f = leg === 0 ? 0 : rest / leg;
      return { type: 'Point', coordinates: [Math.round((ax + f * (bx - ax)) * 1e9) / 1e9, Math.round((ay + f * (by - ay)) * 1e9) / 1e9] };
    }
    rest -= leg;
  }
  return { type: 'Point', coordinates: coordinates[0] ?? [0, 0] };
}
