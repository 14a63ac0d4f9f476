/**
 * Facts: what a proposal states, what follows from it, and the bounds of what it leaves out.
 * A number is an interval, a choice a word or unknown, a flag three-valued; every one can say what it still lacks.
 */
import type { Definition, SignType } from '../plan/schema/rules.ts';
import type { Limit, Condition } from '../plan/schema/condition.ts';
import { PROPERTY } from '../plan/vocabulary.ts';
import type { Cond, Fact, FactKind, Lim } from './compiled.ts';
import type { Run } from './run.ts';
import { MAYBE, NO, YES, type Tri } from './tri.ts';
import type { Reason } from './types.ts';

/** What the fact table needs of the rest of the compiler. `statedOnly` compiles a fallback: it looks at stated values alone, so that definitions cannot run in circles. */
export interface Compiling {
  limit(source: Limit, statedOnly: boolean): Lim;
  condition(source: Condition): Cond;
}

export class FactTable {
  private readonly facts = new Map<string, Fact>();
  private readonly definitions: ReadonlyMap<string, Definition>;
  private readonly types: ReadonlyMap<string, SignType>;
  private readonly demonstrationPlan: boolean;
  private readonly compiling: Compiling;

  constructor(definitions: readonly Definition[], types: readonly SignType[], demonstrationPlan: boolean, compiling: Compiling) {
    this.definitions = new Map(definitions.map((definition) => [definition.name, definition]));
    this.types = new Map(types.map((type) => [type.id, type]));
    this.demonstrationPlan = demonstrationPlan;
    this.compiling = compiling;
  }

  get size(): number {
    return this.facts.size;
  }

  /** The fact of this name; undefined where neither vocabulary nor definitions know it. */
  get(name: string, statedOnly = false): Fact | undefined {
    const key = statedOnly ? `stated:${name}` : name;
    const known = this.facts.get(key);
    if (known) return known;
    const property = PROPERTY.get(name);
    const definition = this.definitions.get(name);
    if (!property && !definition) return undefined;
    const kind: FactKind = property ? (property.kind === 'number' ? 'number' : property.kind === 'flag' ? 'flag' : property.kind === 'list' ? 'list' : 'word') : definition?.value !== undefined || definition?.between ? 'number' : definition?.when !== undefined ? 'flag' : this.kindOfType(definition);
    const slot = this.facts.size;
    const bounds = property?.kind === 'number' ? { min: property.min, max: property.max } : { min: -Infinity, max: Infinity };
    const unit = property?.kind === 'number' ? property.unit : (definition?.unit ?? '');
    const words = property?.kind === 'choice' ? (property.values ?? [...this.types.keys()]) : undefined;
    const fact: Fact = { name, slot, kind, unit, ...bounds, words, demonstration: definition?.basis === 'plan' && this.demonstrationPlan, layers: [], evaluate: () => undefined, why: () => undefined };
    this.facts.set(key, fact);
    Object.assign(fact, this.behaviour(fact, property !== undefined, statedOnly ? undefined : definition, definition?.between));
    return fact;
  }

  private kindOfType(definition: Definition | undefined): FactKind {
    const sample = [...this.types.values()][0] as Readonly<Record<string, unknown>> | undefined;
    return definition?.ofType !== undefined && typeof sample?.[definition.ofType] === 'boolean' ? 'flag' : 'word';
  }

  private behaviour(fact: Fact, stateable: boolean, definition: Definition | undefined, between: readonly [number, number] | undefined): Pick<Fact, 'evaluate' | 'why' | 'layers' | 'demonstration'> {
    const { slot, name, kind } = fact;
    const value = definition?.value === undefined ? undefined : this.compiling.limit(definition.value, stateable);
    const when = definition?.when === undefined ? undefined : this.compiling.condition(definition.when);
    const ofType = definition?.ofType;
    const lacking = value?.facts ?? when?.facts ?? [];

    const evaluate = (run: Run): void => {
      const given = stateable ? run.proposal.properties[name] : undefined;
      if (kind === 'number') {
        if (typeof given === 'number') {
          run.low[slot] = given;
          run.high[slot] = given;
        } else if (run.span?.name === name) {
          run.low[slot] = run.span.low;
          run.high[slot] = run.span.high;
        } else if (value) {
          value.evaluate(run);
          const low = run.valueLow > fact.min ? run.valueLow : fact.min;
          const high = run.valueHigh < fact.max ? run.valueHigh : fact.max;
          // What follows from contradicting statements says nothing.
          run.low[slot] = low <= high ? low : fact.min;
          run.high[slot] = low <= high ? high : fact.max;
        } else {
          run.low[slot] = between ? between[0] : fact.min;
          run.high[slot] = between ? between[1] : fact.max;
        }
      } else if (kind === 'flag') {
        const answer: Tri = typeof given === 'boolean' ? (given ? YES : NO) : when ? when.evaluate(run) : ofType === undefined ? MAYBE : this.ofType(run, ofType) === true ? YES : NO;
        run.low[slot] = answer;
      } else {
        const word = ofType === undefined ? given : this.ofType(run, ofType);
        run.word[slot] = typeof word === 'string' ? word : undefined;
      }
    };
    const known = (run: Run): boolean => (kind === 'number' ? run.low[slot] === run.high[slot] : kind === 'flag' ? run.low[slot] !== MAYBE : run.word[slot] !== undefined);
    const why = (run: Run, reasons: Reason[]): void => {
      ensure(run, fact);
      if (known(run)) return;
      if (run.span?.name === name) return void reasons.push({ kind: 'fact', name });
      const before = reasons.length;
      value?.why(run, reasons);
      if (when) gather(run, when, reasons);
      // What the form asks for this type is asked for by its own name; anything else by what it would follow from.
      const asked = this.types.get(run.proposal.properties.signType)?.asks.includes(name) === true;
      if (!stateable || (!asked && reasons.length > before)) return;
      // What follows from a measure that is being varied is not lacking: it varies with it.
      const varied = reasons.slice(before).filter((reason) => reason.kind === 'fact' && reason.name === run.span?.name);
      if (varied.length > 0 && varied.length === reasons.length - before) return;
      reasons.length = before;
      reasons.push(...varied, { kind: 'fact', name });
    };
    return { evaluate, why, layers: [...new Set([...(when?.layers ?? []), ...lacking.flatMap((other) => other.layers)])], demonstration: fact.demonstration || lacking.some((other) => other.demonstration) };
  }

  private ofType(run: Run, field: string): unknown {
    return (this.types.get(run.proposal.properties.signType) as Readonly<Record<string, unknown>> | undefined)?.[field];
  }
}

/** Evaluates a definition's condition again, with its reasons. */
function gather(run: Run, when: Cond, reasons: Reason[]): void {
  const { noting, note } = run;
  const outer = run.reasons;
  run.noting = false;
  run.reasons = reasons;
  const before = reasons.length;
  if (when.evaluate(run) !== MAYBE) reasons.length = before;
  run.reasons = outer;
  run.noting = noting;
  run.note = note;
}

/** Evaluates a fact once per check. */
export function ensure(run: Run, fact: Fact): void {
  if (run.done[fact.slot] === 1) return;
  // A definition may note comparisons of its own; those are not the finding's.
  const noting = run.noting;
  const { reasons } = run;
  run.noting = false;
  run.reasons = null;
  fact.evaluate(run);
  run.noting = noting;
  run.reasons = reasons;
  run.done[fact.slot] = 1;
}
