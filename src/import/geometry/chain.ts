/** Pieces of line put end to end. */
import type { Position } from 'geojson';

const end = (position: Position | undefined): string => (position === undefined ? '' : `${position[0]} ${position[1]}`);

/** Pieces are joined where the ends of exactly two of them are the same position; which way they run does not matter. In the order of their first pieces. */
export function chained(pieces: readonly Position[][]): Position[][] {
  const given = pieces.filter((piece) => piece.length > 0);
  const ends = new Map<string, number[]>();
  for (const [i, piece] of given.entries()) for (const key of [end(piece[0]), end(piece.at(-1))]) ends.set(key, [...(ends.get(key) ?? []), i]);
  const used = new Set<number>();
  /** The piece that goes on from the end of a line, running away from it. */
  const following = (line: readonly Position[]): Position[] | undefined => {
    const key = end(line.at(-1));
    const meeting = ends.get(key) ?? [];
    const next = meeting.find((i) => !used.has(i));
    const piece = next === undefined ? undefined : given[next];
    if (meeting.length !== 2 || next === undefined || piece === undefined) return undefined;
    used.add(next);
    return end(piece[0]) === key ? piece : piece.toReversed();
  };
  const lines: Position[][] = [];
  for (const [i, piece] of given.entries()) {
    if (used.has(i)) continue;
    used.add(i);
    let line = [...piece];
    for (let turn = 0; turn < 2; turn++) {
      for (let next = following(line); next !== undefined; next = following(line)) for (const position of next.slice(1)) line.push(position);
      line = line.reverse();
    }
    lines.push(line);
  }
  return lines;
}
