/** What would pass and what to change, in words: for the page and for the command line. */
import type { Bound, Coupling, End, Envelope, MeasureEnvelope, Range, Remedy } from '../check/envelope-types.ts';
import type { Scope } from '../check/matrix.ts';
import { centreOf } from '../check/middle.ts';
import { groundKnown } from '../check/remedies/ground.ts';
import type { Limit } from '../plan/schema/condition.ts';
import { PROPERTY } from '../plan/vocabulary.ts';
import { direction } from './compass.ts';
import type { Lexicon } from './lexicon.ts';
import { tell } from './passing-phrases.ts';
import { say, type Language } from './phrases.ts';
import { amount, limitAmount } from './quantity.ts';
import type { Report } from './types.ts';

const full = (text: string, language: Language): string => text + (language === 'zh' ? '。' : '.');

/** A measure's name without what its label explains in brackets. */
export const measureName = (measure: string, words: Lexicon, language: Language): string => words.fact(measure, language).replace(/\s*[（(].*[）)]$/, '');

/** A clause by its title; a cell of the plan's table by the class whose it is. */
export function bindingName(clause: string, scope: Scope | undefined, words: Lexicon, language: Language): string {
  const title = words.clause(clause)?.title[language];
  if (title !== undefined) return title;
  if (scope === undefined) return say('matrix.title', language);
  const { kind, class: klass = '', key = '' } = scope;
  if (kind === 'site') return tell('cell.site', language, { key });
  return tell('cell', language, { at: kind === 'none' ? say('none', language) : words.klass(kind, klass, language) });
}

/** The change as one sentence. `at` is where the sign is proposed. */
export function remedyText(remedy: Remedy, at: Report['proposal']['geometry'], words: Lexicon, language: Language): string {
  const { centralMeridian } = words.plan.manifest.crs;
  const towards = (to: readonly [number, number]): string => direction(centreOf(at).coordinates, [...to], centralMeridian, language) ?? '';
  switch (remedy.kind) {
    case 'measures': {
      const parts = remedy.changes.map(({ measure, from, to, unit }) =>
        tell(from === null ? 'state' : to < from ? 'smaller' : 'larger', language, { measure: measureName(measure, words, language), from: from === null ? '' : amount(from, unit), to: amount(to, unit) }),
      );
      const follows = (remedy.follows ?? []).map(({ measure, to, unit }) => tell('follows', language, { measure: measureName(measure, words, language), to: amount(to, unit) }));
      const middle = at.type === 'LineString' && remedy.changes.some(({ measure }) => measure === 'width') ? [tell('middle', language)] : [];
      return full([...parts, ...middle, ...follows].join(language === 'zh' ? '，' : '; '), language);
    }
    case 'type':
      return full(tell('type', language, { type: words.word(remedy.signType, 'signType', language) }), language);
    case 'site':
    case 'place': {
      const values = { direction: towards(remedy.at), distance: amount(remedy.distance, 'm') };
      const where = remedy.kind === 'site' ? [tell('site', language, { ...values, site: remedy.site })] : [tell('place', language, { ...values, zone: zoneName(remedy.zone, words, language) }), tell('grid', language, { grid: limitAmount(remedy.grid, 'm') })];
      const beside = [tell('set', language, { accuracy: limitAmount(remedy.accuracy, 'm') }), ...(remedy.leaves === undefined ? [] : [tell('leaves', language, { building: remedy.leaves })])];
      return full([...where, ...beside].join(language === 'zh' ? '，' : ', '), language);
    }
  }
}

/** `展示区 ZS-01`, by the key of a zone; without one, the area beside all zones. */
function zoneName(key: string | null, words: Lexicon, language: Language): string {
  const layer = words.plan.manifest.layers.find(({ role }) => role === 'zones')?.id ?? '';
  const klass = key === null ? undefined : words.attribute(layer, key, 'class');
  if (key === null) return say('none', language);
  return typeof klass === 'string' ? `${words.klass('zone', klass, language)} ${key}` : key;
}

/** What the change leads to: `改后：有条件符合`, with what then is still open. */
export function afterText({ verdict, unknown }: Remedy, language: Language): string {
  const open = unknown === 0 ? '' : tell('open', language, { n: unknown });
  const after = tell('after', language, { verdict: say(verdict, language) });
  return open === '' ? after : language === 'zh' ? `${after}（${open}）` : `${after} (${open})`;
}

const half = (end: Bound, side: 'low' | 'high', unit: string, language: Language): string | undefined =>
  end.value === null ? undefined : tell(side === 'low' ? (end.closed ? 'least' : 'above') : end.closed ? 'most' : 'below', language, { value: amount(end.value, unit) });

function rangeText({ low, high }: { readonly low: Bound; readonly high: Bound }, unit: string, language: Language): string {
  if (low.value !== null && low.value === high.value) return amount(low.value, unit);
  const [from, to] = [half(low, 'low', unit, language), half(high, 'high', unit, language)];
  if (from !== undefined && to !== undefined) return tell('both', language, { low: from, high: to });
  return from ?? to ?? tell('any', language);
}

/** All values that pass: `不大于 4.20 m`, `不小于 2.50 m，不大于 6.00 m`, `没有可行的值`. */
export const rangesText = ({ ranges, unit }: MeasureEnvelope, language: Language): string =>
  ranges.length === 0 ? tell('never', language) : ranges.map((range) => rangeText(range, unit, language)).join(tell('or', language));

/** What binds the ends of a range, in as few words as that takes. */
function endNotes({ low, high }: Range, words: Lexicon, language: Language): string[] {
  const told = (phrase: 'end.low' | 'end.high' | 'end.both', { clause, scope, result }: End): string => {
    const says = tell(phrase, language, { title: clause === undefined ? tell('sizes', language) : bindingName(clause, scope, words, language) });
    return result === 'unknown' ? `${says}${language === 'zh' ? '，' : ', '}${tell('end.open', language)}` : says;
  };
  const [from, to] = [low.value === null ? [] : [told('end.low', low)], high.value === null ? [] : [told('end.high', high)]];
  const same = from.length > 0 && to.length > 0 && low.result === high.result && told('end.low', low) === told('end.low', high);
  return same ? [told('end.both', low)] : [...from, ...to];
}

const ANY: Bound = { value: null, closed: true };

/** Consents that only a part of a range needs. Where that part ends with the range, the range has said so. */
function consentNotes({ low, high, consents }: Range, unit: string, words: Lexicon, language: Language): string[] {
  return consents.map((need) => {
    const part = { low: need.low.value === low.value ? ANY : need.low, high: need.high.value === high.value ? ANY : need.high };
    return tell('need', language, { range: rangeText(part, unit, language), consent: words.consent(need.consent)?.title[language] ?? need.consent });
  });
}

/** What binds each end, which consents a part of the values needs, and what is still to be stated; each once. */
export function rangeNotes({ ranges, unit, pending, fails }: MeasureEnvelope, words: Lexicon, language: Language): readonly string[] {
  const notes = ranges.flatMap((range) => [...endNotes(range, words, language), ...consentNotes(range, unit, words, language)]);
  return [...new Set(notes), ...(fails === true ? [tell('fails', language)] : []), ...(pending.length === 0 ? [] : [tell('pending', language, { names: pending.map((name) => measureName(name, words, language)).join(say('or', language)) })])];
}

/** Light and pictures that nobody has spoken of: the sign may have none, so that they are without a limit is no news. */
const isUnasked = ({ stated, unit }: MeasureEnvelope): boolean => stated === undefined && unit !== 'm';

/** Every value passes, whatever else is stated: nothing to say but its name. */
export const isFree = (measure: MeasureEnvelope): boolean => {
  const { ranges, pending } = measure;
  const [only] = ranges;
  return ranges.length === 1 && only?.low.value === null && only.high.value === null && only.consents.length === 0 && (pending.length === 0 || isUnasked(measure));
};

/** Names of the measures of which any value passes, in one sentence: without a binding limit, whatever is recommended. */
export function freeText(measures: readonly MeasureEnvelope[], words: Lexicon, language: Language): string | undefined {
  const names = measures.filter((measure) => isFree(measure) && !isUnasked(measure)).map(({ measure }) => measureName(measure, words, language));
  return names.length === 0 ? undefined : tell('free', language, { names: names.join(say('or', language)) });
}

const SIGNS: Readonly<Record<string, string>> = { '<': '<', '<=': '≤', '>': '>', '>=': '≥', '=': '=', '!=': '≠' };

/** `宽 × 高`, as the fact is defined; its own name where that is no plain sum or product. */
function expression(fact: string, words: Lexicon, language: Language): string {
  const limit = words.plan.rules.definitions.find(({ name }) => name === fact)?.value;
  const written = (part: Limit): string | undefined => (typeof part === 'number' ? String(part) : 'fact' in part ? measureName(part.fact, words, language) : undefined);
  const joined = (parts: readonly Limit[], sign: string): string | undefined => {
    const texts = parts.map(written);
    return texts.includes(undefined) ? undefined : texts.join(` ${sign} `);
  };
  const name = measureName(fact, words, language);
  if (typeof limit !== 'object') return name;
  return ('times' in limit ? joined(limit.times, '×') : 'plus' in limit ? joined(limit.plus, '+') : 'minus' in limit ? joined(limit.minus, '−') : undefined) ?? name;
}

/** `宽 × 高 ≤ 10 m²（分区管控：一般控制区）` */
export function couplingText({ clause, scope, fact, op, limit }: Coupling, words: Lexicon, language: Language): string {
  const [low, high] = limit;
  // Of a limit that is not known exactly, the end that is certainly kept.
  const value = op.startsWith('<') ? (low ?? high) : (high ?? low);
  const property = PROPERTY.get(fact);
  const unit = words.plan.rules.definitions.find(({ name }) => name === fact)?.unit ?? (property?.kind === 'number' ? property.unit : '');
  return tell('coupling', language, { expression: expression(fact, words, language), limit: `${SIGNS[op] ?? op} ${value === null ? '—' : limitAmount(value, unit)}`, title: bindingName(clause, scope, words, language) });
}

/** What no change of size settles, named; empty where there is nothing. */
export function whateverText({ whatever }: Envelope, words: Lexicon, language: Language): string {
  const titles = [...new Set(whatever.filter(({ result }) => result === 'fail').map(({ clause, scope }) => bindingName(clause, scope, words, language)))];
  return titles.length === 0 ? '' : tell('whatever', language, { titles: titles.join(say('or', language)) });
}

/** Why no remedy is offered; undefined where some are. */
export function withoutRemedyText({ verdict, proposal, counts }: Pick<Report, 'verdict' | 'proposal' | 'counts'>, remedies: readonly Remedy[], words: Lexicon, language: Language): string | undefined {
  if (remedies.length > 0) return undefined;
  if (counts.fail === 0) return tell(verdict === 'undetermined' ? 'undecided' : 'nothing', language);
  const type = words.plan.rules.signTypes.find(({ id }) => id === proposal.properties?.['signType']);
  return tell(type?.mounting !== 'free-standing' ? 'none.fixed' : groundKnown(words.plan) ? 'none.free' : 'none.unread', language);
}

/** For a terminal, without indentation: remedies, ranges, coupled limits, types. */
export function passingLines(report: Pick<Report, 'verdict' | 'proposal' | 'counts'>, envelope: Envelope, remedies: readonly Remedy[], words: Lexicon, language: Language): readonly string[] {
  const without = withoutRemedyText(report, remedies, words, language);
  const gap = language === 'zh' ? '' : ' ';
  const colon = language === 'zh' ? '：' : ': ';
  const semicolon = language === 'zh' ? '；' : '; ';
  const types = (['allowed', 'limited', 'forbidden', 'cannot-say'] as const).flatMap((answer) => {
    const those = envelope.types.filter((type) => type.answer === answer);
    return those.length === 0 ? [] : [`${tell(answer, language)}${colon}${those.map(({ signType }) => words.word(signType, 'signType', language)).join(semicolon)}`];
  });
  return [
    ...(without === undefined ? remedies.map((remedy) => `${remedyText(remedy, report.proposal.geometry, words, language)}${gap}${full(afterText(remedy, language), language)}`) : [without]),
    ...[whateverText(envelope, words, language)].filter((line) => line !== ''),
    ...envelope.measures.filter((measure) => !isFree(measure)).map((measure) => {
      const notes = rangeNotes(measure, words, language);
      return `${measureName(measure.measure, words, language)}${colon}${rangesText(measure, language)}${notes.length === 0 ? '' : language === 'zh' ? `（${notes.join('；')}）` : ` (${notes.join('; ')})`}`;
    }),
    ...[freeText(envelope.measures, words, language)].filter((line) => line !== undefined),
    ...envelope.couplings.map((coupling) => couplingText(coupling, words, language)),
    ...types,
  ];
}
