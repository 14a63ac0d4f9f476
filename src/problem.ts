/** One thing that is wrong with an input, as a value: what, where, what was received and what to do about it. */
export interface Problem {
  /** Stable identifier, e.g. `proposal.unknown-property`. The part before the dot says what kind of input it concerns. */
  readonly code: string;
  /** The file or URL, where there is one. */
  readonly file?: string;
  /** JSON path, CSV row and column, or form field. */
  readonly path?: string;
  /** The value received, cut to a readable length. */
  readonly received?: string;
  /** What is wrong and what to do, one or two sentences. */
  readonly text: Text;
}

/** A sentence in both languages of the product. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const fail = (...problems: Problem[]): { ok: false; problems: Problem[] } => ({ ok: false, problems });

/** A received value as it is shown in a message: at most 60 characters, never markup. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : typeof value === 'number' || typeof value === 'boolean' ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** One line for a terminal or a log. */
export function problemLine(problem: Problem, language: keyof Text): string {
  const where = [problem.file, problem.path].filter((part) => part !== undefined && part !== '').join(' ');
  const got = problem.received === undefined ? '' : language === 'zh' ? `（收到 ${problem.received}）` : ` (received ${problem.received})`;
  return `${where === '' ? '' : `${where}: `}${problem.text[language]}${got} [${problem.code}]`;
}

/** Fails to compile where a union has a case that is not handled. */
export function unreachable(value: never): never {
  throw new Error(`unreachable case: ${shown(value)}`);
}
