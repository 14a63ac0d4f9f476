/** Pieces of one road as one line. A source cuts its ways at every bridge and change of lanes, and a name finds no room on a piece. */
import type { LineString, Position } from 'geojson';
import { inCodeUnits } from './order.ts';
import type { BaseFeature } from './types.ts';

type Line = BaseFeature & { readonly geometry: LineString };

const end = (position: Position | undefined): string => `${position?.[0]} ${position?.[1]}`;

/**
 * Joins lines of one kind, rank and name where exactly two of them end. The key of what is joined is the first of its parts' keys.
 * Positions are compared as they are, so this comes before anything is rounded.
 */
export function joined(lines: readonly Line[]): Line[] {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const group = JSON.stringify([line.kind, line.rank ?? null, line.name ?? null, line.nameEn ?? null]);
    const before = groups.get(group);
    if (before === undefined) groups.set(group, [line]);
    else before.push(line);
  }
  return [...groups.values()].flatMap((group) => chains(group.toSorted((a, b) => inCodeUnits(a.key, b.key))));
}

function chains(lines: readonly Line[]): Line[] {
  const ends = new Map<string, Line[]>();
  for (const line of lines)
    for (const at of new Set([end(line.geometry.coordinates[0]), end(line.geometry.coordinates.at(-1))])) {
      const there = ends.get(at);
      if (there === undefined) ends.set(at, [line]);
      else there.push(line);
    }
  const used = new Set<Line>();
  const grown = (positions: Position[]): Position[] => {
    for (;;) {
      const at = end(positions.at(-1));
      const there = ends.get(at) ?? [];
      const next = there.length === 2 ? there.find((line) => !used.has(line)) : undefined;
      if (next === undefined) return positions;
      used.add(next);
      const more = next.geometry.coordinates;
      for (const position of (end(more[0]) === at ? more : more.toReversed()).slice(1)) positions.push(position);
    }
  };
  return lines.flatMap((line): Line[] => {
    if (used.has(line)) return [];
    used.add(line);
    const onward = grown([...line.geometry.coordinates]);
    // As the first of its parts runs, so does the whole.
    const coordinates = grown(onward.toReversed()).toReversed();
    return [{ ...line, geometry: { type: 'LineString', coordinates } }];
  });
}
