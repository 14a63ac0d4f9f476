/** Mutants that no test can notice, because they make no difference that anyone could see; each with the reason. */
import { IN_GEOMETRY } from './equivalent-geo.ts';

export interface Equivalent {
  readonly file: string;
  /** The mutant's line as `nameOf` writes it, what is replaced in ⟦ ⟧. */
  readonly at: string;
  /** What it is replaced by; left out: whatever. */
  readonly to?: string;
  /** Where lines of a file are the same: which of them, from 1; left out: all. */
  readonly nth?: number;
  readonly why: string;
}

const HELD = 'every slot of the typed array is there: the other side is for the type checker';
const BEYOND = 'only speed: what is measured beyond the circle is left out afterwards, or makes no difference';
const ALONE = 'only speed: each is asked for its zone, site or building anyway, and what is beyond the circle is left out afterwards';
const PAST = 'past the last there is nothing, and nothing comes of it';
const EVEN = 'a line has an even count of numbers';
const SAME = 'the same number is taken again';
const TOGETHER = 'a feature and its layer are always set together';

export const EQUIVALENT: readonly Equivalent[] = [
  ...IN_GEOMETRY,
  { file: 'src/check/limits.ts', at: 'set(run, run.low[fact.slot] ?? ⟦-⟧Infinity, run.high[fact.slot] ?? Infinity);', why: HELD },
  { file: 'src/check/conditions.ts', at: 'const low = run.low[fact.slot] ?? ⟦-⟧Infinity;', why: HELD },
  { file: 'src/check/conditions.ts', at: 'const value = (run.low[fact.slot] ?? ⟦MAYBE⟧) as Tri;', why: HELD },
  { file: 'src/check/limits.ts', at: "if (run.feature && run.space ⟦&&⟧ attribute(run, name) === undefined) reasons.push({ kind: 'attribute', layer: run.space.id, feature: run.feature.key, name });", why: TOGETHER },
  { file: 'src/check/limits.ts', at: "if (run.feature ⟦&&⟧ run.space && attribute(run, name) === undefined) reasons.push({ kind: 'attribute', layer: run.space.id, feature: run.feature.key, name });", why: TOGETHER },
  { file: 'src/check/conditions.ts', at: "if (run.space ⟦&&⟧ run.feature) run.reasons?.push({ kind: 'attribute', layer: run.space.id, feature: run.feature.key, name });", why: TOGETHER },
  { file: 'src/check/limits.ts', at: '} else if (first ⟦&&⟧ second) {', why: 'two keys give both, any other number neither' },
  { file: 'src/check/limits.ts', at: 'const fitting = (low: number, high: number): Lim[] => compiled.filter((step, i) => low <= step.upTo && (i === 0 || high > (compiled[i - 1]?.upTo ?? ⟦-⟧Infinity))).map((step) => step.limit);', why: 'from the second step on there is one before' },
  { file: 'src/check/scan.ts', at: 'if (reach ⟦<⟧ Infinity && !space.mayReach(run.foot, index, units)) continue;', why: BEYOND },
  { file: 'src/check/scan.ts', at: 'const together = same === undefined || reach ⟦<⟧ Infinity ? null : sharing(run, same, space);', why: ALONE },
  { file: 'src/check/scan.ts', at: 'if (!shape || !space.valid(index, run.asOf) || (units ⟦<⟧ Infinity && !space.mayReach(run.foot, index, units))) continue;', why: BEYOND },
  { file: 'src/check/space.ts', at: "const d = this.shapes[i]?.kind ⟦===⟧ 'point' ? this.boxDistance(foot.x, foot.y, i) : this.centre(foot, i);", to: '!==', why: 'only speed: a box is never farther than what is in it, and what comes of it is measured' },
  { file: 'src/check/same.ts', at: "space.features.forEach(({ properties: { building: name } }, index) => entryOf(by, typeof name ⟦===⟧ 'string' ? name : undefined, (): number[] => []).push(index));", to: '!==', why: 'only speed: every feature is then among those that do not say, and each is asked for its building anyway; what is neither a word nor left out is no building' },
  { file: 'src/check/why.ts', at: 'const straight = Math.abs(distanceHigh - ((disc ? centre : nearHigh) / unit + tolerance)) < 1e-6 || run.growSpread ⟦>⟧ 0 || run.growName !== null;', to: '<', why: 'what is grown between two ends is grown by an attribute, which the next comparison asks for' },
  { file: 'src/check/facts.ts', at: "const kind: FactKind = property ? (property.kind === 'number' ? 'number' : property.kind === 'flag' ? 'flag' : property.kind ⟦===⟧ 'list' ? 'list' : 'word') : definition?.value !== undefined || definition?.between ? 'number' : definition?.when !== undefined ? 'flag' : this.kindOfType(definition);", to: '!==', why: 'nothing asks whether a fact that is no number and no flag is a list' },
  { file: 'src/check/tally.ts', at: "if (!scan.byAttributes || same === undefined || same === 'building' || limit ⟦<⟧ Infinity || scan.within || scan.facing || along !== undefined || space.dated) return null;", to: '>', why: 'a limit is finite only where there is a `within`, which is asked for next' },
  { file: 'src/check/chosen.ts', at: 'if (reach ⟦===⟧ Infinity) return this.numbers;', to: '!==', why: 'only speed: more than are near are measured, and all where the circle has no end' },
  { file: 'src/check/quantifiers.ts', at: 'for (let i = 0; i ⟦<⟧ scan.spaces.length; i++) {', to: '<=', why: PAST },
  { file: 'src/check/quantifiers.ts', at: 'if (shown === null && run.noting && found === NO) for (let i = 0; i ⟦<⟧ scan.spaces.length; i++) if (enterNearest(run, scan, i)) shown = closer(run, scan, shown, YES);', to: '<=', why: PAST },
  { file: 'src/check/scan.ts', at: 'if (cached && cached.reach ⟦>=⟧ reach) return cached.list;', to: '>', why: 'only speed: it is looked for again' },
  { file: 'src/check/scan.ts', at: 'return list.every(({ low }) => low ⟦<=⟧ reach) ? list : list.filter(({ low }) => low <= reach);', to: '<', why: 'only speed: the list is copied' },
  { file: 'src/check/nearest.ts', at: 'if (d ⟦<⟧ best) best = d;', to: '<=', why: SAME },
  { file: 'src/check/nearest.ts', at: 'for (let count = 8, done = 0; done ⟦<⟧ space.shapes.length; count *= 8) {', to: '<=', why: 'the index has no more to give, which ends it' },
  { file: 'src/check/space.ts', at: 'for (let i = 0, b = 0; b ⟦<⟧ boxes.length; i++, b += 4) {', to: '<=', why: PAST },
  { file: 'src/check/space.ts', at: 'for (let i = 0; i < this.shapes.length && least ⟦>⟧ 0; i++) {', to: '>=', why: 'only speed: none is nearer than nought' },
  { file: 'src/check/space.ts', at: 'const dx = x ⟦<⟧ (boxes[b] as number) ? (boxes[b] as number) - x : x > (boxes[b + 2] as number) ? x - (boxes[b + 2] as number) : 0;', to: '<=', why: 'on the edge of a box it is nought either way' },
  { file: 'src/check/space.ts', at: 'const dx = x < (boxes[b] as number) ? (boxes[b] as number) - x : x ⟦>⟧ (boxes[b + 2] as number) ? x - (boxes[b + 2] as number) : 0;', to: '>=', why: 'on the edge of a box it is nought either way' },
  { file: 'src/check/space.ts', at: 'const dy = y ⟦<⟧ (boxes[b + 1] as number) ? (boxes[b + 1] as number) - y : y > (boxes[b + 3] as number) ? y - (boxes[b + 3] as number) : 0;', to: '<=', why: 'on the edge of a box it is nought either way' },
  { file: 'src/check/space.ts', at: 'const dy = y < (boxes[b + 1] as number) ? (boxes[b + 1] as number) - y : y ⟦>⟧ (boxes[b + 3] as number) ? y - (boxes[b + 3] as number) : 0;', to: '>=', why: 'on the edge of a box it is nought either way' },
  { file: 'src/check/matrix.ts', at: 'if (same && answers[0] !== MAYBE && first && !(answers[0] === NO && bands.length ⟦>⟧ 1 && this.bySpan(run))) return { scope, tri: combined(first), lines: first };', to: '>=', why: 'what is known says nothing of why it is not' },
  { file: 'src/check/matrix.ts', at: 'if (uses.length ⟦>⟧ 1) this.use.why(run, reasons);', to: '>=', why: 'what is known says nothing of why it is not' },
  { file: 'src/check/matrix.ts', at: 'if (bands.length ⟦>⟧ 1) this.large.why(run, reasons);', to: '>=', why: 'what is known says nothing of why it is not' },
  { file: 'src/check/binding.ts', at: 'const bound = precedence.length ⟦>⟧ 0 ? sure.filter((scope) => rank(scope) === top || rank(scope) === Infinity) : sure;', to: '>=', why: 'where no class is listed every rank is the same: without end' },
  { file: 'src/check/binding.ts', at: 'if (precedence.length ⟦>⟧ 0 && rank(scope) !== Infinity && !overrides) continue;', to: '>=', why: 'where no class is listed every rank is the same: without end' },
  { file: 'src/check/along.ts', at: 'for (let i = 0; i + 3 ⟦<⟧ line.length; i += 2) {', to: '<=', why: EVEN },
  { file: 'src/check/along.ts', at: 'if (distance ⟦<⟧ nearest) nearest = distance;', to: '<=', why: SAME },
  { file: 'src/check/facts.ts', at: 'const low = run.valueLow ⟦>⟧ fact.min ? run.valueLow : fact.min;', to: '>=', why: SAME },
  { file: 'src/check/facts.ts', at: 'const high = run.valueHigh ⟦<⟧ fact.max ? run.valueHigh : fact.max;', to: '<=', why: SAME },
  { file: 'src/check/counting.ts', at: 'if (!feature || list.length ⟦>=⟧ MOST_NAMED) return;', to: '>', why: 'the list is cut to as many in the end' },
  { file: 'src/check/counting.ts', at: 'if (sure.length ⟦>=⟧ MOST_NAMED) break;', to: '>', why: 'the list is cut to as many in the end' },
  { file: 'src/check/tally.ts', at: "if (!scan.byAttributes || same === undefined || same === 'building' || limit ⟦<⟧ Infinity || scan.within || scan.facing || along !== undefined || space.dated) return null;", to: '<=', why: 'only speed: counted one by one' },
  { file: 'src/check/belonging.ts', at: 'return towards === 0 ? told : { ...told, fronts: towards ⟦>⟧ 0 || faces === 2 };', to: '>=', why: 'nought has been told before' },
  { file: 'src/check/belonging.ts', at: 'for (let i = 0; i + 3 ⟦<⟧ line.length; i += 2) {', to: '<=', why: EVEN },
  { file: 'src/check/middle.ts', at: 'if (rest ⟦<=⟧ leg) {', to: '<', why: 'the end of one leg is the beginning of the next' },
  { file: 'src/check/roads.ts', at: 'for (let k = i + 1; k ⟦<⟧ ends.length; k++) {', to: '<=', why: PAST },
  { file: 'src/check/roads.ts', at: 'for (let i = 0; i + 3 ⟦<⟧ line.length; i += 2) {', to: '<=', why: EVEN },
];

export const explains = (file: string, name: string, to: string, nth: number): boolean => EQUIVALENT.some((one) => one.file === file && one.at === name && (one.to === undefined || one.to === to) && (one.nth === undefined || one.nth === nth));
