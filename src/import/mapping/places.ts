/** Where a mapping that was read from a file has its parts: kept beside it, since a mapping may be put together in memory as well. */
import { pathText } from '../../plan/read-json.ts';
import type { ImportMapping } from './types.ts';

type Path = readonly (string | number)[];

const places = new WeakMap<ImportMapping, (path: Path) => string>();

export const rememberPlaces = (mapping: ImportMapping, at: (path: Path) => string): void => void places.set(mapping, at);

/** `12:5 sources[0].into`; without the line where there is no file. */
export function placeIn(mapping: ImportMapping, path: Path): string {
  const at = places.get(mapping);
  return at === undefined ? pathText(path) : `${at(path)} ${pathText(path)}`;
}
