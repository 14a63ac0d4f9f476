/** Degrees, minutes and seconds as they are written. */

/** `29°43′28.5″`, never 60 seconds; `value` is not negative. */
export function dms(value: number, places: number): string {
  const units = Math.round(value * 3600 * 10 ** places);
  const seconds = (units / 10 ** places) % 60;
  const minutes = Math.floor(units / 10 ** places / 60);
  return `${Math.floor(minutes / 60)}°${String(minutes % 60).padStart(2, '0')}′${seconds.toFixed(places).padStart(places === 0 ? 2 : places + 3, '0')}″`;
}
