/** How one finding is shown: its margin, the values compared, a gauge, its words and the tag of its source. Pure. */
import type { Interval } from '../../check/types.ts';
import { intervalText } from '../../report/finding-text.ts';
import { say } from '../../report/phrases.ts';
import { amount, limitAmount, span } from '../../report/quantity.ts';
import type { ReportFinding } from '../../report/types.ts';
import type { Language } from '../shared/messages.ts';
import { bound } from '../shared/numbers.ts';
import { isOwnRule, sourceTag } from '../shared/source-tag.ts';
import { words } from './words.ts';

export interface Presented {
  /** At the right of the title: the margin where there is one, else the result in a word. */
  readonly margin: string;
  /** Label and value, in the order proposed, limit. */
  readonly values: readonly (readonly [label: string, value: string])[];
  /** Shares of the gauge's length, 0–100. */
  readonly gauge: { readonly value: number; readonly limit: number; readonly beyond: boolean } | null;
  /** Empty where the values have said it. */
  readonly text: string;
  readonly tag: string;
  /** The tag says already that the rule is the demonstration's own. */
  readonly ownRule: boolean;
}

const isInterval = (value: unknown): value is Interval => Array.isArray(value) && value.length === 2 && value.every((end) => end === null || typeof end === 'number');
const atMost = (op: string): boolean => op.startsWith('<');
const atLeast = (op: string): boolean => op.startsWith('>');

/** @param headline of the report: what it says in full is not said again below */
export function present(finding: ReportFinding, language: Language, headline = ''): Presented {
  const { result, limit, unit, margin } = finding;
  const shown = values(finding, language);
  return {
    margin: bound(marginText(result, margin, limit?.op ?? '', unit, language)),
    values: shown.map(([label, value]) => [label, bound(value)]),
    gauge: gauge(finding),
    text: shown.length > 1 ? bound(besides(finding, language, headline)) : bound(finding.text[language]),
    tag: sourceTag(finding, language),
    ownRule: isOwnRule(finding),
  };
}

/** Numbers only: a word compared with words is said in the text, and the bounds of what was not stated are no value. */
function values({ result, value, limit, unit, measure, reason }: ReportFinding, language: Language): Presented['values'] {
  if (!isInterval(value) || reason.some(({ kind }) => kind === 'fact')) return [];
  const shown = intervalText(value, measure, unit, language);
  if (shown === undefined) return [];
  const m = words(language);
  const distance = measure === 'distance';
  // What is counted or summed stands there already.
  const first = [distance ? say('distance', language) : measure === 'count' || measure === 'sum' ? say('existing', language) : m.proposed, shown] as const;
  if (limit === undefined || !isInterval(limit.value) || (distance && limit.value[1] === 0)) return [first];
  const { op } = limit;
  const label = atMost(op) ? (result === 'advice' ? m.adviseMost : m.atMost) : atLeast(op) ? (result === 'advice' ? m.adviseLeast : m.atLeast) : m.exactly;
  const [least, most] = limit.value;
  const against = least !== null && least === most ? limitAmount(least, unit) : span(limit.value, unit);
  return against === undefined ? [first] : [first, [label, against]];
}

function marginText(result: ReportFinding['result'], margin: Interval | undefined, op: string, unit: string | undefined, language: Language): string {
  const m = words(language);
  const [low, high] = margin ?? [null, null];
  // Only a margin that is certainly on one side is worth a number; the smaller end is the one that is sure.
  if ((result === 'fail' || result === 'advice') && high !== null && high < 0) return (atLeast(op) ? m.short : m.over)(amount(-high, unit));
  if (result === 'pass' && low !== null && low > 0) return m.spare(amount(low, unit));
  return say(result, language);
}

/** The text without what value, limit and margin say: all of a cell's or a site's comparison, and of a clause's words what the headline has said. */
function besides({ result, reason, scope, text }: ReportFinding, language: Language, headline: string): string {
  const told = text[language];
  if (scope !== undefined) return reason.length === 0 ? '' : told;
  if (result !== 'fail') return told;
  const basis = say('basis', language);
  const own = told.startsWith(basis) ? told.slice(basis.length) : told;
  const mark = language === 'zh' ? '。' : '. ';
  // Sentence by sentence: the note on who may grant an exception stays.
  const parts = own.split(mark).filter((part) => part !== '');
  const kept = parts.filter((part) => !headline.includes(part.replace(/\.$/, '')));
  if (kept.length === parts.length) return told;
  return kept.length === 0 ? '' : kept.join(mark) + (language === 'zh' ? mark : '');
}

/** A gauge says something where one number meets one limit of its own size; 2858 m beside 8 m it doesn't. */
function gauge({ result, value, limit, reason }: ReportFinding): Presented['gauge'] {
  if (reason.length > 0 || !isInterval(value) || limit === undefined || !isInterval(limit.value)) return null;
  const [from, to] = value;
  const [least, most] = limit.value;
  if (from === null || to === null || least === null || most === null || !(atMost(limit.op) || atLeast(limit.op))) return null;
  const at = (from + to) / 2;
  const middle = (least + most) / 2;
  if (at < 0 || middle <= 0 || at > middle * 8 || (result !== 'fail' && result !== 'advice')) return null;
  const full = Math.max(at, middle) * 1.2;
  return { value: (at / full) * 100, limit: (middle / full) * 100, beyond: at > middle };
}
