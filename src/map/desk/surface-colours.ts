/** Colours of the ground by verdict, by name, in a theme: what the picture is painted with and the pane's samples show. One table with the map's legend. */
import type { Theme } from '../palette.ts';
import { VERDICT_FILLS } from './verdict-fill.ts';

/** Beside the verdicts: ground outside the plan, and cells that lie across a line. */
const BESIDE: Readonly<Record<Theme, { readonly outside: string; readonly crossed: string }>> = {
  light: { outside: '#dcdcda', crossed: '#cfc9e8' },
  dark: { outside: '#2b3035', crossed: '#433c66' },
};

/** `surface-conforming`, `surface-undetermined-mark`… → `#rrggbb`. */
export function surfaceColours(theme: Theme): Readonly<Record<string, string>> {
  const fills = VERDICT_FILLS[theme];
  return {
    'surface-nonconforming': fills.nonconforming.fill,
    'surface-undetermined': fills.undetermined.fill,
    'surface-undetermined-mark': fills.undetermined.tile?.colour ?? fills.undetermined.fill,
    'surface-conditional': fills.conditional.fill,
    'surface-conforming': fills.conforming.fill,
    'surface-conforming-mark': fills.conforming.tile?.colour ?? fills.conforming.fill,
    'surface-outside': BESIDE[theme].outside,
    'surface-crossed': BESIDE[theme].crossed,
  };
}
