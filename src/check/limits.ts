/** Limits: numbers, facts, attributes, and what can be made of them. Each evaluates to an interval; what is not known is (−∞, ∞). */
import type { Key, Limit } from '../plan/schema/condition.ts';
import type { Table } from '../plan/schema/rules.ts';
import type { Fact } from './facts.ts';
import { ensure } from './facts.ts';
import type { Run } from './run.ts';
import type { Space } from './space.ts';
import type { Reason } from './types.ts';

export interface Lim {
  /** Leaves the interval in `run.valueLow`, `run.valueHigh`. */
  evaluate(run: Run): void;
  /** Adds why it is not one number. */
  why(run: Run, reasons: Reason[]): void;
  /** Upper bound over the features of these layers, for the search radius. */
  upper(spaces: readonly Space[]): number;
  readonly facts: readonly Fact[];
  readonly table?: string | undefined;
}

/** Where names are resolved. Unknown names are reported by the package's validation before a plan is compiled. */
export interface Names {
  fact(name: string): Fact;
  table(id: string): Table;
}

/** Six decimals: sums and products of decimal inputs land on the decimal that a person would write. */
export const tidy = (x: number): number => (Number.isFinite(x) ? Math.round(x * 1e6) / 1e6 : x);

export function compileLimit(source: Limit, names: Names): Lim {
  if (typeof source === 'number') return { evaluate: (run) => set(run, source, source), why: () => undefined, upper: () => source, facts: [] };
  if ('fact' in source) return ofFact(names.fact(source.fact));
  if ('attr' in source) return ofAttribute(source.attr);
  if ('table' in source) {
    const table = names.table(source.table);
    const cases = Object.fromEntries(Object.entries(table.rows).map(([key, value]) => [key, value]));
    return { ...lookup(source.by, cases, undefined, names), table: table.id };
  }
  if ('cases' in source) return lookup(source.by, source.cases, source.else, names);
  if ('steps' in source) return steps(source.steps, source.by, names);
  if ('times' in source) return product(source.times, names);
  if ('plus' in source) return fold(source.plus, names, (a, b) => tidy(a + b));
  if ('min' in source) return fold(source.min, names, Math.min);
  if ('max' in source) return fold(source.max, names, Math.max);
  if ('minus' in source) return minus(compileLimit(source.minus[0], names), compileLimit(source.minus[1], names));
  const what = source.unpublished;
  return { evaluate: (run) => set(run, -Infinity, Infinity), why: (_, reasons) => void reasons.push({ kind: 'unpublished', what }), upper: () => Infinity, facts: [] };
}

function set(run: Run, low: number, high: number): void {
  run.valueLow = low;
  run.valueHigh = high;
}

function whyFacts(facts: readonly Fact[], run: Run, reasons: Reason[]): void {
  for (const fact of facts) for (const name of fact.missing(run)) reasons.push({ kind: 'fact', name });
}

function ofFact(fact: Fact): Lim {
  return {
    evaluate(run) {
      ensure(run, fact);
      set(run, run.low[fact.slot] ?? -Infinity, run.high[fact.slot] ?? Infinity);
    },
    why: (run, reasons) => whyFacts([fact], run, reasons),
    upper: () => fact.max,
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
    upper: (spaces) => spaces.reduce((high, space) => space.features.reduce((most, feature) => Math.max(most, Number(feature.properties[name] ?? Infinity)), high), 0),
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
        if (key.fact) whyFacts([key.fact], run, reasons);
        else whyAttribute(run, key.attr, reasons);
      });
      const options = fitting(found);
      for (const option of options) option.why(run, reasons);
      if (options.length === 0) reasons.push({ kind: 'unpublished', what: { zh: `${found.join('、')}的限值`, en: `the limit for ${found.join(', ')}` } });
    },
    upper: (spaces) => (bounded(spaces) ? all.reduce((most, limit) => Math.max(most, limit.upper(spaces)), 0) : Infinity),
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
const UNLIMITED: Lim = { evaluate: (run) => set(run, -Infinity, Infinity), why: () => undefined, upper: () => Infinity, facts: [] };

/** A table on a number: the first step that reaches it. An interval takes every step that it may fall into. */
function steps(source: readonly (readonly [number | null, Limit])[], by: Key, names: Names): Lim {
  const key = Array.isArray(by) ? by[0] : by;
  const subject = key && 'fact' in key ? ofFact(names.fact(key.fact)) : ofAttribute(key?.attr ?? '');
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
    upper: (spaces) => compiled.reduce((most, step) => Math.max(most, step.limit.upper(spaces)), 0),
    facts: [...subject.facts, ...compiled.flatMap((step) => step.limit.facts)],
  };
}

/** Interval product: the extremes lie at the corners. Nought times an open end is nought there; the other corners keep it open. */
function product(parts: readonly Limit[], names: Names): Lim {
  const rise = fold(parts, names, (a, b) => a * b);
  const compiled = parts.map((part) => compileLimit(part, names));
  return {
    ...rise,
    evaluate(run) {
      let low = 1;
      let high = 1;
      for (const part of compiled) {
        part.evaluate(run);
        const [a, b, c, d] = [corner(low, run.valueLow), corner(low, run.valueHigh), corner(high, run.valueLow), corner(high, run.valueHigh)];
        low = tidy(Math.min(a, b, c, d));
        high = tidy(Math.max(a, b, c, d));
      }
      set(run, low, high);
    },
  };
}

/** 0 × ∞ is 0 at this corner. */
const corner = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : a * b);

/** Each of these rises with each operand. */
function fold(parts: readonly Limit[], names: Names, f: (a: number, b: number) => number): Lim {
  const compiled = parts.map((part) => compileLimit(part, names));
  return {
    evaluate(run) {
      let low = NaN;
      let high = NaN;
      compiled.forEach((part, i) => {
        part.evaluate(run);
        low = i === 0 ? run.valueLow : f(low, run.valueLow);
        high = i === 0 ? run.valueHigh : f(high, run.valueHigh);
      });
      set(run, Number.isNaN(low) ? -Infinity : low, Number.isNaN(high) ? Infinity : high);
    },
    why: (run, reasons) => compiled.forEach((part) => part.why(run, reasons)),
    upper: (spaces) => compiled.map((part) => part.upper(spaces)).reduce(f),
    facts: compiled.flatMap((part) => part.facts),
    table: compiled.find((part) => part.table !== undefined)?.table,
  };
}

function minus(a: Lim, b: Lim): Lim {
  return {
    evaluate(run) {
      a.evaluate(run);
      const low = run.valueLow;
      const high = run.valueHigh;
      b.evaluate(run);
      set(run, tidy(low - run.valueHigh), tidy(high - run.valueLow));
    },
    why(run, reasons) {
      a.why(run, reasons);
      b.why(run, reasons);
    },
    upper: (spaces) => a.upper(spaces),
    facts: [...a.facts, ...b.facts],
  };
}
