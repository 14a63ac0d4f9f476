/** Mutants that no test can notice, because they make no difference that anyone could see; each with the reason. */
export interface Equivalent {
  readonly file: string;
  /** The mutant's line as `nameOf` writes it, what is replaced in ⟦ ⟧. */
  readonly at: string;
  /** What it is replaced by; left out: whatever. */
  readonly to?: string;
  readonly why: string;
}

const HELD = 'every slot of the typed array is there: the other side is for the type checker';
const TOGETHER = 'a feature and its layer are always set together';

export const EQUIVALENT: readonly Equivalent[] = [
  { file: 'src/check/limits.ts', at: 'set(run, run.low[fact.slot] ?? ⟦-⟧Infinity, run.high[fact.slot] ?? Infinity);', why: HELD },
  { file: 'src/check/conditions.ts', at: 'const low = run.low[fact.slot] ?? ⟦-⟧Infinity;', why: HELD },
  { file: 'src/check/conditions.ts', at: 'const value = (run.low[fact.slot] ?? ⟦MAYBE⟧) as Tri;', why: HELD },
  { file: 'src/check/limits.ts', at: "if (run.feature && run.space ⟦&&⟧ attribute(run, name) === undefined) reasons.push({ kind: 'attribute', layer: run.space.id, feature: run.feature.key, name });", why: TOGETHER },
  { file: 'src/check/limits.ts', at: "if (run.feature ⟦&&⟧ run.space && attribute(run, name) === undefined) reasons.push({ kind: 'attribute', layer: run.space.id, feature: run.feature.key, name });", why: TOGETHER },
  { file: 'src/check/conditions.ts', at: "if (run.space ⟦&&⟧ run.feature) run.reasons?.push({ kind: 'attribute', layer: run.space.id, feature: run.feature.key, name });", why: TOGETHER },
  { file: 'src/check/limits.ts', at: '} else if (first ⟦&&⟧ second) {', why: 'two keys give both, any other number neither' },
  { file: 'src/check/limits.ts', at: 'const fitting = (low: number, high: number): Lim[] => compiled.filter((step, i) => low <= step.upTo && (i === 0 || high > (compiled[i - 1]?.upTo ?? ⟦-⟧Infinity))).map((step) => step.limit);', why: 'from the second step on there is one before' },
];

export const explains = (file: string, name: string, to: string): boolean => EQUIVALENT.some((one) => one.file === file && one.at === name && (one.to === undefined || one.to === to));
