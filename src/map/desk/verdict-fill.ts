/** How ground is coloured by verdict: four steps of lightness, one hatched, one dotted, so that none is told by its hue alone. */
import type { Verdict } from '../../check/types.ts';
import type { Theme } from '../palette.ts';

export interface VerdictFill {
  readonly fill: string;
  /** Drawn over it in a tile that repeats. */
  readonly tile: { readonly size: number; readonly path: string; readonly colour: string; readonly solid: boolean } | null;
}
const SLANT = 'M-1 1L1-1M0 4L4 0M3 5L5 3';
const DOT = 'M2.2 3a.8 .8 0 1 0 1.6 0a.8 .8 0 1 0-1.6 0Z';
const slant = (colour: string): VerdictFill['tile'] => ({ size: 4, path: SLANT, colour, solid: false });
const dots = (colour: string): VerdictFill['tile'] => ({ size: 6, path: DOT, colour, solid: true });

/** A place outside the plan is left bare. */
export const VERDICT_FILLS: Readonly<Record<Theme, Readonly<Record<Exclude<Verdict, 'outside'>, VerdictFill>>>> = {
  light: {
    nonconforming: { fill: '#a94a42', tile: null },
    undetermined: { fill: '#9486c6', tile: slant('#57469c') },
    conditional: { fill: '#dfb668', tile: null },
    conforming: { fill: '#d0eae1', tile: dots('#0b6553') },
  },
  dark: {
    nonconforming: { fill: '#7c2f2a', tile: null },
    undetermined: { fill: '#6a60a3', tile: slant('#c2b8f7') },
    conditional: { fill: '#b28d48', tile: null },
    conforming: { fill: '#a3d6c6', tile: dots('#1b1f23') },
  },
};
