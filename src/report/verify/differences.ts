/** Where two JSON values differ, leaf by leaf. The order of keys says nothing and is not compared; that of lists is. */
import { pathText } from '../../plan/read-json.ts';
import type { FieldChange } from './types.ts';

/** Characters of a value that are told. */
const LONGEST = 160;

type Path = readonly (string | number)[];
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value as JSON text, cut; null where there is none. */
export function told(value: unknown): string | null {
  if (value === undefined) return null;
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** @param skip keys of the outermost object that are compared elsewhere */
export function differences(was: unknown, now: unknown, path: Path = [], skip: ReadonlySet<string> = new Set()): FieldChange[] {
  if (isObject(was) && isObject(now)) {
    const keys = [...new Set([...Object.keys(was), ...Object.keys(now)])].filter((key) => !skip.has(key));
    return keys.flatMap((key) => differences(own(was, key), own(now, key), [...path, key]));
  }
  if (Array.isArray(was) && Array.isArray(now)) {
    const length = Math.max(was.length, now.length);
    return Array.from({ length }, (_, i) => differences(was[i] as unknown, now[i] as unknown, [...path, i])).flat();
  }
  return was === now ? [] : [{ path: pathText(path), was: told(was), now: told(now) }];
}

const own = (object: Readonly<Record<string, unknown>>, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);
