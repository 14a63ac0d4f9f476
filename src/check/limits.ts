/** Limits: numbers, facts, attributes, and what can be made of them. Each evaluates to an interval; what is not known is (−∞, ∞). */
import type { Key, Limit } from '../plan/schema/condition.ts';
import type { Table } from '../plan/schema/rules.ts';
import type { Fact, Lim, Range } from './compiled.ts';
import { ensure } from './facts.ts';
import type { Run } from './run.ts';
import type { Space } from './space.ts';
import type { Reason } from './types.ts';

/** Where names are resolved. Unknown names are reported by the package's validation before a plan is compiled. */
export interface Names {
  fact(name: string): Fact;
  table(id: string): Table;
}

/** Six decimals: sums and products of decimal inputs land on the decimal that a person would write. */
export const tidy = (x: number): number => (Number.isFinite(x) ? Math.round(x * 1e6) / 1e6 : x);

export function compileLimit(source: Limit, names: Names): Lim {
  if (typeof source === 'number') return { evaluate: (run) => set(run, source, source), why: () => undefined, range: () => [source, source], facts: [] };
  if ('fact' in source) return ofFact(names.fact(source.fact));
  if ('attr' in source) return ofAttribute(source.attr);
  if ('table' in source) {
    const table = names.table(source.table);
    return { ...lookup(source.by, table.rows, undefined, names), table: table.id };
  }
  if ('cases' in source) return lookup(source.by, source.cases, source.else, names);
  if ('steps' in source) return steps(source.steps, source.by, names);
  if ('times' in source) return fold(source.times, names, product);
  if ('plus' in source) return fold(source.plus, names, sum);
  if ('min' in source) return fold(source.min, names, extreme(Math.min));
  if ('max' in source) return fold(source.max, names, extreme(Math.max));
  if ('minus' in source) return fold(source.minus, names, difference);
  const what = source.unpublished;
  return { evaluate: (run) => set(run, -Infinity, Infinity), why: (_, reasons) => void reasons.push({ kind: 'unpublished', what }), range: () => OPEN, facts: [] };
}

/** Nothing known. */
const OPEN: Range = [-Infinity, Infinity];

const span = (ranges: readonly Range[]): Range => ranges.reduce(([low, high], range) => [Math.min(low, range[0]), Math.max(high, range[1])], [Infinity, -Infinity]);

function set(run: Run, low: number, high: number): void {
  run.valueLow = low;
  run.valueHigh = high;
}

function ofFact(fact: Fact): Lim {
  return {
    evaluate(run) {
      ensure(run, fact);
      set(run, run.low[fact.slot] ?? -Infinity, run.high[fact.slot] ?? Infinity);
    },
    why: (run, reasons) => fact.why(run, reasons),
    range: () => [fact.min, fact.max],
    facts: [fact],
  };
}

const attribute = (run: Run, name: string): unknown => run.feature?.properties[name];

function whyAttribute(run: Run, name: string, reasons: Reason[]): void {
  if (run.feature && run.space && attribute(run, name) === undefined) reasons.push({ kind: 'attribute', layer: run.space.id, feature: run.feature.key, name });
}

function ofAttribute(name: string): Lim {
  return {
    evaluate(run) {
      const value = attribute(run, name);
      if (typeof value === 'number') set(run, value, value);
      else set(run, -Infinity, Infinity);
    },
    why: (run, reasons) => whyAttribute(run, name, reasons),
    range: (spaces) => span(spaces.flatMap((space) => space.features.map(({ properties: { [name]: value } }): Range => (typeof value === 'number' ? [value, value] : OPEN)))),
    facts: [],
  };
}

/** A lookup by words. With an unknown word every case that still fits is possible, so the result spans them. */
function lookup(by: Key, cases: Readonly<Record<string, Limit>>, otherwise: Limit | undefined, names: Names): Lim {
  const keys = (Array.isArray(by) ? by : [by]).map((key) => ('fact' in key ? { fact: names.fact(key.fact) } : { attr: key.attr }));
  const compiled = Object.entries(cases).map(([key, limit]) => ({ key, parts: key.split('|'), limit: compileLimit(limit, names) }));
  const byKey = new Map(compiled.map((entry) => [entry.key, entry.limit]));
  const rest = otherwise === undefined ? undefined : compileLimit(otherwise, names);
  const all = [...compiled.map((entry) => entry.limit), ...(rest ? [rest] : [])];
  const facts = [...keys.flatMap((key) => (key.fact ? [key.fact] : [])), ...all.flatMap((limit) => limit.facts)];
  // Without `else`, a word that no case names has no limit. Where the word is unknown that is possible too, unless the cases name every word there is.
  const only = keys.length === 1 ? keys[0]?.fact?.words : undefined;
  const total = rest !== undefined || (only !== undefined && only.every((word) => byKey.has(word)));
  const listed = (space: Space): boolean => space.features.every((feature) => byKey.has(keys.map((key) => (key.fact ? '' : String(feature.properties[key.attr] ?? ''))).join('|')));
  const bounded = (spaces: readonly Space[]): boolean => total || (keys.every((key) => !key.fact) && spaces.every(listed));

  const words = (run: Run): (string | undefined)[] => keys.map((key) => wordOf(run, key));
  const fitting = (found: readonly (string | undefined)[]): Lim[] => {
    if (!found.includes(undefined)) {
      const hit = byKey.get(found.join('|')) ?? rest;
      return hit ? [hit] : [];
    }
    return [...compiled.filter((entry) => entry.parts.every((part, i) => found[i] === undefined || found[i] === part)).map((entry) => entry.limit), ...(rest ? [rest] : total ? [] : [UNLIMITED])];
  };
  // The usual cases without making lists: one word, or two.
  const single = keys.length === 1 ? keys[0] : undefined;
  const [first, second] = keys.length === 2 ? keys : [];
  const pairs = new Map<string, Map<string, Lim>>();
  if (second) for (const { parts, limit } of compiled) pairs.set(parts[0] ?? '', (pairs.get(parts[0] ?? '') ?? new Map<string, Lim>()).set(parts[1] ?? '', limit));
  return {
    evaluate(run) {
      if (single) {
        const word = wordOf(run, single);
        const hit = word === undefined ? undefined : (byKey.get(word) ?? rest);
        if (hit) return hit.evaluate(run);
      } else if (first && second) {
        const hit = pairs.get(wordOf(run, first) ?? '')?.get(wordOf(run, second) ?? '');
        if (hit) return hit.evaluate(run);
      }
      const options = fitting(words(run));
      if (options.length === 0) return set(run, -Infinity, Infinity);
      let low = Infinity;
      let high = -Infinity;
      for (const option of options) {
        option.evaluate(run);
        low = Math.min(low, run.valueLow);
        high = Math.max(high, run.valueHigh);
      }
      set(run, low, high);
    },
    why(run, reasons) {
      const found = words(run);
      keys.forEach((key, i) => {
        if (found[i] !== undefined) return;
        if (key.fact) key.fact.why(run, reasons);
        else whyAttribute(run, key.attr, reasons);
      });
      const options = fitting(found);
      for (const option of options) option.why(run, reasons);
      if (options.length === 0) reasons.push({ kind: 'unpublished', what: { zh: `${found.join('、')}的限值`, en: `the limit for ${found.join(', ')}` } });
    },
    range: (spaces) => (bounded(spaces) ? span(all.map((limit) => limit.range(spaces))) : OPEN),
    facts,
  };
}

function wordOf(run: Run, key: { fact: Fact; attr?: undefined } | { attr: string; fact?: undefined }): string | undefined {
  if (key.fact) {
    ensure(run, key.fact);
    return run.word[key.fact.slot];
  }
  const value = attribute(run, key.attr);
  return typeof value === 'string' ? value : undefined;
}

/** No limit that is known. */
const UNLIMITED: Lim = { evaluate: (run) => set(run, -Infinity, Infinity), why: () => undefined, range: () => OPEN, facts: [] };

/** A table on a number: the first step that reaches it. An interval takes every step that it may fall into. */
function steps(source: readonly (readonly [number | null, Limit])[], by: { fact: string } | { attr: string }, names: Names): Lim {
  const subject = 'fact' in by ? ofFact(names.fact(by.fact)) : ofAttribute(by.attr);
  const open = source.at(-1)?.[0] === null;
  // Beyond a last step that has an end there is no limit.
  const compiled = [...source.map(([upTo, limit]) => ({ upTo: upTo ?? Infinity, limit: compileLimit(limit, names) })), ...(open ? [] : [{ upTo: Infinity, limit: UNLIMITED }])];
  const fitting = (low: number, high: number): Lim[] => compiled.filter((step, i) => low <= step.upTo && (i === 0 || high > (compiled[i - 1]?.upTo ?? -Infinity))).map((step) => step.limit);
  return {
    evaluate(run) {
      subject.evaluate(run);
      let low = Infinity;
      let high = -Infinity;
      for (const option of fitting(run.valueLow, run.valueHigh)) {
        option.evaluate(run);
        low = Math.min(low, run.valueLow);
        high = Math.max(high, run.valueHigh);
      }
      set(run, low, high);
    },
    why(run, reasons) {
      subject.evaluate(run);
      const { valueLow, valueHigh } = run;
      if (valueLow !== valueHigh) subject.why(run, reasons);
      for (const option of fitting(valueLow, valueHigh)) option.why(run, reasons);
    },
    range: (spaces) => span(compiled.map((step) => step.limit.range(spaces))),
    facts: [...subject.facts, ...compiled.flatMap((step) => step.limit.facts)],
  };
}

/** Ends of what two intervals make together; put into `out`, so that nothing is allocated on the way. */
type Combine = (aLow: number, aHigh: number, bLow: number, bHigh: number, out: { low: number; high: number }) => void;

const sum: Combine = (aLow, aHigh, bLow, bHigh, out) => {
  out.low = tidy(aLow + bLow);
  out.high = tidy(aHigh + bHigh);
};
const difference: Combine = (aLow, aHigh, bLow, bHigh, out) => {
  out.low = tidy(aLow - bHigh);
  out.high = tidy(aHigh - bLow);
};
const extreme = (f: (a: number, b: number) => number): Combine => (aLow, aHigh, bLow, bHigh, out) => {
  out.low = f(aLow, bLow);
  out.high = f(aHigh, bHigh);
};
/** The extremes lie at the corners. Nought times an open end is nought there; the other corners keep it open. */
const product: Combine = (aLow, aHigh, bLow, bHigh, out) => {
  const [a, b, c, d] = [corner(aLow, bLow), corner(aLow, bHigh), corner(aHigh, bLow), corner(aHigh, bHigh)];
  out.low = tidy(Math.min(a, b, c, d));
  out.high = tidy(Math.max(a, b, c, d));
};
const corner = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : a * b);

function fold(parts: readonly Limit[], names: Names, combine: Combine): Lim {
  const compiled = parts.map((part) => compileLimit(part, names));
  const [first = UNLIMITED, ...others] = compiled;
  const out = { low: 0, high: 0 };
  // ∞ − ∞ is any number.
  const join = (low: number, high: number, next: number, nextHigh: number): void => {
    combine(low, high, next, nextHigh, out);
    if (Number.isNaN(out.low)) out.low = -Infinity;
    if (Number.isNaN(out.high)) out.high = Infinity;
  };
  return {
    evaluate(run) {
      first.evaluate(run);
      let { valueLow: low, valueHigh: high } = run;
      for (const part of others) {
        part.evaluate(run);
        join(low, high, run.valueLow, run.valueHigh);
        ({ low, high } = out);
      }
      set(run, low, high);
    },
    why: (run, reasons) => compiled.forEach((part) => part.why(run, reasons)),
    range: (spaces) =>
      others.reduce((known, part) => {
        join(...known, ...part.range(spaces));
        return [out.low, out.high] as const;
      }, first.range(spaces)),
    facts: compiled.flatMap((part) => part.facts),
    table: compiled.find((part) => part.table !== undefined)?.table,
  };
}
