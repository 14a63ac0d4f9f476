/** The modes of terra-draw that the tools stand for, in the page's colours. */
import { type HexColor, type SnapToCustom, type TerraDrawExtend, TerraDrawLineStringMode, TerraDrawPointMode, TerraDrawPolygonMode, TerraDrawRenderMode, TerraDrawSelectMode, ValidateNotSelfIntersecting } from 'terra-draw';
import type { Drawn } from '../types.ts';
import { PALETTES, type Theme } from '../../palette.ts';
import { propertiesOf } from './drawn.ts';

type Mode = TerraDrawExtend.TerraDrawBaseDrawMode<never>;

/** What is shown and not reshaped corner by corner: circles (`round`, may be moved), buffers and areas with holes (`fixed`). */
class ShapeMode extends TerraDrawRenderMode {
  override validateFeature(feature: unknown): ReturnType<TerraDrawRenderMode['validateFeature']> {
    // Its own check knows no holes.
    const { geometry } = feature as { geometry?: { type: string } };
    return { valid: geometry?.type === 'Polygon' };
  }
}

/** How near is on it, pixels: a mouse, a finger. More than a point is drawn to, so that one that was drawn aside is found where it was set. terra-draw takes it once. */
const near = (): number => (matchMedia('(any-pointer: coarse)').matches ? 26 : 12);
/** Pixels within which a point is drawn to something. */
export const reach = (touch: boolean): number => (touch ? 24 : 10);

/** Which mode a thing is shown and changed by. */
export function modeOf({ geometry, properties }: Drawn): string {
  const { kind, buffer_m } = propertiesOf({ geometry, properties } as Drawn);
  if (geometry.type !== 'Polygon') return kind;
  if (buffer_m !== undefined || geometry.coordinates.length > 1) return 'fixed';
  return kind === 'circle' ? 'round' : kind;
}

const simple: NonNullable<NonNullable<ConstructorParameters<typeof TerraDrawPolygonMode>[0]>['validation']> = (feature, { updateType }) => (updateType === 'provisional' ? { valid: true } : ValidateNotSelfIntersecting(feature));

/** @param snap null where nothing is near */
export function modes(theme: Theme, snap: SnapToCustom): Mode[] {
  const looks = styles(theme);
  const pointerDistance = near();
  const snapping = { toCustom: snap };
  const keyEvents = { cancel: 'Escape', finish: 'Enter' } as const;
  const line = (modeName: string, more: object = {}): Mode => new TerraDrawLineStringMode({ modeName, snapping, keyEvents, pointerDistance, styles: looks.line, ...more }) as unknown as Mode;
  const area = (modeName: 'area' | 'polygon'): Mode => new TerraDrawPolygonMode({ modeName, snapping, keyEvents, pointerDistance, styles: looks[modeName], validation: simple }) as unknown as Mode;
  const shape = (modeName: string): Mode => new ShapeMode({ modeName, styles: looks.shape }) as unknown as Mode;
  const coordinates = { draggable: true, deletable: true, midpoints: true, snappable: snapping };
  return [
    line('length'),
    line('line'),
    // A circle is drawn by its radius, from the centre to the edge, and becomes one when that is known.
    line('circle', { finishOnNthCoordinate: 2 }),
    area('area'),
    area('polygon'),
    new TerraDrawPointMode({ modeName: 'point', styles: looks.point }) as unknown as Mode,
    shape('round'),
    shape('fixed'),
    new TerraDrawSelectMode({
      pointerDistance, keyEvents: { deselect: 'Escape', delete: 'Delete', rotate: null, scale: null }, styles: looks.select,
      flags: {
        ...Object.fromEntries(['length', 'line'].map((name) => [name, { feature: { draggable: true, coordinates } }])),
        ...Object.fromEntries(['area', 'polygon'].map((name) => [name, { feature: { draggable: true, coordinates, validation: simple } }])),
        point: { feature: { draggable: true } }, round: { feature: { draggable: true } }, fixed: { feature: { draggable: false } },
      },
    }) as unknown as Mode,
  ];
}

/** What changes in each mode with the theme. */
export function looksOf(theme: Theme): ReadonlyMap<string, object> {
  const { line, area, polygon, point, shape, select } = styles(theme);
  return new Map<string, object>([['length', line], ['line', line], ['circle', line], ['area', area], ['polygon', polygon], ['point', point], ['select', select], ['round', shape], ['fixed', shape]]);
}

function styles(theme: Theme) {
  const { accent, proposalHalo, highlight } = PALETTES[theme];
  const [ink, halo, mark] = [accent, proposalHalo, highlight] as [HexColor, HexColor, HexColor];
  const handle = (name: string, width: number, inside: HexColor, edge: HexColor): object => ({ [`${name}Color`]: inside, [`${name}Width`]: width, [`${name}OutlineColor`]: edge, [`${name}OutlineWidth`]: 2 });
  const drawing = { ...handle('closingPoint', 5, halo, ink), ...handle('snappingPoint', 6, ink, halo), ...handle('coordinatePoint', 4, halo, ink), ...handle('editedPoint', 5, halo, ink) };
  const outline = { fillColor: ink, outlineColor: ink, outlineWidth: 2.5 };
  return {
    line: { ...drawing, lineStringColor: ink, lineStringWidth: 3 },
    area: { ...drawing, ...outline, fillOpacity: 0.06 },
    polygon: { ...drawing, ...outline, fillOpacity: 0.16 },
    point: { pointColor: ink, pointWidth: 6, pointOutlineColor: halo, pointOutlineWidth: 2 },
    shape: { polygonFillColor: ink, polygonFillOpacity: 0.14, polygonOutlineColor: ink, polygonOutlineWidth: 2.5 },
    select: {
      ...handle('selectionPoint', 6, halo, mark), ...handle('midPoint', 4, mark, halo), selectedLineStringColor: mark, selectedLineStringWidth: 4.5, selectedPolygonColor: mark, selectedPolygonFillOpacity: 0.24,
      selectedPolygonOutlineColor: mark, selectedPolygonOutlineWidth: 4, ...handle('selectedPoint', 8, mark, halo),
    },
  };
}
