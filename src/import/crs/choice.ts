/** A choice as a person writes it into a mapping. */
import type { CrsChoice } from '../mapping/types.ts';

/** `crs: {system: EPSG:4527, axes: north-east}`: YAML of one line. */
export function choiceYaml(choice: CrsChoice): string {
  if ('system' in choice) return `crs: {system: ${choice.system}${axesOf(choice)}}`;
  if ('proj' in choice) return `crs: {proj: ${JSON.stringify(choice.proj)}${axesOf(choice)}}`;
  const points = choice.points.map(({ from, to }) => `{from: [${from.join(', ')}], to: [${to.join(', ')}]}`).join(', ');
  return `crs: {fit: ${choice.fit}, to: ${choice.to}, tolerance: ${choice.tolerance}, points: [${points}]}`;
}

const axesOf = ({ axes }: { readonly axes?: string }): string => (axes === undefined ? '' : `, axes: ${axes}`);

/** What to write for a fit, with one's own points in it. */
export const FIT_EXAMPLE = 'crs: {fit: similarity, to: EPSG:4490, tolerance: 0.05, points: [{from: [x, y], to: [lon, lat]}, …]}';
