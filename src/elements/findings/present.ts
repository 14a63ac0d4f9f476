/** How one finding is shown: its margin, the values compared, a gauge, and the tag of its source. Pure. */
import type { Interval } from '../../check/types.ts';
import { say } from '../../report/phrases.ts';
import { limitAmount } from '../../report/quantity.ts';
import type { ReportFinding } from '../../report/types.ts';
import { messages, type Language } from '../shared/messages.ts';
import { bound, shownInterval, withUnit } from '../shared/numbers.ts';

export interface Presented {
  /** At the right of the title: the margin where there is one, else the result in a word. */
  readonly margin: string;
  /** Label and value, in the order proposed, limit. */
  readonly values: readonly (readonly [label: string, value: string])[];
  /** Shares of the gauge's length, 0–100. */
  readonly gauge: { readonly value: number; readonly limit: number; readonly beyond: boolean } | null;
  readonly tag: string;
}

const isInterval = (value: unknown): value is Interval => Array.isArray(value) && value.length === 2 && value.every((end) => end === null || typeof end === 'number');
const atMost = (op: string): boolean => op.startsWith('<');
const atLeast = (op: string): boolean => op.startsWith('>');

export function present(finding: ReportFinding, language: Language): Presented {
  const { result, limit, unit, margin } = finding;
  return { margin: marginText(result, margin, limit?.op ?? '', unit, language), values: values(finding, language), gauge: gauge(finding), tag: tag(finding, language) };
}

/** Numbers only: a word compared with words is said in the text, and the bounds of what was not stated are no value. */
function values({ result, value, limit, unit, measure, reason }: ReportFinding, language: Language): Presented['values'] {
  if (!isInterval(value) || (value[0] === null && value[1] === null) || reason.some(({ kind }) => kind === 'fact')) return [];
  const m = messages(language);
  const distance = measure === 'distance';
  // Within an area the distance to it is negative: then it is a depth.
  const shown = distance && value[1] !== null && value[1] <= 0 ? say('inside', language, { deep: shownInterval([-value[1], value[0] === null ? null : -value[0]], unit) }) : shownInterval(value, unit);
  const first = [distance ? say('distance', language) : measure === 'count' ? say('count', language) : m.proposed, shown] as const;
  if (limit === undefined || !isInterval(limit.value) || (distance && limit.value[1] === 0)) return [first];
  const { op } = limit;
  const label = atMost(op) ? (result === 'advice' ? m.adviseMost : m.atMost) : atLeast(op) ? (result === 'advice' ? m.adviseLeast : m.atLeast) : m.exactly;
  const [least, most] = limit.value;
  return [first, [label, least !== null && least === most ? bound(limitAmount(least, unit)) : shownInterval(limit.value, unit)]];
}

function marginText(result: ReportFinding['result'], margin: Interval | undefined, op: string, unit: string | undefined, language: Language): string {
  const m = messages(language);
  const [low, high] = margin ?? [null, null];
  // Only a margin that is certainly on one side is worth a number; the smaller end is the one that is sure.
  if ((result === 'fail' || result === 'advice') && high !== null && high < 0) return (atLeast(op) ? m.short : m.over)(withUnit(-high, unit));
  if (result === 'pass' && low !== null && low > 0) return m.spare(withUnit(low, unit));
  return say(result, language);
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

/** What kind of source it is: by tier, and for national law by the kind of act that its name ends with. */
function tag({ confidence, tier, citation }: ReportFinding, language: Language): string {
  const m = messages(language);
  if (confidence === 'S') return say('S', language);
  if (tier !== 'T1') return m.tier[tier];
  return citation.document.includes('条例') ? m.regulation : /办法|规定|规则/.test(citation.document) ? m.rule : m.tier.T1;
}
