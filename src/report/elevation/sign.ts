/** Where the sign is drawn, and how much of that is stated. What is not stated is assumed by type, so that there is something to draw; it is never dimensioned. */
import type { Known } from './known.ts';

export interface Sign {
  /** Something of its size or place is stated: without, only the carrier is drawn. */
  readonly shown: boolean;
  /** Width and height are stated, and the height above ground where the type asks for it. */
  readonly solid: boolean;
  /** The size is stated; only where it hangs is not. */
  readonly floating: boolean;
  readonly w: number;
  readonly h: number;
  readonly d: number;
  readonly bottom: number;
  readonly top: number;
  readonly known: Readonly<Record<'width' | 'height' | 'depth' | 'clearance' | 'topHeight' | 'reach', boolean>>;
}

/** Width, height, depth, underside: a common one of its kind. */
const USUAL: Readonly<Record<string, readonly [w: number, h: number, d: number, bottom: number]>> = {
  wall: [4, 1.2, 0.2, 3.4],
  projecting: [0.8, 2, 0.25, 3.2],
  roof: [8, 2, 0.3, 8],
  canopy: [5, 0.8, 0.2, 3],
  window: [1.6, 1.2, 0.06, 0.9],
  'media-facade': [10, 7, 0.2, 5],
  'lamp-post': [0.8, 2, 0.1, 3.2],
  'bus-shelter': [3, 1.5, 0.12, 0.6],
  'street-furniture': [1.5, 1.2, 0.08, 1],
  bridge: [10, 1.1, 0.15, 5.3],
  guardrail: [1.5, 0.6, 0.05, 0.3],
  upright: [1.2, 1.8, 0.15, 2.3],
  plinth: [1.2, 2, 0.3, 0.5],
  pole: [15, 5, 1.6, 11],
  trestle: [8, 3, 0.3, 2.5],
  hoarding: [6, 1.8, 0.05, 0.4],
  banner: [4, 1, 0.02, 2.8],
  model: [5, 4, 2, 0],
};
const OTHER = [2, 1.5, 0.15, 2.3] as const;

export const MEASURES = ['width', 'height', 'depth', 'clearance', 'topHeight', 'reach'] as const;

export function signOf(known: Known): Sign {
  const [w, h, d, bottom] = USUAL[known.signType] ?? OTHER;
  const [width, height, depth, clearance, topHeight, reach] = MEASURES.map((name) => known.number(name));
  const roof = known.signType === 'roof' ? known.number('buildingHeight') : undefined;
  const tall = height ?? Math.min(h, topHeight ?? h);
  // The three agree where all are known; two of them leave no choice, one puts its own edge in place.
  const low = clearance ?? (topHeight === undefined ? (roof === undefined ? bottom : roof + 0.4) : Math.max(0, topHeight - tall));
  const high = clearance !== undefined && topHeight !== undefined ? topHeight : low + tall;
  const sized = width !== undefined && height !== undefined;
  const placed = clearance !== undefined && topHeight !== undefined;
  const asked = known.asks('clearance') || known.asks('topHeight');
  return {
    shown: [width, height, depth, clearance, topHeight, reach].some((value) => value !== undefined),
    solid: sized && (placed || !asked),
    floating: sized && !placed,
    w: width ?? w,
    h: high - low,
    d: depth ?? d,
    bottom: low,
    top: high,
    known: { width: width !== undefined, height: height !== undefined, depth: depth !== undefined, clearance: clearance !== undefined, topHeight: topHeight !== undefined, reach: reach !== undefined },
  };
}
