/**
 * Values of the map's own style for one feature at one zoom: the expressions that the layers of this project use, as MapLibre's style
 * specification defines them. So a look is written once, in `layers/`, and drawn by WebGL or as SVG.
 */
import type { Geometry } from 'geojson';

export interface Subject {
  readonly zoom: number;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: Geometry['type'] | null;
}
/** A piece of a `format` expression. */
export interface Section {
  readonly text: string;
  /** Times the layer's size. */
  readonly scale: number;
  readonly colour: string | null;
  readonly font: readonly string[] | null;
}
type Expression = readonly [operator: string, ...rest: unknown[]];

/** Evaluates a literal or an expression. Throws where a layer uses an operator that no SVG can be made of: a fault in the style, found by its test. */
export function evaluate(value: unknown, subject: Subject): unknown {
  if (!Array.isArray(value) || typeof value[0] !== 'string') return value;
  const [operator, ...rest] = value as unknown as Expression;
  const own = OPERATORS[operator];
  // A list of words, such as fonts, is itself.
  if (!own) {
    if (rest.every((item) => typeof item === 'string')) return value;
    throw new Error(`the style uses “${operator}”, which the SVG map does not know`);
  }
  return own(rest, (part) => evaluate(part, subject), subject);
}

export const numberOf = (value: unknown, subject: Subject, otherwise: number): number => {
  const found = evaluate(value, subject);
  return typeof found === 'number' && Number.isFinite(found) ? found : otherwise;
};
export const textOf = (value: unknown, subject: Subject, otherwise = ''): string => {
  const found = evaluate(value, subject);
  return typeof found === 'string' ? found : otherwise;
};
export const isTrue = (value: unknown, subject: Subject): boolean => evaluate(value, subject) === true;

type Operator = (rest: readonly unknown[], of: (part: unknown) => unknown, subject: Subject) => unknown;
const compare = (test: (a: number, b: number) => boolean): Operator => ([a, b], of) => {
  const [one, two] = [of(a), of(b)];
  return typeof one === 'number' && typeof two === 'number' && test(one, two);
};
const arithmetic = (apply: (a: number, b: number) => number): Operator => (rest, of) => {
  const [first = 0, ...others] = rest.map((part) => Number(of(part)));
  return others.length === 0 ? apply(0, first) : others.reduce(apply, first);
};

const OPERATORS: Readonly<Record<string, Operator>> = {
  literal: ([value]) => value,
  image: ([name], of) => of(name),
  zoom: (_, __, { zoom }) => zoom,
  get: ([name], _, { properties }) => properties[String(name)] ?? null,
  has: ([name], _, { properties }) => (properties[String(name)] ?? null) !== null,
  'geometry-type': (_, __, { geometry }) => geometry?.replace('Multi', '') ?? null,
  concat: (rest, of) =>
    rest.map((part) => {
      const value = of(part);
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    }).join(''),
  all: (rest, of) => rest.every((part) => of(part) === true),
  '!': ([part], of) => of(part) !== true,
  '==': ([a, b], of) => of(a) === of(b),
  '!=': ([a, b], of) => of(a) !== of(b),
  '>': compare((a, b) => a > b),
  '>=': compare((a, b) => a >= b),
  '<=': compare((a, b) => a <= b),
  in: ([what, where], of) => {
    const list = of(where);
    return Array.isArray(list) && list.includes(of(what));
  },
  '*': arithmetic((a, b) => a * b),
  '-': arithmetic((a, b) => a - b),
  'to-number': (rest, of) => {
    for (const part of rest) {
      const value = of(part);
      const number = typeof value === 'string' && value.trim() === '' ? NaN : Number(value ?? NaN);
      if (Number.isFinite(number)) return number;
    }
    return 0;
  },
  coalesce: (rest, of) => rest.map((part) => of(part)).find((value) => value !== null && value !== undefined) ?? null,
  case: (rest, of) => {
    for (let i = 0; i + 1 < rest.length; i += 2) if (of(rest[i]) === true) return of(rest[i + 1]);
    return of(rest.at(-1));
  },
  match: ([what, ...rest], of) => {
    const value = of(what);
    for (let i = 0; i + 1 < rest.length; i += 2) {
      const label = rest[i];
      if (Array.isArray(label) ? label.includes(value) : label === value) return of(rest[i + 1]);
    }
    return of(rest.at(-1));
  },
  step: ([input, first, ...stops], of) => {
    const at = Number(of(input));
    let chosen = first;
    for (let i = 0; i + 1 < stops.length; i += 2) if (at >= Number(stops[i])) chosen = stops[i + 1];
    return of(chosen);
  },
  interpolate: ([kind, input, ...stops], of) => interpolate(kind as Expression, Number(of(input)), stops, of),
  format: (rest, of) => {
    const sections: Section[] = [];
    for (let i = 0; i < rest.length; i += 2) {
      const style = (rest[i + 1] ?? {}) as Readonly<Record<string, unknown>>;
      const font = of(style['text-font']);
      const text = of(rest[i]);
      sections.push({ text: typeof text === 'string' ? text : '', scale: Number(of(style['font-scale']) ?? 1), colour: typeof style['text-color'] === 'string' ? style['text-color'] : null, font: Array.isArray(font) ? font.map(String) : null });
    }
    return sections;
  },
};

/** Between the two stops about the input: in even steps, or as a power of the base. */
function interpolate([name, base]: Expression, input: number, stops: readonly unknown[], of: (part: unknown) => unknown): unknown {
  const at = (index: number): number => Number(stops[2 * index]);
  const value = (index: number): number => Number(of(stops[2 * index + 1]));
  const last = stops.length / 2 - 1;
  if (input <= at(0)) return value(0);
  if (input >= at(last)) return value(last);
  let index = 0;
  while (at(index + 1) <= input) index += 1;
  const [low, high] = [at(index), at(index + 1)];
  const power = name === 'exponential' ? Number(base) : 1;
  const share = power === 1 ? (input - low) / (high - low) : (power ** (input - low) - 1) / (power ** (high - low) - 1);
  return value(index) + (value(index + 1) - value(index)) * share;
}
