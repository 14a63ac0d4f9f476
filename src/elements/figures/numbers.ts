/** Numbers of figures: tabular, thousands parted, never zero where there is something. */

/** @param places decimals */
export function figureNumber(value: number, places: number): string {
  const least = 10 ** -places;
  if (value > 0 && value < least / 2) return `< ${least.toFixed(places)}`;
  const [whole = '', part] = value.toFixed(places).split('.');
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, '\u202f') : whole;
  return part === undefined ? grouped : `${grouped}.${part}`;
}

/** Two decimals where all is small, else one. */
export const placesFor = (largest: number): number => (largest < 10 ? 2 : 1);

/** `43.2 %`; an en dash where there is nothing to be a share of. */
export const share = (value: number, of: number): string => (of > 0 ? `${((100 * value) / of).toFixed(1)}\u00a0%` : '–');
