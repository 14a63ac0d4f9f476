/** What a bar is filled with: the hatches of the map's zones, the strokes of its segments, the textures of verdicts. Colours of one theme, as values: charts read no custom properties. */
import { drawings, hatchName, type Stroke } from '../../map/images.ts';
import { PALETTES, ZONE_STYLES, zoneEdge, zoneFill, type Theme, type ZoneStyle } from '../../map/palette.ts';
import type { ZoneClass } from '../../plan/schema/manifest.ts';
import { colours } from '../shared/tokens.ts';

export interface Mark {
  readonly fill: string;
  /** Around the bar; null for none. */
  readonly edge: string | null;
  /** A tile over the fill, pixels. */
  readonly tile: { readonly width: number; readonly height: number; readonly opacity: number; readonly strokes: readonly Stroke[] } | null;
  /** Of the bar, pixels. */
  readonly thick: number;
}

const BAR = 15;
/** As in the samples of the legend: small pieces need more of it than whole zones. */
const HATCH = 0.6;
/** Height of a row of bars: tiles of segments repeat with it, so that their strokes lie in the middle of each. */
export const ROW = 28;
const SEGMENT = 5;

const isZoneStyle = (style: string): style is ZoneStyle => (ZONE_STYLES as readonly string[]).includes(style);

export function zoneMark(style: ZoneClass['style'], theme: Theme): Mark {
  const palette = PALETTES[theme];
  const drawing = isZoneStyle(style) ? drawings(palette).get(hatchName(style, 0)) : undefined;
  if (!isZoneStyle(style) || drawing === undefined) return plainMark(theme);
  // Level lines lie in the same places in every row.
  const height = style === 'general' ? ROW / 4 : drawing.size;
  return { fill: zoneFill(palette, style), edge: zoneEdge(palette, style), thick: BAR, tile: { width: drawing.size, height, opacity: HATCH, strokes: drawing.strokes } };
}

/** Solid, dashed or dotted, as the map draws the class. */
export function segmentMark(style: ZoneClass['style'], theme: Theme): Mark {
  const palette = PALETTES[theme];
  const colour = isZoneStyle(style) ? zoneEdge(palette, style) : palette.ink2;
  const middle = ROW / 2;
  const tile = (width: number, stroke: Stroke): Mark => ({ fill: 'transparent', edge: null, thick: SEGMENT, tile: { width, height: ROW, opacity: 1, strokes: [stroke] } });
  if (style === 'strict') return tile(19, { path: `M2 ${middle}H16`, stroke: colour, width: SEGMENT });
  if (style === 'display') return tile(9, { path: `M4.5 ${middle}h.01`, stroke: colour, width: SEGMENT, cap: 'round' });
  return { fill: colour, edge: null, thick: SEGMENT, tile: null };
}

/** What no class has. */
export const plainMark = (theme: Theme): Mark => ({ fill: colours(theme)['sunken'] ?? '#ccc', edge: PALETTES[theme].ink3, thick: BAR, tile: null });

export const siteMark = (theme: Theme): Mark => ({ fill: zoneFill(PALETTES[theme], 'display'), edge: PALETTES[theme].site, thick: BAR, tile: null });

/** Surfaces coloured by verdict: as the suitability of the map. */
const SURFACES: Readonly<Record<Theme, Readonly<Record<string, string>>>> = {
  light: { nonconforming: '#a94a42', undetermined: '#9486c6', conditional: '#dfb668', conforming: '#d0eae1', mark: '#0b6553' },
  dark: { nonconforming: '#7c2f2a', undetermined: '#6a60a3', conditional: '#b28d48', conforming: '#a3d6c6', mark: '#1b1f23' },
};
const DOT = 'M2.2 3a.8 .8 0 1 0 1.6 0a.8 .8 0 1 0-1.6 0Z';
const SLANT = 'M-1 1L1-1M0 4L4 0M3 5L5 3';

/** Four lightnesses with two textures; outside the plan, waiting and in error in greys of their own, crossed or bare. */
export function verdictMark(word: string | null, theme: Theme): Mark {
  const surface = SURFACES[theme];
  const { undetermined, ink3 } = PALETTES[theme];
  const of = (fill: string, tile: Mark['tile'] = null, edge: string | null = null): Mark => ({ fill, edge, thick: BAR, tile });
  switch (word) {
    case 'nonconforming':
    case 'conditional':
      return of(surface[word] ?? ink3);
    case 'undetermined':
      return of(surface['undetermined'] ?? ink3, { width: 4, height: 4, opacity: 0.75, strokes: [{ path: SLANT, stroke: undetermined, width: 1 }] });
    case 'conforming':
      return of(surface['conforming'] ?? ink3, { width: 6, height: 6, opacity: 1, strokes: [{ path: DOT, fill: surface['mark'] ?? ink3 }] });
    case 'outside':
      return of(colours(theme)['outside-soft'] ?? ink3, null, colours(theme)['outside'] ?? ink3);
    case 'error':
      return of(colours(theme)['surface-2'] ?? ink3, { width: 6, height: 6, opacity: 1, strokes: [{ path: 'M0 0L6 6M0 6L6 0', stroke: ink3, width: 0.75 }] }, ink3);
    default:
      return plainMark(theme);
  }
}

const RESULT: Readonly<Record<string, string>> = { fail: 'nonconforming', unknown: 'undetermined', consent: 'conditional' };
/** Of a finding: as the verdict that it leads to. */
export const resultMark = (result: string, theme: Theme): Mark => verdictMark(RESULT[result] ?? null, theme);
