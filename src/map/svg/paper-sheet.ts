/** The sheet of a printed map: a frame of so many millimetres at a true scale, in the plan's working plane. */
import type { Plan } from '../../plan/plan.ts';
import type { Box } from '../inside-point.ts';
import { type LonLat, localPlane } from '../local.ts';
import type { Rect } from './shapes.ts';
import { MM, type Sheet, groundPlane, zoomOf } from './sheet.ts';

export interface PaperFrame {
  readonly plan: Plan;
  /** Middle of the frame. */
  readonly centre: LonLat;
  /** Denominator: 5000 for 1:5000. */
  readonly scale: number;
  /** Of the frame on paper, millimetres. */
  readonly width: number;
  readonly height: number;
}
export interface PaperSheet {
  readonly sheet: Sheet;
  /** Grid metres ↔ millimetres from the frame's upper left corner. */
  readonly toGrid: { x(easting: number): number; y(northing: number): number; easting(x: number): number; northing(y: number): number };
}

/** The sheet for a scale: zoom at which a pixel on paper is that many metres, and ground metres about the centre. */
export function sheetFor({ plan, centre, scale, width, height }: PaperFrame): PaperSheet {
  const plane = groundPlane(plan.manifest.crs, centre);
  const lat = (plan.manifest.extent[1] + plan.manifest.extent[3]) / 2;
  const perPixel = (scale * MM) / 1000;
  const [w, h] = [width / MM, height / MM];
  const box: Rect = { left: 0, top: 0, right: w, bottom: h };
  const rim: Rect = { left: 4, top: 4, right: w - 4, bottom: h - 4 };
  const sheet: Sheet = {
    zoom: zoomOf(perPixel, lat),
    project: (position) => {
      const [east, north] = plane.to(position);
      return [w / 2 + east / perPixel, h / 2 - north / perPixel];
    },
    box,
    view: rim,
    seen: rim,
    convergence: plane.convergence,
  };
  const perMm = (scale / 1000) * plane.scale;
  const [east, north] = plane.grid;
  return {
    sheet,
    toGrid: {
      x: (easting) => width / 2 + (easting - east) / perMm,
      y: (northing) => height / 2 - (northing - north) / perMm,
      easting: (x) => east + (x - width / 2) * perMm,
      northing: (y) => north + (height / 2 - y) * perMm,
    },
  };
}

/** Lon, lat of a box that the frame lies in. */
export function frameBox({ centre, scale, width, height }: Omit<PaperFrame, 'plan'>): Box {
  const plane = localPlane(centre);
  const [dx, dy] = [(width * scale) / 2000, (height * scale) / 2000];
  return [...plane.from(-dx, -dy), ...plane.from(dx, dy)];
}
