/** Conditions: comparisons and the logic over them. Quantifiers over features are in `quantifiers.ts`. */
import type { Condition, Limit, Operator } from '../plan/schema/condition.ts';
import { unreachable } from '../problem.ts';
import type { Cond, Fact, Lim } from './compiled.ts';
import { ensure } from './facts.ts';
import { compileLimit, type Names } from './limits.ts';
import { compileQuantifier, type Layers } from './quantifiers.ts';
import type { Note, Run } from './run.ts';
import { compare, margin, MAYBE, NO, not, tri, YES, type Tri } from './tri.ts';
import { whyDistance } from './why.ts';

const UNBOUNDED = (): number => Infinity;

export function compileCondition(source: Condition, names: Names & Layers): Cond {
  if (typeof source === 'boolean') return { evaluate: () => tri(source), facts: [], layers: [], beyond: () => (source ? 0 : Infinity) };
  if ('all' in source) return junction(source.all, names, NO);
  if ('any' in source) return junction(source.any, names, YES);
  if ('not' in source) return negation(compileCondition(source.not, names));
  if ('distance' in source) return distance(source.distance, source.value, names);
  if ('attr' in source) {
    if ('op' in source) return attributeNumber(source.attr, source.op, source.value, names);
    return 'matches' in source ? attributeMatches(source.attr, names.fact(source.matches)) : attributeWord(source);
  }
  if ('fact' in source) {
    const fact = names.fact(source.fact);
    if ('op' in source) return factNumber(fact, source.op, compileLimit(source.value, names));
    return 'in' in source ? factWord(fact, source.in) : factFlag(fact, source.is);
  }
  if ('each' in source || 'none' in source || 'count' in source || 'sum' in source || 'inside' in source) return compileQuantifier(source, names, compileCondition);
  return unreachable(source);
}

/** Keeps the reasons of a part only where the part was not decided. */
export function evaluateInto(run: Run, part: Cond): Tri {
  const { reasons } = run;
  const before = reasons?.length ?? 0;
  const result = part.evaluate(run);
  if (reasons && result !== MAYBE) reasons.length = before;
  return result;
}

/** How tight a noted comparison is: the smaller, the nearer to its limit (or the farther beyond). */
function tightness(note: Note | null): number {
  if (!note || note.op === 'in') return Infinity;
  const m = margin(note.op, note.low, note.high, note.limitLow, note.limitHigh);
  return m ? m[0] / Math.max(1e-9, Math.abs(note.limitHigh)) : Infinity;
}

/** `all` (decisive NO) and `any` (decisive YES). The comparison shown is that of the part that decided; among equals the tightest. */
function junction(parts: readonly Condition[], names: Names & Layers, decisive: Tri): Cond {
  const compiled = parts.map((part) => compileCondition(part, names));
  const neutral = not(decisive);
  const rank = (result: Tri): number => (result === decisive ? 2 : result === MAYBE ? 1 : 0);
  return {
    evaluate(run) {
      const before = run.reasons?.length ?? 0;
      let result: Tri = neutral;
      let best: Note | null = null;
      let bestRank = -1;
      for (const part of compiled) {
        run.note = null;
        const one = evaluateInto(run, part);
        if (run.noting && (rank(one) > bestRank || (rank(one) === bestRank && tightness(run.note) < tightness(best)))) {
          best = run.note;
          bestRank = rank(one);
        }
        if (one === decisive) {
          result = decisive;
          if (run.reasons) run.reasons.length = before;
          break;
        }
        if (one === MAYBE) result = MAYBE;
      }
      run.note = best;
      return result;
    },
    facts: compiled.flatMap((part) => part.facts),
    layers: compiled.flatMap((part) => part.layers),
    beyond: (spaces) => {
      const reach = compiled.map((part) => part.beyond(spaces));
      return decisive === NO ? Math.max(...reach) : Math.min(...reach);
    },
  };
}

function negation(part: Cond): Cond {
  return {
    evaluate(run) {
      const { noting } = run;
      run.noting = false;
      const result = not(part.evaluate(run));
      run.noting = noting;
      run.note = null;
      return result;
    },
    facts: part.facts,
    layers: part.layers,
    beyond: UNBOUNDED,
  };
}

function whyNumber(run: Run, fact: Fact | null, limit: Lim): void {
  const { reasons } = run;
  if (!reasons) return;
  fact?.why(run, reasons);
  limit.evaluate(run);
  if (run.valueLow !== run.valueHigh) limit.why(run, reasons);
}

function factNumber(fact: Fact, op: Operator, limit: Lim): Cond {
  return {
    evaluate(run) {
      ensure(run, fact);
      limit.evaluate(run);
      const low = run.low[fact.slot] ?? -Infinity;
      const high = run.high[fact.slot] ?? Infinity;
      const { valueLow, valueHigh } = run;
      const result = compare(op, low, high, valueLow, valueHigh);
      if (run.noting) run.note = { tri: result, measure: fact.name, low, high, word: undefined, words: undefined, op, limitLow: valueLow, limitHigh: valueHigh, table: limit.table, unit: fact.unit, space: run.space ?? undefined, feature: run.feature ?? undefined, counted: undefined };
      if (result === MAYBE) whyNumber(run, fact, limit);
      return result;
    },
    facts: [fact, ...limit.facts],
    layers: [],
    beyond: UNBOUNDED,
  };
}

function factWord(fact: Fact, words: readonly string[]): Cond {
  const allowed = new Set(words);
  return {
    evaluate(run) {
      ensure(run, fact);
      const word = run.word[fact.slot];
      const result = word === undefined ? MAYBE : tri(allowed.has(word));
      if (run.noting) run.note = { tri: result, measure: fact.name, low: NaN, high: NaN, word, words, op: 'in', limitLow: NaN, limitHigh: NaN, table: undefined, unit: '', space: undefined, feature: undefined, counted: undefined };
      if (result === MAYBE && run.reasons) fact.why(run, run.reasons);
      return result;
    },
    facts: [fact],
    layers: [],
    beyond: UNBOUNDED,
  };
}

function factFlag(fact: Fact, wanted: boolean): Cond {
  const flags = [String(wanted)];
  return {
    evaluate(run) {
      ensure(run, fact);
      const value = (run.low[fact.slot] ?? MAYBE) as Tri;
      const result = wanted ? value : not(value);
      if (run.noting) run.note = { tri: result, measure: fact.name, low: NaN, high: NaN, word: value === MAYBE ? undefined : String(value === YES), words: flags, op: 'in', limitLow: NaN, limitHigh: NaN, table: undefined, unit: '', space: undefined, feature: undefined, counted: undefined };
      if (result === MAYBE && run.reasons) fact.why(run, run.reasons);
      return result;
    },
    facts: [fact],
    layers: [],
    beyond: UNBOUNDED,
  };
}

function missingAttribute(run: Run, name: string): void {
  if (run.space && run.feature) run.reasons?.push({ kind: 'attribute', layer: run.space.id, feature: run.feature.key, name });
}

function attributeNumber(name: string, op: Operator, value: Limit, names: Names): Cond {
  const limit = compileLimit(value, names);
  return {
    evaluate(run) {
      const given = run.feature?.properties[name];
      limit.evaluate(run);
      const result = typeof given === 'number' ? compare(op, given, given, run.valueLow, run.valueHigh) : MAYBE;
      if (result === MAYBE) {
        if (typeof given !== 'number') missingAttribute(run, name);
        whyNumber(run, null, limit);
      }
      return result;
    },
    facts: limit.facts,
    layers: [],
    beyond: UNBOUNDED,
  };
}

function attributeWord(source: { attr: string; in: string[] } | { attr: string; is: boolean }): Cond {
  const allowed = new Set<unknown>('in' in source ? source.in : [source.is]);
  return {
    evaluate(run) {
      const given = run.feature?.properties[source.attr];
      if (given === undefined) missingAttribute(run, source.attr);
      return given === undefined ? MAYBE : tri(allowed.has(given));
    },
    facts: [],
    layers: [],
    beyond: UNBOUNDED,
  };
}

function attributeMatches(name: string, fact: Fact): Cond {
  return {
    evaluate(run) {
      ensure(run, fact);
      const word = run.word[fact.slot];
      const given = run.feature?.properties[name];
      if (word === undefined && run.reasons) fact.why(run, run.reasons);
      if (given === undefined) missingAttribute(run, name);
      return word === undefined || given === undefined ? MAYBE : tri(word === given);
    },
    facts: [fact],
    layers: [],
    beyond: UNBOUNDED,
  };
}

/** The distance of the feature at hand, signed, metres. */
function distance(op: Operator, value: Limit, names: Names): Cond {
  const limit = compileLimit(value, names);
  return {
    evaluate(run) {
      limit.evaluate(run);
      const { valueLow, valueHigh, distanceLow, distanceHigh, space, feature } = run;
      const result = compare(op, distanceLow, distanceHigh, valueLow, valueHigh);
      if (run.noting) run.note = { tri: result, measure: 'distance', low: distanceLow, high: distanceHigh, word: undefined, words: undefined, op, limitLow: valueLow, limitHigh: valueHigh, table: limit.table, unit: 'm', space: space ?? undefined, feature: feature ?? undefined, counted: undefined };
      if (result === MAYBE) {
        run.wavers = true;
        whyDistance(run, op, valueLow, valueHigh);
        whyNumber(run, null, limit);
      }
      return result;
    },
    facts: limit.facts,
    layers: [],
    beyond: (spaces) => (op === '>=' || op === '>' ? limit.range(spaces)[1] : Infinity),
  };
}
