/** The findings as rows of the sheet's table: proposed, limit, margin, grounds. Pure. */
import { RESULTS, type FindingResult, type Interval } from '../../check/types.ts';
import { intervalText } from '../../report/finding-text.ts';
import type { Language } from '../../report/phrases.ts';
import { amount, limitAmount, span } from '../../report/quantity.ts';
import type { ReportFinding } from '../../report/types.ts';
import { bound } from '../shared/numbers.ts';
import { shortCitation } from './short-citation.ts';

export interface Row {
  readonly result: FindingResult;
  readonly title: string;
  /** Proposed, limit, margin; null where words say more than numbers. */
  readonly numbers: readonly [proposed: string, limit: string, margin: string] | null;
  /** Empty where the numbers, or the title, have said it. */
  readonly text: string;
  /** Shortened, for a narrow column. */
  readonly citation: string;
  readonly demonstration: boolean;
  /** Several findings of one result in one row, each with its title and its grounds; the row has none of its own. */
  readonly among?: readonly Row[];
}

const SIGNS: Readonly<Record<string, string>> = { '<': '<', '<=': '≤', '>': '>', '>=': '≥', '=': '', '!=': '≠' };
/** What the title says already: for the authority to judge, or kept. */
const BY_TITLE: ReadonlySet<FindingResult> = new Set<FindingResult>(['reserved', 'pass']);

const isInterval = (value: unknown): value is Interval => Array.isArray(value) && value.length === 2 && value.every((end) => end === null || typeof end === 'number');

/** All findings, in the order in which a counter reads them; within a result in the engine's. */
export const rows = (findings: readonly ReportFinding[], language: Language): readonly Row[] => RESULTS.flatMap((result) => findings.filter((finding) => finding.result === result).map((finding) => row(finding, language)));

/** What decides nothing: many of these in one row where a page is saved by it. */
const TOGETHER: ReadonlySet<FindingResult> = new Set<FindingResult>(['advice', 'reserved', 'pass']);

/** The same rows, what is kept, reserved or advised without a number together in one each, at the place of the first; what advice lacks is left to the report itself. */
export function together(all: readonly Row[]): readonly Row[] {
  const seen = new Set<FindingResult>();
  return all.flatMap((one) => {
    const alone = (other: Row): boolean => !TOGETHER.has(other.result) || (other.numbers !== null && other.result !== 'pass');
    if (alone(one)) return [one];
    if (seen.has(one.result)) return [];
    seen.add(one.result);
    const among = all.filter((other) => other.result === one.result && !alone(other));
    return among.length === 1 ? [one] : [{ ...one, title: '', citation: '', demonstration: false, among }];
  });
}

export function row(finding: ReportFinding, language: Language): Row {
  const { result, citation, basis, dispensation } = finding;
  const numbers = numbersOf(finding, language);
  const told = numbers === null ? !BY_TITLE.has(result) : dispensation !== undefined && result === 'fail';
  return { result, title: finding.title[language].replaceAll(' · ', '\u00a0· '), numbers, text: told ? bound(finding.text[language]) : '', citation: shortCitation(citation, language), demonstration: basis === 'demonstration' };
}

/** Only what is decided by one number against another; the bounds of what was not stated are no value. */
function numbersOf({ result, value, limit, unit = '', measure, reason, margin }: ReportFinding, language: Language): Row['numbers'] {
  if (!isInterval(value) || reason.length > 0 || result === 'unknown' || result === 'not-covered') return null;
  if (limit === undefined || !isInterval(limit.value) || (measure === 'distance' && limit.value[1] === 0)) return null;
  const proposed = intervalText(value, measure, unit, language);
  const [least, most] = limit.value;
  const against = least !== null && least === most ? limitAmount(least, unit) : span(limit.value, unit);
  if (proposed === undefined || against === undefined) return null;
  return [bound(proposed), bound(`${SIGNS[limit.op] ?? ''} ${against}`.trim()), bound(marginText(margin, unit))];
}

/** The end that is sure: `−0.60 m` beyond, `+2 850 m` to spare; empty where it lies on both sides. */
export function marginText(margin: Interval | undefined, unit: string): string {
  const [low, high] = margin ?? [null, null];
  if (high !== null && high < 0) return amount(high, unit);
  if (low === null || low < 0) return '';
  return low === 0 ? limitAmount(0, unit) : `+${amount(low, unit)}`;
}

/** Share of the limit that is left, of what is kept: what is nearest to its limit comes first. */
function leftOver({ margin, limit }: ReportFinding): number {
  const [low] = margin ?? [null];
  const ends = limit !== undefined && isInterval(limit.value) ? limit.value : [null, null];
  const size = Math.abs(ends[1] ?? ends[0] ?? 0);
  return low === null || low === undefined || size === 0 ? Infinity : low / size;
}

/** What is kept with the least to spare, by share of the limit. */
export const nearest = (findings: readonly ReportFinding[], language: Language): readonly Row[] =>
  findings
    .filter((finding) => finding.result === 'pass' && Number.isFinite(leftOver(finding)))
    .sort((a, b) => leftOver(a) - leftOver(b))
    .map((finding) => row(finding, language))
    .filter(({ numbers }) => numbers !== null);
