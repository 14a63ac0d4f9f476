/**
 * Hatches and point symbols as strokes of paths, in CSS pixels: drawn on a canvas for the map, no sprite is loaded.
 * A hatch is denser the stricter its class is: the eye ranks the classes without colour.
 */
import { type Palette, type Theme, ZONE_STYLES, type ZoneStyle, zoneEdge } from './palette.ts';

export interface Stroke {
  readonly path: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly fill?: string;
  readonly cap?: 'round' | 'butt';
}
export interface Drawing {
  /** Side of the square tile. A symbol's origin is in the middle of its tile, a hatch's in the corner. */
  readonly size: number;
  readonly centred: boolean;
  /** The map shows it so many times smaller. */
  readonly shrink: number;
  readonly strokes: readonly Stroke[];
}

/** Image ids carry the theme, so that both can be there while one gives way to the other. */
export const imageId = (name: string, theme: Theme): string => `${name}@${theme}`;
/**
 * Between two whole zooms a pattern grows with the map up to twice its size. So there are three of each hatch, the later ones smaller,
 * and the layers show each over a third of the way: what is seen stays within a quarter of its size.
 */
export const HATCH_STEPS = [0, 1, 2] as const;
export const hatchName = (style: ZoneStyle, step: number): string => `hatch-${style}-${step}`;

const HATCHES: Readonly<Record<ZoneStyle, { readonly size: number; readonly path: string; readonly solid?: true }>> = {
  prohibited: { size: 6, path: 'M-1 1L1-1M0 6L6 0M5 7L7 5M-1 5L1 7M0 0L6 6M5-1L7 1' },
  strict: { size: 6, path: 'M-1 1L1-1M0 6L6 0M5 7L7 5' },
  general: { size: 8, path: 'M0 3.5H8' },
  display: { size: 9, path: `${dot(2.5, 2.5, 1.15)}${dot(7, 7, 1.15)}`, solid: true },
};

/** Every image of a theme by name. */
export function drawings(palette: Palette): ReadonlyMap<string, Drawing> {
  const images = new Map<string, Drawing>();
  for (const style of ZONE_STYLES) {
    const { size, path, solid } = HATCHES[style];
    const colour = zoneEdge(palette, style);
    const strokes: Stroke[] = [solid ? { path, fill: colour } : { path, stroke: colour, width: 1 }];
    for (const step of HATCH_STEPS) images.set(hatchName(style, step), { size, centred: false, shrink: 2 ** (step / HATCH_STEPS.length), strokes });
  }
  const symbol = (name: string, size: number, ...strokes: Stroke[]): unknown => images.set(name, { size, centred: true, shrink: 1, strokes });
  const halo = (path: string, width: number): Stroke => ({ path, stroke: palette.surface, width, cap: 'round' });
  const square = 'M-5.5-5.5H5.5V5.5H-5.5Z';
  symbol('site', 18, halo(square, 4), { path: square, fill: palette.surface, stroke: palette.site, width: 1.75 }, { path: dot(0, 0, 1.8), fill: palette.site });
  symbol('site-taken', 18, halo(square, 4), { path: square, fill: palette.surface, stroke: palette.siteUsed, width: 1.75 }, { path: 'M-4-4L4 4M4-4L-4 4', stroke: palette.siteUsed, width: 1.25 });
  const triangle = 'M0-5L4.8 3.4H-4.8Z';
  symbol('existing', 16, halo(triangle, 4), { path: triangle, fill: palette.surface, stroke: palette.existing, width: 1.5 });
  const pavilion = 'M-5 5H5M-4 4V-1M0 4V-1M4 4V-1M-6-1H6L0-6Z';
  symbol('heritage', 18, halo(pavilion, 3.5), { path: pavilion, stroke: palette.heritage, width: 1.4 });
  symbol('organ', 16, { path: dot(0, 0, 6.75), fill: palette.surface }, { path: dot(0, 0, 5.75), fill: palette.surface, stroke: palette.organ, width: 1.25 }, {
    path: 'M0-3.6l1.06 2.14 2.36.34-1.71 1.67.4 2.35L0 1.79l-2.11 1.11.4-2.35-1.71-1.67 2.36-.34z', fill: palette.organ,
  });
  symbol('landmark', 10, { path: dot(0, 0, 3.4), fill: palette.surface }, { path: dot(0, 0, 2.2), fill: palette.mapLabel2 });
  symbol('station', 14, { path: 'M-5.5-5.5H5.5V5.5H-5.5Z', fill: palette.surface }, { path: 'M-4.5-4.5H4.5V4.5H-4.5Z', fill: palette.mapLabel2 }, { path: 'M-2.2-2.2H2.2V1.2H-2.2ZM-2.2 3.2L-1 1.2M2.2 3.2L1 1.2', stroke: palette.surface, width: 1 });
  symbol('tick', 10, { path: 'M0-3V3', stroke: palette.power, width: 1 });
  const [face, arrow] = ['M-9 0H9', 'M0-2V-13M-4.5-9.5L0-15L4.5-9.5'];
  const inkHalo = (path: string, width: number): Stroke => ({ path, stroke: palette.proposalHalo, width, cap: 'round' });
  symbol('proposal', 40, inkHalo(`${face}${arrow}`, 6), { path: face, stroke: palette.proposal, width: 4.5 }, { path: arrow, stroke: palette.proposal, width: 1.75 });
  symbol('proposal-place', 22, inkHalo(dot(0, 0, 6), 4), { path: dot(0, 0, 6), fill: palette.proposal }, { path: dot(0, 0, 2), fill: palette.proposalHalo });
  return images;
}

export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Draws one image at a pixel ratio. Throws where the browser has no 2D canvas. */
export function paint(drawing: Drawing, ratio: number): Pixels {
  const side = Math.round(drawing.size * ratio);
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2D canvas');
  context.scale(side / drawing.size, side / drawing.size);
  if (drawing.centred) context.translate(drawing.size / 2, drawing.size / 2);
  context.lineJoin = 'round';
  for (const { path, stroke, width, fill, cap } of drawing.strokes) {
    const shape = outline(path);
    context.lineCap = cap ?? 'butt';
    if (fill !== undefined) {
      context.fillStyle = fill;
      context.fill(shape);
    }
    if (stroke !== undefined) {
      context.strokeStyle = stroke;
      context.lineWidth = width ?? 1;
      context.stroke(shape);
    }
  }
  return { width: side, height: side, data: context.getImageData(0, 0, side, side).data };
}

const outline = (path: string): Path2D => new Path2D(path);

/** A circle as a path. */
function dot(x: number, y: number, radius: number): string {
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
}
