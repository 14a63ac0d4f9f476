/** Mutants that no test can notice, because they make no difference that anyone could see; each with the reason. */
export interface Equivalent {
  readonly file: string;
  /** The mutant's line as `nameOf` writes it, what is replaced in ⟦ ⟧. */
  readonly at: string;
  /** What it is replaced by; left out: whatever. */
  readonly to?: string;
  readonly why: string;
}

export const EQUIVALENT: readonly Equivalent[] = [];

export const explains = (file: string, name: string, to: string): boolean => EQUIVALENT.some((one) => one.file === file && one.at === name && (one.to === undefined || one.to === to));
