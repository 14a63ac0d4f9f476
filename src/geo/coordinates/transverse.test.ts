/** Our own series against proj4, over all of the ground that a grid coordinate may name. */
import { expect, test } from 'vitest';
import { transverse as own } from './transverse-own.ts';
import { transverse as proj } from './transverse.ts';

/** Metres. */
const TENTH = 0.0001;

test('both ways within a tenth of a millimetre of proj4, 450 km to either side and from 3° to 55° north', () => {
  const [a, b] = [own(117), proj(117)];
  let [forth, back] = [0, 0];
  for (let northing = 300_000; northing <= 6_100_000; northing += 145_000) {
    for (let easting = -450_000; easting <= 450_000; easting += 25_000) {
      const [lon = NaN, lat = NaN] = b.inverse([easting, northing]);
      const [x = NaN, y = NaN] = a.forward([lon, lat]);
      const [x0 = NaN, y0 = NaN] = b.forward([lon, lat]);
      forth = Math.max(forth, Math.abs(x - x0), Math.abs(y - y0));
      const [ownLon = NaN, ownLat = NaN] = a.inverse([easting, northing]);
      // A degree is at most 111.7 km.
      back = Math.max(back, Math.abs(ownLon - lon) * 111_700, Math.abs(ownLat - lat) * 111_700);
    }
  }
  expect(forth).toBeLessThan(TENTH);
  expect(back).toBeLessThan(TENTH);
});

test('the known point of zone 39', () => {
  const [x = NaN, y = NaN] = own(117).forward([116, 29.7]);
  expect(x + 500_000).toBeCloseTo(403222.3127, 3);
  expect(y).toBeCloseTo(3287276.8858, 3);
});
