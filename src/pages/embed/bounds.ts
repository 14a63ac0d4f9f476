/** What comes in is bounded before anything else looks at it: plain values, so deep, so many, so long, and no name that reaches into prototypes. */
import type { Problem } from '../../problem.ts';
import { notPlain, tooLarge } from './problems.ts';

export const MAX_DEPTH = 8;
export const MAX_VALUES = 4000;
export const MAX_TEXT = 65_536;

const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Undefined where all is well. Never throws, whatever a structured clone can carry. */
export function outOfBounds(message: unknown): Problem | undefined {
  let [values, text] = [0, 0];
  const visit = (value: unknown, path: string, depth: number): Problem | undefined => {
    if (++values > MAX_VALUES) return tooLarge(path, `最多 ${MAX_VALUES} 个值`, `${MAX_VALUES} values at most`);
    if (typeof value === 'string' && (text += value.length) > MAX_TEXT) return tooLarge(path, `文字最多 ${MAX_TEXT} 字`, `${MAX_TEXT} characters at most`);
    if (typeof value === 'number' && !Number.isFinite(value)) return notPlain(path, String(value));
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return undefined;
    if (typeof value !== 'object' || !isPlain(value)) return notPlain(path, kind(value));
    // A ring of references ends here too.
    if (depth === MAX_DEPTH) return tooLarge(path, `最多 ${MAX_DEPTH} 层`, `${MAX_DEPTH} levels deep at most`);
    // An array's length may be far beyond what is in it.
    if (Array.isArray(value) && value.length > MAX_VALUES) return tooLarge(path, `最多 ${MAX_VALUES} 个值`, `${MAX_VALUES} values at most`);
    for (const [name, inner] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
      if (typeof name === 'string' && FORBIDDEN.has(name)) return notPlain(join(path, name), name);
      if (typeof name === 'string' && (text += name.length) > MAX_TEXT) return tooLarge(path, `文字最多 ${MAX_TEXT} 字`, `${MAX_TEXT} characters at most`);
      const found = visit(inner, join(path, name), depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return visit(message, '', 0);
}

/** As a message names a place in it: `proposal.geometry.coordinates[0]`. */
const join = (path: string, name: string | number): string => (typeof name === 'number' ? `${path}[${name}]` : `${path === '' ? '' : `${path}.`}${name.slice(0, 60)}`).slice(0, 200);

function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

const kind = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);
